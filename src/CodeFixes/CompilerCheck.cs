using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>
/// The last condition of a fix: the compiler has no warning that it did not have before. A name may be hidden, an overload missing, an
/// argument ambiguous; the compiler knows better than any list of such cases.
/// </summary>
internal static class CompilerCheck
{
    /// <param name="before">The meaning of the file as it was.</param>
    /// <param name="place">Where the edit was made.</param>
    /// <param name="changed">The file after it.</param>
    /// <param name="mark">Stands on the same place there.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<bool> PassesAsync(
        SemanticModel before, SyntaxNode place, Document changed, SyntaxAnnotation mark, CancellationToken cancellation)
    {
        var model = await changed.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var root = await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var old = Warnings(before, place, cancellation);
        return Warnings(model!, root!.GetAnnotatedNodes(mark).Single(), cancellation).All(warnings => warnings.Count() <= old[warnings.Key].Count());
    }

    /// <summary>Warnings too: many a build takes them for errors. A new public member without a comment is no fault of the edit.</summary>
    private static ILookup<string, Diagnostic> Warnings(SemanticModel model, SyntaxNode place, CancellationToken cancellation) =>
        model.GetDiagnostics(place.FullSpan, cancellation)
            .Where(static warning => warning.Severity >= DiagnosticSeverity.Warning && warning.Id != "CS1591" && !warning.IsSuppressed)
            .ToLookup(static warning => warning.Id);
}
