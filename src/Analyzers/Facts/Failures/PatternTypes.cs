using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Facts.Failures;

/// <summary>
/// The types that a pattern asks for. Roslyn 3.7 has no name for type, <c>or</c> and <c>not</c> patterns, so their syntax is asked.
/// </summary>
internal static class PatternTypes
{
    /// <summary>The type of this pattern alone; null where it asks for none.</summary>
    public static ITypeSymbol? Of(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation { MatchesNull: false } declaration => declaration.MatchedType,
        IRecursivePatternOperation recursive => recursive.MatchedType,
        IConstantPatternOperation or IDeclarationPatternOperation or IDiscardPatternOperation => null,
        { SemanticModel: { } model } =>
            pattern.Syntax.ChildNodes().Select(node => model.GetSymbolInfo(node).Symbol as ITypeSymbol)
            .FirstOrDefault(static type => type is not null),
        _ => null,
    };

    /// <summary>The types that a value which matches may be of: each alternative, but nothing behind a <c>not</c> or inside of a property.</summary>
    public static IEnumerable<ITypeSymbol> Admitted(IPatternOperation pattern)
    {
        if (pattern.Language().IsNegated(pattern.Syntax))
        {
            return Enumerable.Empty<ITypeSymbol>();
        }

        var inner = pattern is IRecursivePatternOperation
            ? Enumerable.Empty<ITypeSymbol>()
            : pattern.Children.OfType<IPatternOperation>().SelectMany(Admitted);
        return Of(pattern) is { } type ? inner.Prepend(type) : inner;
    }
}
