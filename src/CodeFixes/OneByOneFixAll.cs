using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>
/// Fixes the reports one after the other, each seeing what the ones before it wrote: two clients of one method often share the
/// statements to edit, two files the method, and a handler may stand in a handler. Roslyn's batch fixer merges separate edits and drops
/// what overlaps.
/// </summary>
internal sealed class OneByOneFixAll(SmtpCodeFix fix) : FixAllProvider
{
    public override Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        // Without a key, as dotnet format may ask, each report gets the first that is there for it.
        var titles = context.CodeActionEquivalenceKey is { } key ? new[] { key } : fix.Titles;
        return Task.FromResult<CodeAction?>(
            CodeAction.Create(titles[0], cancellation => FixAsync(context.WithCancellationToken(cancellation), titles), equivalenceKey: titles[0]));
    }

    private async Task<Solution> FixAsync(FixAllContext context, IReadOnlyList<string> titles)
    {
        var (solution, marks) = await MarkedAsync(context).ConfigureAwait(false);
        var changed = new ChangedFiles(solution, Array.Empty<DocumentId>());
        var marked = new HashSet<DocumentId>(marks.Select(static each => each.Document));
        foreach (var (id, mark) in marks)
        {
            // More than one where an edit has doubled the code around it; the later ones first, as an edit moves what comes after it.
            for (var index = (await PlacesAsync().ConfigureAwait(false)).Count - 1; index >= 0; index--)
            {
                var next = await NextAsync(index).ConfigureAwait(false);
                if (next is not null && next.Documents.Where(marked.Add).ToList() is { Count: > 0 } others)
                {
                    // A part of the class elsewhere, reached for the first time.
                    solution = await OriginalTokens.MarkedAsync(changed.Solution, others, context.CancellationToken).ConfigureAwait(false);
                    changed = new ChangedFiles(solution, changed.Documents);
                    next = await NextAsync(index).ConfigureAwait(false);
                }

                changed = next is null ? changed : changed.Then(next);
            }

            async Task<ChangedFiles?> NextAsync(int index) =>
                (await PlacesAsync().ConfigureAwait(false)).ElementAtOrDefault(index) is { } node
                    ? await FirstAsync(changed.Solution.GetDocument(id)!, node, titles, context.CancellationToken).ConfigureAwait(false)
                    : null;

            async Task<List<SyntaxNode>> PlacesAsync()
            {
                var root = await changed.Solution.GetDocument(id)!.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
                return root!.GetAnnotatedNodes(mark).ToList();
            }
        }

        return await changed.FinishAsync(context.Solution, context.CancellationToken).ConfigureAwait(false);
    }

    /// <summary>The solution with a mark at every report, which outlasts the edits around it.</summary>
    private async Task<(Solution Solution, IReadOnlyList<(DocumentId Document, SyntaxAnnotation Mark)> Marks)> MarkedAsync(FixAllContext context)
    {
        var solution = context.Solution;
        var all = new List<(DocumentId, SyntaxAnnotation)>();
        foreach (var (document, diagnostics) in await ReportsAsync(context).ConfigureAwait(false))
        {
            var root = OriginalTokens.Marked((await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!);
            var marks = diagnostics
                .Where(fix.CanFix)
                .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(diagnostic => fix.Find(root, diagnostic.Location.SourceSpan))
                .OfType<SyntaxNode>()
                .Distinct()
                .ToDictionary(static node => node, static _ => new SyntaxAnnotation());
            solution = solution.WithDocumentSyntaxRoot(
                document.Id, root.ReplaceNodes(marks.Keys, (node, rewritten) => rewritten.WithAdditionalAnnotations(marks[node])));
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

    private async Task<ChangedFiles?> FirstAsync(Document document, SyntaxNode node, IReadOnlyList<string> titles, CancellationToken cancellation)
    {
        var reported = await ReportedNode.InAsync(document, node, cancellation).ConfigureAwait(false);
        foreach (var title in titles)
        {
            if (await fix.TryAsync(reported, title).ConfigureAwait(false) is { } changed)
            {
                return changed;
            }
        }

        return null;
    }
}
