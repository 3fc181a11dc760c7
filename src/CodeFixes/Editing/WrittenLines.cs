using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>
/// The lines of a statement, a member or a clause that an edit wrote, or wrote around others: they are indented as their neighbours are,
/// which the formatter does not ask.
/// </summary>
internal sealed class WrittenLines(string from, string to, int end)
{
    public string From { get; } = from;

    public string To { get; } = to;

    /// <summary>The last token of them.</summary>
    public int End { get; } = end;

    public static WrittenLines At(int index, TokenText before, TokenText after, string step)
    {
        var node = after.Tokens[index].Parent!;
        while (node.Parent is { } parent and not CompilationUnitSyntax && parent.SpanStart == node.SpanStart)
        {
            node = parent;
        }

        var place = FirstOfOriginal(node).Concat(Neighbours(node))
            .Where(token => OriginalTokens.PlaceOf(token) is >= 0 and var each && after.IndexOf(token) is >= 0 and var now &&
                OriginalTokens.IsInPlace(before, after, each, now))
            .Select(OriginalTokens.PlaceOf)
            .DefaultIfEmpty(-1)
            .First();
        var indentation = place >= 0 ? before.Indentation(place) : Inside(node, before, after, step);
        return indentation is null
            ? new WrittenLines("", "", -1)
            : new WrittenLines(after.Indentation(index), indentation, after.IndexOf(node.GetLastToken()));
    }

    public string Moved(string indentation) =>
        indentation.StartsWith(From, StringComparison.Ordinal) ? To + indentation.Substring(From.Length) : indentation;

    /// <summary>What the line began with before something was written in front of it.</summary>
    private static IEnumerable<SyntaxToken> FirstOfOriginal(SyntaxNode node) =>
        node.DescendantTokens().Where(static token => OriginalTokens.PlaceOf(token) >= 0).Take(1);

    /// <summary>Of the only statement in a block; null where the block is elsewhere than it was.</summary>
    private static string? Inside(SyntaxNode node, TokenText before, TokenText after, string step) =>
        node is StatementSyntax && node.Parent is BlockSyntax { OpenBraceToken: var open } &&
        OriginalTokens.PlaceOf(open) is >= 0 and var brace && before.Depth(brace) == after.Depth(after.IndexOf(open))
            ? before.IndentationOfLine(brace) + step
            : null;

    /// <summary>The first tokens of what stands in the same list, those before the node first, each time the nearest first.</summary>
    private static IEnumerable<SyntaxToken> Neighbours(SyntaxNode node)
    {
        // The end of the file has none.
        if (node.Parent is null)
        {
            return Enumerable.Empty<SyntaxToken>();
        }

        var list = node.Parent.ChildNodes().Where(each => Kind(each) == Kind(node) && Kind(node) != 0).ToList();
        var own = list.IndexOf(node);
        var firsts = list.Take(Math.Max(own, 0)).Reverse().Concat(list.Skip(own + 1)).Select(static each => each.GetFirstToken());
        return node is CatchClauseSyntax or FinallyClauseSyntax ? firsts.Append(node.Parent.GetFirstToken()) : firsts;
    }

    private static int Kind(SyntaxNode node) => node switch
    {
        StatementSyntax => 1,
        MemberDeclarationSyntax => 2,
        CatchClauseSyntax or FinallyClauseSyntax => 3,
        UsingDirectiveSyntax => 4,
        SwitchSectionSyntax => 5,
        _ => 0,
    };
}
