using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpAnalyzers.CodeFixes.Edits;

internal static class Names
{
    /// <summary>
    /// The first of the names that no token of the surrounding member is: neither another local, nor a field that code around here means by it.
    /// </summary>
    public static string Free(SyntaxNode node, params string[] wanted)
    {
        var taken = new HashSet<string>(
            from token in Functions.MemberAround(node).DescendantTokens()
            where token.IsKind(SyntaxKind.IdentifierToken)
            select token.ValueText);
        var names = wanted.Concat(Enumerable.Range(2, int.MaxValue - 2).Select(number => wanted[0] + number));
        return names.First(name => !taken.Contains(name));
    }
}
