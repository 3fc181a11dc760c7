using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>Bodies that run on their own: members, accessors, local functions, lambdas.</summary>
internal static class Functions
{
    /// <summary>The innermost function around <paramref name="node"/>; the file itself for top-level statements; null outside of any.</summary>
    public static SyntaxNode? Around(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax:
                    return ancestor;
                case GlobalStatementSyntax:
                    return ancestor.Parent;
                case MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The member, or the file of top-level statements, that holds every scope <paramref name="node"/> can see locals of.</summary>
    public static SyntaxNode MemberAround(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case GlobalStatementSyntax:
                    return ancestor.Parent!;
                case BaseTypeDeclarationSyntax or NamespaceDeclarationSyntax or CompilationUnitSyntax:
                    return ancestor;
                case MemberDeclarationSyntax:
                    return ancestor;
            }
        }

        return node;
    }

    /// <summary>False where the text is not what the tree says: written out and read again, an edit of it would be another one.</summary>
    public static bool Parses(SyntaxNode node) =>
        !node.ContainsDiagnostics || !node.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public static SyntaxNode? BodyOf(SyntaxNode function) => function switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody?.Expression,
        AnonymousFunctionExpressionSyntax anonymous => anonymous.Body,
        CompilationUnitSyntax unit => unit,
        _ => null,
    };

    public static IMethodSymbol? SymbolOf(SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        (function is AnonymousFunctionExpressionSyntax
            ? model.GetSymbolInfo(function, cancellation).Symbol
            : model.GetDeclaredSymbol(function, cancellation)) as IMethodSymbol;

    /// <summary>The one sort of function without a result that may be async: whoever raises the event waits for none of its handlers.</summary>
    public static bool IsEventHandler(IMethodSymbol? method)
    {
        if (method is not { ReturnsVoid: true, Parameters: { Length: 2 } parameters } || parameters[0].Type.SpecialType != SpecialType.System_Object)
        {
            return false;
        }

        for (var type = parameters[1].Type; type is not null; type = type.BaseType)
        {
            if (type.Name == "EventArgs")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The nodes of a function that run when it runs: not those of functions in it.</summary>
    public static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode function) =>
        BodyOf(function)?.DescendantNodesAndSelf(node =>
            node == function || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or TypeDeclarationSyntax))
        ?? Enumerable.Empty<SyntaxNode>();
}
