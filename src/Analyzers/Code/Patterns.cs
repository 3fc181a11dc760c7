using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Code;

/// <summary>
/// What a pattern says of the very object that it is asked of. Roslyn 3.7 has no name for <c>not</c>, <c>and</c> and <c>or</c> patterns: their
/// syntax is asked.
/// </summary>
internal static class Patterns
{
    /// <summary>The variables that hold the object where it matches: <c>{ } c</c>, <c>not { } c</c>, <c>not null and var c</c>.</summary>
    public static IEnumerable<ISymbol> Names(this IPatternOperation pattern)
    {
        var declared = pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            _ => null,
        };
        var inner = pattern is IRecursivePatternOperation
            ? Enumerable.Empty<ISymbol>()
            : pattern.Children.OfType<IPatternOperation>().SelectMany(Names);
        return declared is null ? inner : inner.Prepend(declared);
    }

    /// <summary>Whether an object that is not null matches; null where that is not known.</summary>
    /// <param name="isOfType">Whether the object is known to be of a type.</param>
    public static bool? Matches(this IPatternOperation pattern, Func<ITypeSymbol?, bool> isOfType)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant when constant.Value.IsNull():
                return false;
            case IDiscardPatternOperation:
                return true;
            case IDeclarationPatternOperation declaration when declaration.MatchesNull || isOfType(declaration.MatchedType):
                return true;
            case IRecursivePatternOperation { PropertySubpatterns: { IsEmpty: true }, DeconstructionSubpatterns: { IsEmpty: true } } recursive
                when isOfType(recursive.MatchedType):
                return true;
            case IConstantPatternOperation or IDeclarationPatternOperation or IRecursivePatternOperation:
                return null;
        }

        var parts = pattern.Children.OfType<IPatternOperation>().Select(part => part.Matches(isOfType)).ToList();
        if (pattern.Language().IsNegated(pattern.Syntax))
        {
            return parts.Count == 1 ? !parts[0] : null;
        }

        if (!pattern.Language().IsConjunction(pattern.Syntax) || parts.Count != 2)
        {
            return null;
        }

        return parts.Contains(false) ? false : parts.Contains(null) ? null : true;
    }
}
