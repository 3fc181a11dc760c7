using Microsoft.CodeAnalysis;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>
/// The last condition of a fix: the compiler has no warning that it did not have before. A name may be hidden, an overload missing, an
/// argument ambiguous; the compiler knows better than any list of such cases.
/// </summary>
internal static class CompilerCheck
{
    public static async Task<bool> PassesAsync(
        SemanticModel before, SyntaxNode place, Document changed, SyntaxAnnotation mark, CancellationToken cancellation)
    {
        var model = await changed.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var root = await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (model is null || root?.GetAnnotatedNodes(mark).FirstOrDefault() is not { } changedPlace)
        {
            return false;
        }

        var old = Warnings(before, place, cancellation);
        return Warnings(model, changedPlace, cancellation).All(id => id.Count() <= old[id.Key].Count());
    }

    /// <summary>Warnings too: many a build takes them for errors.</summary>
    private static ILookup<string, Diagnostic> Warnings(SemanticModel model, SyntaxNode place, CancellationToken cancellation) =>
        model.GetDiagnostics(Functions.MemberAround(place).FullSpan, cancellation)
            .Where(static warning => warning.Severity >= DiagnosticSeverity.Warning && !warning.IsSuppressed)
            .ToLookup(static warning => warning.Id);
}
