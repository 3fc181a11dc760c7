using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.CodeFixes.Edits;

/// <summary>
/// A fix with one action, or with several to choose from. Each is planned and tried before it is offered: a plan whose result the compiler
/// has a new complaint about is no fix.
/// </summary>
public abstract class TreeFix : CodeFixProvider
{
    private readonly string _id;
    private readonly string[] _titles;

    private protected TreeFix(string id, params string[] titles)
    {
        _id = id;
        _titles = titles;
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(_id);

    public sealed override FixAllProvider GetFixAllProvider() => new OneByOne(this);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // dotnet format tries a fix on whatever the analyzer reported first, be it of another rule.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => diagnostic.Id == _id))
        {
            var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            foreach (var title in _titles)
            {
                if (Find(root!, diagnostic.Location.SourceSpan) is { } node &&
                    await TryAsync(context.Document, node, title, context.CancellationToken).ConfigureAwait(false) is { } changed)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(title, cancellation => Layout.FinishAsync(changed, cancellation), equivalenceKey: title), diagnostic);
                }
            }
        }
    }

    /// <summary>The node that a report with this span is about.</summary>
    private protected abstract SyntaxNode? Find(SyntaxNode root, TextSpan span);

    /// <summary>Where the compiler may complain about the edit.</summary>
    private protected virtual SyntaxNode? Scope(SyntaxNode node) => Functions.MemberAround(node);

    /// <summary>Null where no edit is known to be right.</summary>
    private protected abstract TreeChanges? Plan(SyntaxNode node, SemanticModel model, CancellationToken cancellation);

    /// <summary>The same for one action of several.</summary>
    private protected virtual TreeChanges? Plan(SyntaxNode node, string title, SemanticModel model, CancellationToken cancellation) =>
        Plan(node, model, cancellation);

    /// <summary>The document with the fix, not yet formatted; null where there is none.</summary>
    private async Task<Document?> TryAsync(Document document, SyntaxNode node, string title, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (Scope(node) is not { } member || !Functions.Parses(member) || Plan(node, title, model!, cancellation) is not { } changes)
        {
            return null;
        }

        var mark = new SyntaxAnnotation();
        changes.Replace(member, rewritten => rewritten.WithAdditionalAnnotations(mark));
        var root = await node.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        var changed = document.WithSyntaxRoot(changes.Apply(root));
        var before = Complaints(model!, member, cancellation);
        var changedModel = await changed.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var changedRoot = await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var after = Complaints(changedModel!, changedRoot!.GetAnnotatedNodes(mark).Single(), cancellation);
        return after.All(id => before.Contains(id.Key) && id.Count() <= before[id.Key].Count()) ? changed : null;
    }

    /// <summary>Warnings too: many a build takes them for errors. A new public member without a comment is no fault of the edit.</summary>
    private static ILookup<string, Diagnostic> Complaints(SemanticModel model, SyntaxNode node, CancellationToken cancellation) =>
        model.GetDiagnostics(node.FullSpan, cancellation)
            .Where(static complaint => complaint.Severity >= DiagnosticSeverity.Warning && complaint.Id != "CS1591" && !complaint.IsSuppressed)
            .ToLookup(static complaint => complaint.Id);

    /// <summary>
    /// Fixes a document's reports one after the other, each seeing what the ones before it wrote: two clients of one method often share the
    /// statements to edit, which merging separate edits gets wrong.
    /// </summary>
    private sealed class OneByOne(TreeFix fix) : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var solution = context.Solution;
            // Without a key, as dotnet format may ask, each report gets the first that is there for it.
            var titles = context.CodeActionEquivalenceKey is { } key ? new[] { key } : fix._titles;
            foreach (var (document, diagnostics) in await ReportsAsync(context).ConfigureAwait(false))
            {
                if (await FixAsync(document, diagnostics, titles, context.CancellationToken).ConfigureAwait(false) is { } changed)
                {
                    var text = await changed.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                    solution = solution.WithDocumentText(document.Id, text);
                }
            }

            return CodeAction.Create(titles[0], _ => Task.FromResult(solution), equivalenceKey: titles[0]);
        }

        private static async Task<IEnumerable<(Document Document, IEnumerable<Diagnostic> Diagnostics)>> ReportsAsync(FixAllContext context)
        {
            if (context.Scope == FixAllScope.Document)
            {
                return context.Document is { } document
                    ? new[] { (document, (IEnumerable<Diagnostic>)await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)) }
                    : Array.Empty<(Document, IEnumerable<Diagnostic>)>();
            }

            var reports = new List<(Document, IEnumerable<Diagnostic>)>();
            foreach (var project in context.Scope == FixAllScope.Project ? new[] { context.Project } : context.Solution.Projects)
            {
                var diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                reports.AddRange(
                    from diagnostic in diagnostics
                    let document = project.GetDocument(diagnostic.Location.SourceTree)
                    where document is not null
                    group diagnostic by document into found
                    select (found.Key, (IEnumerable<Diagnostic>)found));
            }

            return reports;
        }

        private async Task<Document?> FixAsync(
            Document document, IEnumerable<Diagnostic> diagnostics, string[] titles, CancellationToken cancellation)
        {
            var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            var marks = new Dictionary<SyntaxNode, SyntaxAnnotation>();
            foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
            {
                if (fix.Find(root!, diagnostic.Location.SourceSpan) is { } node)
                {
                    marks[node] = new SyntaxAnnotation();
                }
            }

            var fixedOne = false;
            document = document.WithSyntaxRoot(root!.ReplaceNodes(marks.Keys, (node, rewritten) => rewritten.WithAdditionalAnnotations(marks[node])));
            foreach (var mark in marks.Values)
            {
                root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                if (root!.GetAnnotatedNodes(mark).FirstOrDefault() is { } node &&
                    await FirstAsync(document, node, titles, cancellation).ConfigureAwait(false) is { } changed)
                {
                    document = changed;
                    fixedOne = true;
                }
            }

            return fixedOne ? await Layout.FinishAsync(document, cancellation).ConfigureAwait(false) : null;
        }

        private async Task<Document?> FirstAsync(Document document, SyntaxNode node, string[] titles, CancellationToken cancellation)
        {
            foreach (var title in titles)
            {
                if (await fix.TryAsync(document, node, title, cancellation).ConfigureAwait(false) is { } changed)
                {
                    return changed;
                }
            }

            return null;
        }
    }
}
