using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>What a handler of <c>SendCompleted</c> does about the error of the send, before anything else.</summary>
internal static class CompletionGuard
{
    /// <summary><c>if (e.Error != null) { … }</c>, reporting to what is there; null where nothing is.</summary>
    /// <param name="reported">The file.</param>
    /// <param name="body">The handler's body, or the statement near which one is written.</param>
    /// <param name="arguments">The name of the handler's second parameter.</param>
    /// <param name="leaves">What follows is for sends that went well.</param>
    public static StatementSyntax? Write(ReportedNode reported, SyntaxNode body, string arguments, bool leaves)
    {
        var error = RuntimeTypes.Read(IdentifierName(arguments), "Error");
        if (Sink.For(reported, body)?.Report(Description.OfAny(reported, error)) is not { } report)
        {
            return null;
        }

        var statements = leaves ? new[] { report, ReturnStatement() } : new[] { report };
        return IfStatement(
                BinaryExpression(
                    SyntaxKind.NotEqualsExpression,
                    error.WithTrailingTrivia(Space),
                    Token(TriviaList(), SyntaxKind.ExclamationEqualsToken, TriviaList(Space)),
                    LiteralExpression(SyntaxKind.NullLiteralExpression)),
                UsingScope.Block(statements, Layout.LineEnd(body)))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    public static string ArgumentsNear(SyntaxNode send) => FreeNames.Free(send, "e", "args");

    /// <summary>Subscribes a handler made of these statements to the client's <c>SendCompleted</c>.</summary>
    /// <param name="client">What the event is read on.</param>
    /// <param name="near">The send, before which the statement is to stand.</param>
    /// <param name="statements">They know the handler's second parameter by its name, <see cref="ArgumentsNear"/>.</param>
    public static StatementSyntax Subscription(ExpressionSyntax client, SyntaxNode near, params StatementSyntax[] statements)
    {
        var sender = FreeNames.Free(near, "s", "sender");
        var arguments = ArgumentsNear(near);
        var lambda = ParenthesizedLambdaExpression(
            ParameterList(SeparatedList(
                new[] { Parameter(Identifier(sender)), Parameter(Identifier(arguments)) },
                new[] { Token(TriviaList(), SyntaxKind.CommaToken, TriviaList(Space)) })),
            statements.Length == 1 && statements[0] is ExpressionStatementSyntax only
                ? only.Expression
                : UsingScope.Block(statements, Layout.LineEnd(near)));
        return ExpressionStatement(AssignmentExpression(
                SyntaxKind.AddAssignmentExpression, RuntimeTypes.Read(client.WithoutTrivia(), "SendCompleted"), lambda))
            .WithTrailingTrivia(Layout.LineEnd(near))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
