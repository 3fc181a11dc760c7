using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>
/// Fix-all by document: Roslyn's batch fixer merges the texts of fixes made side by side and drops what overlaps, such as a handler in a handler.
/// </summary>
internal abstract class DocumentFixAll : FixAllProvider
{
    public sealed override Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var key = context.CodeActionEquivalenceKey;
        var title = key ?? "Fix all";
        return Task.FromResult<CodeAction?>(CodeAction.Create(title, cancellation => FixAsync(context, key, cancellation), title));
    }

    /// <summary>Without a title, as dotnet format may ask, each report gets the first action that is there for it.</summary>
    protected abstract Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? title, CancellationToken cancellation);

    private async Task<Solution> FixAsync(FixAllContext context, string? title, CancellationToken cancellation)
    {
        var solution = context.Solution;
        foreach (var document in Documents(context))
        {
            var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
            {
                var changed = await FixAsync(document, diagnostics, title, cancellation).ConfigureAwait(false);
                solution = solution.WithDocumentText(document.Id, await changed.GetTextAsync(cancellation).ConfigureAwait(false));
            }
        }

        return solution;
    }

    private static IEnumerable<Document> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => new[] { context.Document! },
        FixAllScope.Project => context.Project.Documents,
        FixAllScope.Solution => context.Solution.Projects.Where(project => project.Language == context.Project.Language).SelectMany(project => project.Documents),
        _ => Enumerable.Empty<Document>(),
    };
}
