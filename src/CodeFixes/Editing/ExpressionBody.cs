using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Editing;

internal static class ExpressionBody
{
    /// <summary>Gives a function with an expression for a body a block with the statements made of it; false where it cannot have one.</summary>
    /// <param name="becomesAsync">An edit that was added before makes the function async.</param>
    public static bool ToBlock(
        TreeChanges changes, SyntaxNode function, ExpressionSyntax body, Func<StatementSyntax, IEnumerable<StatementSyntax>> statements,
        bool becomesAsync, SemanticModel model, CancellationToken cancellation)
    {
        if (Functions.SymbolOf(function, model, cancellation) is not { } method ||
            body is ThrowExpressionSyntax ||
            function is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax or ConstructorDeclarationSyntax or LambdaExpressionSyntax))
        {
            return false;
        }

        var hasValue = !method.ReturnsVoid &&
            !((method.IsAsync || becomesAsync) && method.ReturnType.IsAsyncReturnType() &&
                method.ReturnType is INamedTypeSymbol { IsGenericType: false });
        var lineEnd = Layout.LineEnd(function);
        changes.Replace(function, rewritten =>
        {
            var value = ((ExpressionSyntax)Functions.BodyOf(rewritten)!).WithoutTrivia();
            StatementSyntax statement = hasValue
                ? SyntaxFactory.ReturnStatement(SyntaxFactory.Token(SyntaxKind.ReturnKeyword)
                    .WithTrailingTrivia(SyntaxFactory.Space), value, SyntaxFactory.Token(SyntaxKind.SemicolonToken))
                : SyntaxFactory.ExpressionStatement(value);
            var block = UsingScope.Block(statements(statement), lineEnd);
            return WithBlock(rewritten, block);
        });
        return true;
    }

    private static SyntaxNode WithBlock(SyntaxNode function, BlockSyntax block)
    {
        var none = default(SyntaxToken);
        return function switch
        {
            MethodDeclarationSyntax method =>
                method.WithExpressionBody(null).WithSemicolonToken(none).WithBody(block.WithTrailingTrivia(method.GetTrailingTrivia())),
            ConstructorDeclarationSyntax constructor =>
                constructor.WithExpressionBody(null).WithSemicolonToken(none).WithBody(block.WithTrailingTrivia(constructor.GetTrailingTrivia())),
            LocalFunctionStatementSyntax local =>
                local.WithExpressionBody(null).WithSemicolonToken(none).WithBody(block.WithTrailingTrivia(local.GetTrailingTrivia())),
            SimpleLambdaExpressionSyntax lambda => lambda.WithBody(block.WithTrailingTrivia(lambda.GetTrailingTrivia())),
            ParenthesizedLambdaExpressionSyntax lambda => lambda.WithBody(block.WithTrailingTrivia(lambda.GetTrailingTrivia())),
            _ => throw new ArgumentException(function.Kind().ToString(), nameof(function)),
        };
    }
}
