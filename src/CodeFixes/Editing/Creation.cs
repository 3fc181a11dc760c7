using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>
/// <c>new T(…) { … }</c> and, seen through what it has in common with it, the target-typed <c>new(…) { … }</c>, which the Roslyn this is
/// built on does not know, but the one it runs in may.
/// </summary>
internal static class Creation
{
    private const int ImplicitObjectCreationExpression = 8659;

    public static bool Is(SyntaxNode node) => node is ObjectCreationExpressionSyntax || IsTargetTyped(node);

    public static bool IsTargetTyped(SyntaxNode node) => node.RawKind == ImplicitObjectCreationExpression;

    public static InitializerExpressionSyntax? Initializer(SyntaxNode creation) =>
        creation.ChildNodes().OfType<InitializerExpressionSyntax>().FirstOrDefault();

    public static ExpressionSyntax WithInitializer(ExpressionSyntax creation, InitializerExpressionSyntax initializer, ParseOptions options)
    {
        if (Initializer(creation) is { } old)
        {
            return creation.ReplaceNode(old, initializer);
        }

        var bare = creation.WithoutTrailingTrivia();
        var whole = bare is ObjectCreationExpressionSyntax named
            ? named.WithInitializer(initializer)
            // There is no factory for it here, so the parser has to make it.
            : bare.CopyAnnotationsTo(SyntaxFactory.ParseExpression(bare.ToFullString() + initializer.ToFullString(), options: options))!;
        return whole.WithTrailingTrivia(creation.GetTrailingTrivia());
    }
}
