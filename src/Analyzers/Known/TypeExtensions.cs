using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Known;

internal static class TypeExtensions
{
    /// <summary>A task or a value task, with a result or without: what an async method may return, and not what derives from it.</summary>
    public static bool IsTask(this ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask" } && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    public static bool IsOrDerivesFrom(this ITypeSymbol? type, ITypeSymbol? ancestor)
    {
        if (ancestor is null)
        {
            return false;
        }

        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
