using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Known;

internal static class TypeExtensions
{
    /// <summary>Whether it is declared in <c>System</c> or a namespace inside it.</summary>
    public static bool IsOfFramework(this ISymbol symbol)
    {
        var space = symbol.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space?.Name == "System";
    }

    public static IEnumerable<ITypeSymbol> BaseTypesAndSelf(this ITypeSymbol? type)
    {
        for (; type is not null; type = type.Base())
        {
            yield return type;
        }
    }

    public static bool IsOrDerivesFrom(this ITypeSymbol? type, ITypeSymbol? ancestor)
    {
        for (; type is not null && ancestor is not null; type = type.Base())
        {
            if (SymbolEqualityComparer.Default.Equals(type, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    private static ITypeSymbol? Base(this ITypeSymbol type) => type is ITypeParameterSymbol parameter
        ? parameter.ConstraintTypes.FirstOrDefault(static constraint => constraint.TypeKind is TypeKind.Class or TypeKind.TypeParameter)
        : type.BaseType;

    /// <summary>A task or a value task, with a result or without, and what derives from one.</summary>
    public static bool IsTask(this ITypeSymbol? type) => type.BaseTypesAndSelf().Any(IsAsyncReturnType);

    /// <summary>The same without what derives from it: what an async method may return.</summary>
    public static bool IsAsyncReturnType(this ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading" } } };
}
