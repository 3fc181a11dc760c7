using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>The last step of an edit that names types: using directives for them, their short names, the file's own layout.</summary>
internal static class Imports
{
    public static async Task<Document> FinishAsync(Document original, Document changed, CancellationToken cancellation)
    {
        changed = await ImportAdder.AddImportsAsync(changed, Simplifier.AddImportsAnnotation, null, cancellation).ConfigureAwait(false);
        changed = await Simplifier.ReduceAsync(changed, Simplifier.Annotation, null, cancellation).ConfigureAwait(false);
        changed = await Layout.FinishAsync(changed, cancellation).ConfigureAwait(false);

        // A using directive comes with the line end of Windows, whatever the file has.
        var before = (await original.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
        var after = await changed.GetTextAsync(cancellation).ConfigureAwait(false);
        return changed.WithText(SourceText.From(WithLineEndsOf(before, after.ToString()), after.Encoding, after.ChecksumAlgorithm));
    }

    /// <summary>Where the file had one kind of line end, what is new has it too.</summary>
    private static string WithLineEndsOf(string before, string after)
    {
        if (!before.Contains("\r\n"))
        {
            return after.Replace("\r\n", "\n");
        }

        var hasOnlyPairs = before.Replace("\r\n", "").IndexOf('\n') < 0;
        return hasOnlyPairs ? after.Replace("\r\n", "\n").Replace("\n", "\r\n") : after;
    }
}
