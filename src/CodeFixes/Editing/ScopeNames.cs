using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpAnalyzers.CodeFixes.Editing;

internal static class ScopeNames
{
    /// <summary>
    /// The first of the names that means nothing inside <paramref name="scope"/> and hides no local around it. A local of a
    /// sibling block is no hindrance: two handlers may both have their <c>failure</c>.
    /// </summary>
    public static string Unused(SemanticModel model, SyntaxNode scope, params string[] preferred)
    {
        var taken = new HashSet<string>(
            scope.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        taken.UnionWith(model.LookupSymbols(scope.SpanStart)
            .Where(symbol => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            .Select(symbol => symbol.Name));
        return preferred
            .Concat(Enumerable.Range(2, int.MaxValue - 2).Select(number => preferred[0] + number))
            .First(name => !taken.Contains(name));
    }
}
