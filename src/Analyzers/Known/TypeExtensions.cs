using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Known;

internal static class TypeExtensions
{
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
