using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Edits;

/// <summary>Lets a clause catch only what the same message may survive later: permanent failures go on to the caller.</summary>
internal static class TransientFilter
{
    public static SyntaxNode? Apply(Handler handler)
    {
        // A wider clause after this one would take what is let through, instead of the caller.
        if (handler.Language < LanguageVersion.CSharp6 || handler.IsFollowedByWiderClause || !handler.HoldsOnlySmtpFailures)
        {
            return null;
        }

        return Condition(handler) is { } condition ? handler.Replaced(WithFilter(handler, condition)) : null;
    }

    private static CatchClauseSyntax WithFilter(Handler handler, ExpressionSyntax condition)
    {
        var clause = handler.WithVariable();
        if (clause.Filter is { } filter)
        {
            var existing = filter.FilterExpression;
            var both = BinaryExpression(
                SyntaxKind.LogicalAndExpression,
                ParenthesizedExpression(existing.WithoutTrailingTrivia()).WithAdditionalAnnotations(Simplifier.Annotation),
                condition);
            filter = filter.WithFilterExpression(both.WithTrailingTrivia(existing.GetTrailingTrivia()));
            return clause.WithFilter(filter.WithAdditionalAnnotations(Formatter.Annotation));
        }

        // The line ends after the filter now, with whatever comment stood there.
        var declaration = clause.Declaration!;
        return clause
            .WithDeclaration(declaration.WithTrailingTrivia(Space))
            .WithFilter(CatchFilterClause(condition)
                .WithTrailingTrivia(declaration.GetTrailingTrivia())
                .WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static ExpressionSyntax? Condition(Handler handler)
    {
        var types = handler.Types;
        if (types.HasRuntime)
        {
            return MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, types.FailureFrom(IdentifierName(handler.VariableName)), IdentifierName("IsTransient"));
        }

        if (handler.SmtpException() is not { } exception)
        {
            return null;
        }

        if (!handler.CatchesManyRecipients)
        {
            return IsTransient(exception);
        }

        // Of several refused recipients the exception itself says only GeneralFailure.
        if (types.Array is not { } array)
        {
            return null;
        }

        var recipient = ScopeNames.Unused(handler.Model, handler.Clause, "recipient", "failedRecipient");
        return InvocationExpression(types.Member(array, "TrueForAll"), ArgumentList(SeparatedList(new[]
        {
            Argument(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, exception, IdentifierName("InnerExceptions"))),
            Argument(SimpleLambdaExpression(Parameter(Identifier(recipient)), IsTransient(IdentifierName(recipient)))),
        })));
    }

    private static ExpressionSyntax IsTransient(ExpressionSyntax exception) =>
        IsTransientCode(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, exception, IdentifierName("StatusCode")));

    /// <summary>
    /// <c>(int)e.StatusCode / 100 == 4</c>: by class, because servers answer with codes that the enumeration lacks.
    /// GeneralFailure is -1 and passes for permanent, as nothing but its cause could say more.
    /// </summary>
    public static ExpressionSyntax IsTransientCode(ExpressionSyntax code) =>
        BinaryExpression(
            SyntaxKind.EqualsExpression,
            BinaryExpression(SyntaxKind.DivideExpression, CastExpression(PredefinedType(Token(SyntaxKind.IntKeyword)), code), Number(100)),
            Number(4));

    private static LiteralExpressionSyntax Number(int value) => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(value));
}
