using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.CodeFixes.Editing;

internal static class References
{
    public static IEnumerable<IdentifierNameSyntax> To(ISymbol symbol, SyntaxNode scope, SemanticModel model, CancellationToken cancellation) =>
        from name in scope.DescendantNodes().OfType<IdentifierNameSyntax>()
        where name.Identifier.ValueText == symbol.Name &&
            SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, symbol)
        select name;

    /// <summary>The expression and what only wraps it: parentheses, casts, <c>!</c>.</summary>
    public static ExpressionSyntax Unwrapped(ExpressionSyntax expression)
    {
        while (expression.Parent is ExpressionSyntax parent &&
            (parent is ParenthesizedExpressionSyntax or CastExpressionSyntax ||
             parent.Kind() == SyntaxKind.SuppressNullableWarningExpression ||
             (parent is BinaryExpressionSyntax binary && binary.Kind() == SyntaxKind.AsExpression && binary.Left == expression)))
        {
            expression = parent;
        }

        return expression;
    }
}
