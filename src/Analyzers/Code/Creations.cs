using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Code;

/// <summary>
/// Object creations, and those whose arguments do not resolve, for which the compiler finds no constructor: what is made is known all the same.
/// </summary>
internal static class Creations
{
    public static bool IsCreation(this IOperation? operation) =>
        operation is IObjectCreationOperation ||
        (operation is IInvalidOperation && operation.Syntax.ChildNodesAndTokens().FirstOrDefault().IsKind(SyntaxKind.NewKeyword));

    /// <summary>The arguments with their parameters' names; for a constructor that is not found, as the constructors of so many parameters agree on them.</summary>
    public static IEnumerable<(string Name, IOperation Value, IOperation Node)> ArgumentsOf(IOperation creation)
    {
        if (creation is IObjectCreationOperation { Arguments: var arguments })
        {
            return from argument in arguments
                   where argument.Parameter is not null
                   select (argument.Parameter.Name, argument.Value, (IOperation)argument);
        }

        return from value in creation.Children
               let argument = value.Syntax.Parent as ArgumentSyntax
               where argument?.Parent?.Parent == creation.Syntax
               let name = argument.NameColon?.Name.Identifier.ValueText ?? NameAt(argument, creation.Type)
               where name is not null
               select (name, value, value);
    }

    private static string? NameAt(ArgumentSyntax argument, ITypeSymbol? type)
    {
        var arguments = ((ArgumentListSyntax)argument.Parent!).Arguments;
        var names = (type as INamedTypeSymbol)?.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public && constructor.Parameters.Length == arguments.Count)
            .Select(constructor => constructor.Parameters[arguments.IndexOf(argument)].Name)
            .Distinct()
            .Take(2)
            .ToList();
        return names is { Count: 1 } ? names[0] : null;
    }
}
