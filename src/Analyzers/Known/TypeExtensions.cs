using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Known;

internal static class TypeExtensions
{
    /// <summary>A task or a value task, with a result or without: what an async method may return, and not what derives from it.</summary>
    public static bool IsAsyncReturnType(this ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask" } && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

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
