using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Code;

/// <summary>
/// Object creations, and those whose arguments do not resolve, for which the compiler finds no constructor: what is made is known all the same.
/// </summary>
internal static class Creations
{
    public static bool IsCreation(this IOperation? operation) =>
        operation is IObjectCreationOperation or ITypeParameterObjectCreationOperation ||
        (operation is IInvalidOperation && operation.Language().IsCreation(operation.Syntax));

    /// <summary>
    /// The arguments with their parameters' names; for a constructor that is not found, as the constructors of so many parameters agree on them.
    /// </summary>
    public static IEnumerable<(string Name, IOperation Value, IOperation Node)> ArgumentsOf(IOperation creation)
    {
        if (creation is IObjectCreationOperation { Arguments: var arguments })
        {
            return from argument in arguments
                   where argument.Parameter is not null
                   select (argument.Parameter.Name, argument.Value, (IOperation)argument);
        }

        return from value in creation.Children
               let position = creation.Language().PositionOf(value.Syntax, creation.Syntax)
               where position is not null
               let name = position.Value.Name ?? NameAt(position.Value.Index, position.Value.Count, creation.Type)
               where name is not null
               select (name, value, value);
    }

    private static string? NameAt(int index, int count, ITypeSymbol? type)
    {
        var names = (type as INamedTypeSymbol)?.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public && constructor.Parameters.Length == count)
            .Select(constructor => constructor.Parameters[index].Name)
            .Distinct()
            .Take(2)
            .ToList();
        return names is { Count: 1 } ? names[0] : null;
    }
}
