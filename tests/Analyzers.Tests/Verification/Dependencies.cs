using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.Tests.Verification;

/// <summary>One type of a compilation uses another, be it of the compilation or of a library.</summary>
internal readonly record struct Dependency(INamedTypeSymbol From, INamedTypeSymbol To, string File)
{
    public static IReadOnlyCollection<Dependency> In(Compilation compilation)
    {
        var found = new HashSet<Dependency>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var declaration in tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
            {
                var from = Outermost(model.GetDeclaredSymbol(declaration)!);
                foreach (var name in declaration.DescendantNodes())
                {
                    if (name is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax &&
                        TypeOf(model.GetSymbolInfo(name).Symbol) is { } to)
                    {
                        found.Add(new Dependency(from, Outermost(to), tree.FilePath));
                    }
                }
            }
        }

        return found;
    }

    /// <summary>The type that a name names, or whose member it names.</summary>
    private static INamedTypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => type,
        IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
        IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType,
        _ => null,
    };

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type.OriginalDefinition;
}
