using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Code;

internal static class SymbolExtensions
{
    /// <summary>
    /// Whether a call of this method runs this very body: no override and no interface implementation can stand in for it.
    /// </summary>
    public static bool IsBoundStatically(this IMethodSymbol method) =>
        method.ContainingType?.TypeKind != TypeKind.Interface &&
        !method.IsAbstract &&
        !method.IsExtern &&
        (!(method.IsVirtual || method.IsOverride) || method.IsSealed || method.ContainingType?.IsSealed == true);

    /// <summary>The type and the types in it, which may reach what is private to it.</summary>
    public static IEnumerable<INamedTypeSymbol> WithNested(this INamedTypeSymbol type) =>
        type.GetTypeMembers().SelectMany(WithNested).Prepend(type);
}
