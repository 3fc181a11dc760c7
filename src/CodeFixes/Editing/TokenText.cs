using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>A file as its tokens and what stands before each of them.</summary>
internal sealed class TokenText
{
    private readonly string _text;
    private readonly Dictionary<int, int> _indices = new();

    public TokenText(SyntaxNode root)
    {
        _text = root.ToFullString();
        Tokens = root.DescendantTokens().ToList();
        for (var index = 0; index < Tokens.Count; index++)
        {
            // Of several at one place all but the last are empty.
            _indices[Tokens[index].SpanStart] = index;
        }
    }

    public IReadOnlyList<SyntaxToken> Tokens { get; }

    public string Rest => _text.Substring(Tokens[Tokens.Count - 1].Span.End);

    public string Gap(int index)
    {
        if (index >= Tokens.Count)
        {
            return Rest;
        }

        var start = index == 0 ? 0 : Tokens[index - 1].Span.End;
        return _text.Substring(start, Tokens[index].SpanStart - start);
    }

    /// <summary>How many statements, members and types are around the token.</summary>
    public int Depth(int index) =>
        Tokens[index].Parent!.AncestorsAndSelf().Count(static node => node is StatementSyntax or MemberDeclarationSyntax or SwitchSectionSyntax);

    /// <summary>-1 where the token is not of this file.</summary>
    public int IndexOf(SyntaxToken token) => _indices.TryGetValue(token.SpanStart, out var index) ? index : -1;

    public bool AreOnOneLine(int first, int last) =>
        _text.IndexOf('\n', Tokens[first].SpanStart, Tokens[last].SpanStart - Tokens[first].SpanStart) < 0;

    public int Column(int index) => Tokens[index].SpanStart - LineStart(index);

    public bool StartsLine(int index) => LineStart(index) is var start && string.IsNullOrWhiteSpace(Indentation(index, start));

    public string Indentation(int index) => Indentation(index, LineStart(index));

    public string IndentationOfLine(int index)
    {
        var (start, end) = (LineStart(index), LineStart(index));
        while (end < Tokens[index].SpanStart && _text[end] is ' ' or '\t')
        {
            end++;
        }

        return _text.Substring(start, end - start);
    }

    private int LineStart(int index) => Tokens[index].SpanStart == 0 ? 0 : _text.LastIndexOf('\n', Tokens[index].SpanStart - 1) + 1;

    private string Indentation(int index, int start) => _text.Substring(start, Tokens[index].SpanStart - start);
}
