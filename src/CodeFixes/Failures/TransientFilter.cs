using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>Lets a clause catch only what the same message may survive later: permanent failures go on to the caller.</summary>
internal static class TransientFilter
{
    public static TreeChanges? Plan(Handler handler)
    {
        // A wider clause after this one would take what is let through, instead of the caller.
        return handler.HoldsOnlySmtpFailures && !handler.IsFollowedByWiderClause ? WithFilter(handler) : null;
    }

    /// <summary>
    /// The same for a clause that leads back to its send. Such a clause may catch everything: nothing but an SMTP failure is transient, so
    /// other failures are not retried any more.
    /// </summary>
    public static TreeChanges? PlanRetry(Handler handler) => handler.IsFollowedByWiderClause ? null : WithFilter(handler);

    private static TreeChanges? WithFilter(Handler handler) =>
        handler.Language >= LanguageVersion.CSharp6 && Condition(handler) is { } condition ? handler.Replaced(WithFilter(handler, condition)) : null;

    private static CatchClauseSyntax WithFilter(Handler handler, ExpressionSyntax condition)
    {
        var clause = handler.WithVariable();
        if (clause.Filter is { } filter)
        {
            var existing = filter.FilterExpression;
            var both = BinaryExpression(
                SyntaxKind.LogicalAndExpression,
                ParenthesizedExpression(existing.WithoutTrailingTrivia()).WithAdditionalAnnotations(Simplifier.Annotation),
                Alternative(condition));
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
        if (types.Exist)
        {
            return TransientCondition.ByRuntime(IdentifierName(handler.VariableName), types);
        }

        if (handler.SmtpException() is { } exception)
        {
            return TransientCondition.On(
                exception,
                handler.ExceptionType,
                handler.Symbols,
                types,
                FreeNames.Unused(handler.Model, handler.Clause, "recipient", "failedRecipient"));
        }

        if (handler.Language < LanguageVersion.CSharp7)
        {
            return null;
        }

        var smtp = FreeNames.Unused(handler.Model, handler.Clause, "smtp", "smtpException", "smtpFailure");
        return BinaryExpression(
            SyntaxKind.LogicalAndExpression,
            IsPatternExpression(
                IdentifierName(handler.VariableName),
                DeclarationPattern(types.Name(handler.Symbols.Exception), SingleVariableDesignation(Identifier(smtp)))),
            Alternative(TransientCondition.On(IdentifierName(smtp), handler.Symbols.Exception, handler.Symbols, types, "")));
    }

    /// <summary>A condition that stands behind "and".</summary>
    private static ExpressionSyntax Alternative(ExpressionSyntax condition) =>
        condition.IsKind(SyntaxKind.LogicalOrExpression) ? ParenthesizedExpression(condition) : condition;
}
