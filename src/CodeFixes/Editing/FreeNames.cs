using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpAnalyzers.CodeFixes.Editing;

internal static class FreeNames
{
    /// <summary>
    /// The first of the names that no token of the surrounding member is: neither another local, nor a field that code around here means by it.
    /// </summary>
    public static string Free(SyntaxNode node, params string[] wanted) =>
        FirstNotIn(Identifiers(Functions.MemberAround(node)), wanted);

    /// <summary>
    /// The first of the names that means nothing inside <paramref name="scope"/> and hides no local around it. A local of a
    /// sibling block is no hindrance: two handlers may both have their <c>failure</c>.
    /// </summary>
    public static string Unused(SemanticModel model, SyntaxNode scope, params string[] wanted)
    {
        var taken = Identifiers(scope);
        taken.UnionWith(model.LookupSymbols(scope.SpanStart)
            .Where(symbol =>
                symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            .Select(symbol => symbol.Name));
        return FirstNotIn(taken, wanted);
    }

    private static HashSet<string> Identifiers(SyntaxNode node) => new(
        from token in node.DescendantTokens()
        where token.IsKind(SyntaxKind.IdentifierToken)
        select token.ValueText);

    private static string FirstNotIn(HashSet<string> taken, string[] wanted) =>
        wanted
            .Concat(Enumerable.Range(2, int.MaxValue - 2).Select(number => wanted[0] + number))
            .First(name => !taken.Contains(name));
}
