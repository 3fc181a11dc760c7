using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// Before a message goes out once more, <c>KeepForRetry</c> takes out of it whoever has it already or was refused for good, and says whether
/// anything is left to try.
/// </summary>
internal static class RetryGuard
{
    /// <summary><c>if (!SmtpFailure.From(e).KeepForRetry(message)) { throw; }</c> at the top of a handler that leads back to its send.</summary>
    public static TreeChanges? Plan(Handler handler)
    {
        if (!handler.Types.Exist || MessageOf(handler) is not { } message)
        {
            return null;
        }

        var guard = IfStatement(
            PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Question(handler, message)),
            Block(SingletonList<StatementSyntax>(ThrowStatement()))).WithAdditionalAnnotations(Formatter.Annotation);
        return handler.Replaced(handler.WithVariable().WithBlock(handler.WithFirst(guard)));
    }

    /// <summary><c>if (SmtpFailure.From(e).KeepForRetry(message))</c> around a second send that is a statement of its own.</summary>
    public static TreeChanges? PlanAround(ExpressionSyntax send, Handler handler)
    {
        var whole = (ExpressionSyntax)send.AncestorsAndSelf().TakeWhile(static node => node is ExpressionSyntax).Last();
        if (!handler.Types.Exist || handler.Variable is null ||
            whole.Parent is not ExpressionStatementSyntax statement ||
            statement.Ancestors().TakeWhile(node => node != handler.Clause).Any(static node =>
                node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax || Statement.IsLoop(node)) ||
            handler.Model.GetOperation(send, handler.Cancellation) is not IInvocationOperation call || MessageIn(call, handler) is not { } message)
        {
            return null;
        }

        var changes = new TreeChanges();
        changes.ReplaceStatement(statement, rewritten => new StatementSyntax[]
        {
            IfStatement(Question(handler, message), Block(SingletonList<StatementSyntax>(rewritten.WithLeadingTrivia(Layout.Indentation(rewritten)))))
                .WithLeadingTrivia(rewritten.GetLeadingTrivia())
                .WithTrailingTrivia(Layout.LineEnd(statement))
                .WithAdditionalAnnotations(Formatter.Annotation),
        });
        return changes;
    }

    private static ExpressionSyntax Question(Handler handler, ExpressionSyntax message) => RuntimeTypes.Call(
        RuntimeTypes.Read(handler.Types.FailureFrom(IdentifierName(handler.VariableName)), "KeepForRetry"), message.WithoutTrivia());

    /// <summary>The one message of the guarded sends, where it is the same object in every attempt; null where each attempt makes its own.</summary>
    private static ExpressionSyntax? MessageOf(Handler handler)
    {
        var messages = handler.Sends.Select(send => MessageIn(send, handler)).ToList();
        return messages.Count > 0 && messages[0] is { } message && messages.TrueForAll(other => other?.ToString() == message.ToString()) &&
            OutlivesAttempt(message, handler)
            ? message
            : null;
    }

    /// <summary>A variable or a field of this object.</summary>
    private static ExpressionSyntax? MessageIn(IInvocationOperation send, Handler handler) => send.Arguments
        .Where(argument => handler.Symbols.IsMessage(argument.Value.SkipConversions().Type))
        .Select(static argument => argument.Value.SkipConversions().Syntax as ExpressionSyntax)
        .FirstOrDefault(static expression => expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax });

    private static bool OutlivesAttempt(ExpressionSyntax message, Handler handler)
    {
        var attempt = handler.Clause.Parent!.Ancestors()
            .TakeWhile(static node => node is StatementSyntax and not LocalFunctionStatementSyntax or ElseClauseSyntax or CatchClauseSyntax or
                FinallyClauseSyntax or SwitchSectionSyntax)
            .FirstOrDefault(Statement.IsLoop) ??
            handler.Clause.Parent;
        return handler.Model.GetSymbolInfo(message, handler.Cancellation).Symbol is { } symbol &&
            !(symbol is ILocalSymbol && symbol.DeclaringSyntaxReferences.Any(declaration => attempt.Span.Contains(declaration.Span))) &&
            !attempt.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => SymbolEqualityComparer.Default.Equals(
                handler.Model.GetSymbolInfo(assignment.Left, handler.Cancellation).Symbol, symbol)) &&
            !handler.Clause.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantNodes().OfType<GotoStatementSyntax>()
                .Any(static jump => jump.CaseOrDefaultKeyword.IsKind(SyntaxKind.None));
    }
}
