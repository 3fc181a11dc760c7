using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>
/// Statements that a fix puts elsewhere and does not change. The formatter says where they begin; the rest of them stays as it was written,
/// its lines moved along: it is not for a fix to change the braces and spaces of other people's code.
/// </summary>
internal sealed class MovedCode
{
    private const string Mark = "SmtpAnalyzers.Moved";

    private readonly IReadOnlyList<(string Text, string Indentation, IReadOnlyList<int> Lines)?> _parts;

    private MovedCode(IReadOnlyList<(string Text, string Indentation, IReadOnlyList<int> Lines)?> parts) => _parts = parts;

    public static TNode Marked<TNode>(TNode node)
        where TNode : SyntaxNode => node.WithAdditionalAnnotations(new SyntaxAnnotation(Mark));

    /// <summary>What is to be kept of a tree that is not formatted yet.</summary>
    public static MovedCode In(SyntaxNode root) => new(root.GetAnnotatedNodes(Mark).Select(node => Read(root, node)).ToList());

    /// <summary>The formatted text, with the moved code as it was.</summary>
    public SourceText PutBack(SyntaxNode formatted)
    {
        var text = formatted.GetText();
        var changes = formatted.GetAnnotatedNodes(Mark)
            .Zip(_parts, (node, part) => part is { } kept ? Change(text, node.Span, kept.Text, kept.Indentation, kept.Lines) : null)
            .OfType<TextChange>();
        return text.WithChanges(changes);
    }

    private static (string Text, string Indentation, IReadOnlyList<int> Lines)? Read(SyntaxNode root, SyntaxNode node)
    {
        // What is written new in it is for the formatter.
        if (node.HasAnnotation(Formatter.Annotation) ||
            node.DescendantNodesAndTokens()
                .Any(static part => part.HasAnnotation(Formatter.Annotation) || part.HasAnnotation(SyntaxAnnotation.ElasticAnnotation)) ||
            node.DescendantTrivia().Any(static trivia => trivia.HasAnnotation(SyntaxAnnotation.ElasticAnnotation)) ||
            node.DescendantNodes().Any(static inner => inner.HasAnnotations(Mark)))
        {
            return null;
        }

        var text = node.ToString();
        var lines = new List<int>();
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            var token = root.FindToken(node.SpanStart + end);
            var trivia = root.FindTrivia(node.SpanStart + end + 1);

            // The lines of a string's text are its own.
            if (!token.Span.Contains(node.SpanStart + end) && !trivia.IsKind(SyntaxKind.DisabledTextTrivia))
            {
                lines.Add(end + 1);
            }
        }

        // White space before a token begins its line.
        var indentation = string.Concat(Layout.Indentation(node));
        return lines.Count > 0 && indentation.Length == 0 ? null : (text, indentation, lines);
    }

    private static TextChange? Change(SourceText text, TextSpan span, string kept, string indentation, IReadOnlyList<int> lines)
    {
        var line = text.Lines.GetLineFromPosition(span.Start);
        var place = text.ToString(TextSpan.FromBounds(line.Start, span.Start));
        if (!string.IsNullOrWhiteSpace(place) && lines.Count > 0)
        {
            return null;
        }

        for (var index = lines.Count - 1; index >= 0; index--)
        {
            if (string.CompareOrdinal(kept, lines[index], indentation, 0, indentation.Length) == 0)
            {
                kept = kept.Remove(lines[index], indentation.Length).Insert(lines[index], place);
            }
        }

        return new TextChange(span, kept);
    }
}
