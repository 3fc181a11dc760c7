using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>
/// The one way from a report to its fix: find the node, plan the edits of an action, make them, let the compiler look at them, finish the
/// files. All but the last is done before an action is offered: a plan whose result the compiler has a new warning about is no fix.
/// </summary>
internal abstract class SmtpCodeFix : CodeFixProvider
{
    private protected SmtpCodeFix(string id, params string[] titles)
    {
        FixableDiagnosticIds = ImmutableArray.Create(id);
        Titles = titles;
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <summary>The actions to choose from. The first is what a tool takes that cannot ask.</summary>
    public IReadOnlyList<string> Titles { get; }

    public sealed override FixAllProvider GetFixAllProvider() => new OneByOneFixAll(this);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics.Where(CanFix))
        {
            if (Find(root!, diagnostic.Location.SourceSpan) is not { } node)
            {
                continue;
            }

            var reported = await ReportedNode.InAsync(context.Document, node, context.CancellationToken).ConfigureAwait(false);
            foreach (var title in Titles)
            {
                if (await TryAsync(reported, title).ConfigureAwait(false) is not null)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(title, cancellation =>
                            ApplyAsync(context.Document, diagnostic.Location.SourceSpan, title, cancellation), equivalenceKey: title), diagnostic);
                }
            }
        }
    }

    /// <summary>dotnet format tries a fix on whatever the analyzer reported first, be it of another rule.</summary>
    public bool CanFix(Diagnostic diagnostic) =>
        FixableDiagnosticIds.Contains(diagnostic.Id) && !diagnostic.Properties.ContainsKey(DiagnosticProperties.NoFix);

    /// <summary>The node that a report with this span is about.</summary>
    public virtual SyntaxNode? Find(SyntaxNode root, TextSpan span) => root.FindNode(span, getInnermostNodeForTie: true);

    /// <summary>The edited solution, its files not yet finished; null where no edit is right.</summary>
    public async Task<ChangedFiles?> TryAsync(ReportedNode reported, string title)
    {
        if (Scope(reported.Node) is not { } member || !Functions.Parses(member) || Plan(reported, title) is not { } changes)
        {
            return null;
        }

        // The place of the report, every other member of its file that is edited, and the whole of every other file.
        var (project, cancellation) = (reported.Document.Project, reported.Cancellation);
        var places = changes.Nodes
            .Select(node => node.SyntaxTree == member.SyntaxTree ? Functions.MemberAround(node) : node.SyntaxTree.GetRoot(cancellation))
            .Append(member)
            .Distinct()
            .ToDictionary(static place => place, static _ => new SyntaxAnnotation());
        foreach (var (place, mark) in places.Select(static each => (each.Key, each.Value)))
        {
            changes.Replace(place, rewritten => rewritten.WithAdditionalAnnotations(mark));
        }

        var solution = project.Solution;
        var documents = new List<DocumentId>();
        foreach (var tree in places.Keys.Select(static place => place.SyntaxTree).Distinct())
        {
            if (ChangedFiles.Editable(project, tree, cancellation) is not { } id)
            {
                return null;
            }

            var root = await tree.GetRootAsync(cancellation).ConfigureAwait(false);
            var edited = changes.Apply(root);
            if (!Directives.StayBalanced(root, edited))
            {
                return null;
            }

            documents.Add(id);
            solution = solution.WithDocumentSyntaxRoot(id, edited);
        }

        foreach (var (place, mark) in places.Select(static each => (each.Key, each.Value)))
        {
            var changed = solution.GetDocument(project.GetDocument(place.SyntaxTree)!.Id)!;
            if (!await CompilerCheck.PassesAsync(reported.ModelOf(place.SyntaxTree), place, changed, mark, cancellation).ConfigureAwait(false))
            {
                return null;
            }
        }

        return new ChangedFiles(solution, documents);
    }

    /// <summary>The edit once more, this time on a file whose tokens know their places.</summary>
    private async Task<Solution> ApplyAsync(Document document, TextSpan span, string title, CancellationToken cancellation)
    {
        var original = document.Project.Solution;
        var marked = await OriginalTokens.MarkedAsync(document, cancellation).ConfigureAwait(false);
        var changed = await EditAsync(marked).ConfigureAwait(false);
        if (changed?.Documents.Where(id => id != document.Id).ToList() is { Count: > 0 } others)
        {
            // A class has parts elsewhere.
            var all = await OriginalTokens.MarkedAsync(marked.Project.Solution, others, cancellation).ConfigureAwait(false);
            changed = await EditAsync(all.GetDocument(document.Id)!).ConfigureAwait(false);
        }

        // Marks change what the compiler makes of a syntax error elsewhere in the file.
        changed ??= (await EditAsync(document).ConfigureAwait(false))!;
        return await changed.FinishAsync(original, cancellation).ConfigureAwait(false);

        async Task<ChangedFiles?> EditAsync(Document file)
        {
            var root = await file.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            var reported = await ReportedNode.InAsync(file, Find(root!, span)!, cancellation).ConfigureAwait(false);
            return await TryAsync(reported, title).ConfigureAwait(false);
        }
    }

    /// <summary>Where the compiler may complain about the edit, besides the members that are edited.</summary>
    private protected virtual SyntaxNode? Scope(SyntaxNode node) => Functions.MemberAround(node);

    /// <summary>The edits of the action with that title; null where none is known to be right.</summary>
    private protected abstract TreeChanges? Plan(ReportedNode reported, string title);
}
