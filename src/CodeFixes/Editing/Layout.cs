using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>
/// Formats what a fix wrote the way its file is written: its own line ends, indentation and braces win over the machine's settings.
/// </summary>
internal static class Layout
{
    /// <param name="document">The edited file.</param>
    /// <param name="original">The same file before the edit.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<SourceText> FinishAsync(Document document, Document original, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        OptionSet options = await document.GetOptionsAsync(cancellation).ConfigureAwait(false);
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        options = FileStyle.Of(root, text, options);
        var formatted = await Formatter.FormatAsync(document, Formatter.Annotation, options, cancellation).ConfigureAwait(false);
        root = (await formatted.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var before = (await original.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;

        // As text, so that nothing formats it once more with other settings.
        var restored = OriginalTokens.Restored(before, root, FileStyle.IndentationOf(options), FileStyle.PutsBracesOnOwnLine(options));
        return SourceText.From(restored, text.Encoding, text.ChecksumAlgorithm);
    }

    /// <summary>A line end as the file has them, and not an elastic one: behind those the formatter puts an empty line.</summary>
    public static SyntaxTrivia LineEnd(SyntaxNode node)
    {
        var end = node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return end.IsKind(SyntaxKind.EndOfLineTrivia) ? end : SyntaxFactory.LineFeed;
    }

    /// <summary>The white space that the node's line begins with.</summary>
    public static SyntaxTriviaList Indentation(SyntaxNode node) => Indentation(node.GetLeadingTrivia());

    public static SyntaxTriviaList Indentation(SyntaxTriviaList leading) => SyntaxFactory.TriviaList(
        leading.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
}
