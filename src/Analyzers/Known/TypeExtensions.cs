using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Known;

internal static class TypeExtensions
{
    public static IEnumerable<ITypeSymbol> BaseTypesAndSelf(this ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    public static bool IsOrDerivesFrom(this ITypeSymbol? type, ITypeSymbol? ancestor) =>
        ancestor is not null && type.BaseTypesAndSelf().Contains(ancestor, SymbolEqualityComparer.Default);

    /// <summary>A task, be it a value, and what derives from one.</summary>
    public static bool IsTask(this ITypeSymbol? type) => type.BaseTypesAndSelf().Any(static ancestor =>
        ancestor is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading" } } });
}
