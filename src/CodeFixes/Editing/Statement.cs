using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>What a statement is for: a loop, or the end of a variable's life, superfluous under a using.</summary>
internal static class Statement
{
    public static bool IsLoop(SyntaxNode node) =>
        node is DoStatementSyntax or WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;

    /// <summary><c>c.Dispose();</c>, <c>c?.Dispose();</c>, also with the null test around it, for the <paramref name="value"/> c.</summary>
    public static StatementSyntax? ThatOnlyDisposes(ExpressionSyntax value)
    {
        var call = value.Parent switch
        {
            MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "Dispose" } } } access when access.Expression == value => access.Parent,
            ConditionalAccessExpressionSyntax
            {
                WhenNotNull: InvocationExpressionSyntax
                {
                    Expression: MemberBindingExpressionSyntax { Name: { Identifier: { ValueText: "Dispose" } } },
                },
            } conditional when conditional.Expression == value => conditional,
            _ => null,
        };
        if (call is not (InvocationExpressionSyntax { ArgumentList: { Arguments: { Count: 0 } } } or ConditionalAccessExpressionSyntax) ||
            call.Parent is not ExpressionStatementSyntax statement)
        {
            return null;
        }

        return NullTestAround(statement) is { } test && Tested(test)?.ToString() == value.ToString() ? test : statement;
    }

    /// <summary><c>c = null;</c></summary>
    public static StatementSyntax? ThatClears(ExpressionSyntax value) =>
        value.Parent is AssignmentExpressionSyntax
        {
            Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression },
            Parent: ExpressionStatementSyntax statement,
        } assignment &&
        assignment.Left == value
            ? statement
            : null;

    /// <summary>The c of <c>if (c != null) c.Dispose();</c>.</summary>
    public static bool IsNullTestOfDisposal(ExpressionSyntax value)
    {
        var test = value.FirstAncestorOrSelf<IfStatementSyntax>();
        return test is not null && Tested(test) == value &&
            test.Statement.DescendantNodesAndSelf().OfType<ExpressionStatementSyntax>().FirstOrDefault() is { } inner &&
            NullTestAround(inner) == test &&
            inner.DescendantNodes().OfType<ExpressionSyntax>()
                .Any(each => each.ToString() == value.ToString() && ThatOnlyDisposes(References.Unwrapped(each)) == test);
    }

    private static IfStatementSyntax? NullTestAround(ExpressionStatementSyntax statement)
    {
        var body = statement.Parent is BlockSyntax { Statements: { Count: 1 } } block ? (StatementSyntax)block : statement;
        return body.Parent is IfStatementSyntax { Else: null } test && test.Statement == body && Tested(test) is not null ? test : null;
    }

    private static bool IsNull(ExpressionSyntax value) => value.IsKind(SyntaxKind.NullLiteralExpression);

    private static ExpressionSyntax? Tested(IfStatementSyntax test) => test.Condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } binary =>
            IsNull(binary.Right) ? binary.Left : IsNull(binary.Left) ? binary.Right : null,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } binary => binary.Left,
        _ => null,
    };
}
