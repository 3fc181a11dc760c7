using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>
/// A fix with one action, or with several to choose from. Each is planned and tried before it is offered: a plan whose result the compiler
/// has a new warning about is no fix.
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
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => diagnostic.Id == _id && HasFix(diagnostic)))
        {
            var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            foreach (var title in _titles)
            {
                if (Find(root!, diagnostic.Location.SourceSpan) is { } node &&
                    await TryAsync(context.Document, node, title, context.CancellationToken).ConfigureAwait(false) is { } changed)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(title, cancellation => FinishAsync(changed, context.Document.Project.Solution, cancellation), equivalenceKey: title), diagnostic);
                }
            }
        }
    }

    private static bool HasFix(Diagnostic diagnostic) => !diagnostic.Properties.ContainsKey(DiagnosticProperties.NoFix);

    /// <summary>The node that a report with this span is about.</summary>
    private protected abstract SyntaxNode? Find(SyntaxNode root, TextSpan span);

    /// <summary>Where the compiler may complain about the edit.</summary>
    private protected virtual SyntaxNode? Scope(SyntaxNode node) => Functions.MemberAround(node);

    /// <summary>Null where no edit is known to be right.</summary>
    private protected abstract TreeChanges? Plan(SyntaxNode node, SemanticModel model, CancellationToken cancellation);

    /// <summary>The same for one action of several.</summary>
    private protected virtual TreeChanges? Plan(SyntaxNode node, string title, SemanticModel model, CancellationToken cancellation) =>
        Plan(node, model, cancellation);

    /// <summary>The solution with the fix, not yet formatted; null where there is none.</summary>
    private async Task<Changed?> TryAsync(Document document, SyntaxNode node, string title, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (Scope(node) is not { } member || !Functions.Parses(member) || Plan(node, title, model!, cancellation) is not { } changes)
        {
            return null;
        }

        // The place of the report, and the whole of every other file that the edit reaches.
        var solution = document.Project.Solution;
        var places = changes.Trees.Where(tree => tree != node.SyntaxTree).Select(tree => tree.GetRoot(cancellation)).Append(member).ToList();
        var marked = new List<(DocumentId Document, SyntaxNode Place, SyntaxAnnotation Mark)>();
        foreach (var place in places)
        {
            var mark = new SyntaxAnnotation();
            if (Editable(document.Project, place.SyntaxTree) is not { } id)
            {
                return null;
            }

            changes.Replace(place, rewritten => rewritten.WithAdditionalAnnotations(mark));
            marked.Add((id, place, mark));
            solution = solution.WithDocumentSyntaxRoot(id, changes.Apply(await place.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false)));
        }

        foreach (var (id, place, mark) in marked)
        {
            var changed = solution.GetDocument(id)!;
            var changedModel = await changed.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
            var changedRoot = await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            var before = Warnings(ModelOf(place.SyntaxTree, model!), place, cancellation);
            var after = Warnings(changedModel!, changedRoot!.GetAnnotatedNodes(mark).Single(), cancellation);
            if (!after.All(warnings => warnings.Count() <= before[warnings.Key].Count()))
            {
                return null;
            }
        }

        return new Changed(solution, marked.ConvertAll(static each => each.Document));
    }

    private protected static SemanticModel ModelOf(SyntaxTree tree, SemanticModel model) =>
        tree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(tree);

    /// <summary>Null for what is no file of the project, or one that a tool writes anew.</summary>
    private static DocumentId? Editable(Project project, SyntaxTree tree) =>
        project.GetDocument(tree)?.Id is { } id && project.ContainsDocument(id) && !IsRewritten(tree) ? id : null;

    /// <summary>The designer of Windows Forms keeps what is added to its files; a tool that begins them with this remark does not.</summary>
    private static bool IsRewritten(SyntaxTree tree) =>
        tree.GetRoot().GetLeadingTrivia().ToString().IndexOf("<auto-generated", StringComparison.OrdinalIgnoreCase) >= 0;

    private static async Task<Solution> FinishAsync(Changed changed, Solution original, CancellationToken cancellation)
    {
        // As text, and only of the files that an edit reached: the others may have been marked.
        foreach (var id in changed.Documents.Distinct())
        {
            var document = await Layout.FinishAsync(changed.Solution.GetDocument(id)!, cancellation).ConfigureAwait(false);
            original = original.WithDocumentText(id, await document.GetTextAsync(cancellation).ConfigureAwait(false));
        }

        return original;
    }

    /// <summary>Warnings too: many a build takes them for errors. A new public member without a comment is no fault of the edit.</summary>
    private static ILookup<string, Diagnostic> Warnings(SemanticModel model, SyntaxNode node, CancellationToken cancellation) =>
        model.GetDiagnostics(node.FullSpan, cancellation)
            .Where(static warning => warning.Severity >= DiagnosticSeverity.Warning && warning.Id != "CS1591" && !warning.IsSuppressed)
            .ToLookup(static warning => warning.Id);

    private sealed class Changed(Solution solution, IReadOnlyList<DocumentId> documents)
    {
        public Solution Solution { get; } = solution;

        public IReadOnlyList<DocumentId> Documents { get; } = documents;
    }

    /// <summary>
    /// Fixes the reports one after the other, each seeing what the ones before it wrote: two clients of one method often share the
    /// statements to edit, and two files the method, which merging separate edits gets wrong.
    /// </summary>
    private sealed class OneByOne(TreeFix fix) : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            // Without a key, as dotnet format may ask, each report gets the first that is there for it.
            var titles = context.CodeActionEquivalenceKey is { } key ? new[] { key } : fix._titles;
            var (solution, marks) = await MarkedAsync(context).ConfigureAwait(false);
            var changed = new Changed(solution, Array.Empty<DocumentId>());
            foreach (var (id, mark) in marks)
            {
                var document = changed.Solution.GetDocument(id)!;
                var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
                if (root!.GetAnnotatedNodes(mark).FirstOrDefault() is { } node &&
                    await FirstAsync(document, node, titles, context.CancellationToken).ConfigureAwait(false) is { } next)
                {
                    changed = new Changed(next.Solution, changed.Documents.Concat(next.Documents).ToList());
                }
            }

            return CodeAction.Create(titles[0], cancellation => FinishAsync(changed, context.Solution, cancellation), equivalenceKey: titles[0]);
        }

        /// <summary>The solution with a mark at every report, which outlasts the edits around it.</summary>
        private async Task<(Solution Solution, IReadOnlyList<(DocumentId Document, SyntaxAnnotation Mark)> Marks)> MarkedAsync(FixAllContext context)
        {
            var solution = context.Solution;
            var all = new List<(DocumentId, SyntaxAnnotation)>();
            foreach (var (document, diagnostics) in await ReportsAsync(context).ConfigureAwait(false))
            {
                var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
                var marks = new Dictionary<SyntaxNode, SyntaxAnnotation>();
                foreach (var diagnostic in diagnostics.Where(HasFix).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
                {
                    if (fix.Find(root!, diagnostic.Location.SourceSpan) is { } node)
                    {
                        marks[node] = new SyntaxAnnotation();
                    }
                }

                solution = solution.WithDocumentSyntaxRoot(document.Id, root!.ReplaceNodes(marks.Keys, (node, rewritten) => rewritten.WithAdditionalAnnotations(marks[node])));
                all.AddRange(marks.Values.Select(mark => (document.Id, mark)));
            }

            return (solution, all);
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

        private async Task<Changed?> FirstAsync(Document document, SyntaxNode node, string[] titles, CancellationToken cancellation)
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
