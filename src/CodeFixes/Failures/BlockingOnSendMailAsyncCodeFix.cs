using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>Waits in a way that throws the exception of the task itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class BlockingOnSendMailAsyncCodeFix : SmtpCodeFix
{
    public const string Await = "Await the send";
    public const string GetResult = "Use GetAwaiter().GetResult()";
    public const string SendSynchronously = "Send synchronously";

    public BlockingOnSendMailAsyncCodeFix()
        : base("SMTP1007", Await, GetResult, SendSynchronously)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true) is ExpressionSyntax wait and (InvocationExpressionSyntax or MemberAccessExpressionSyntax)
            ? wait
            : null;

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var (node, model, cancellation) = reported;
        var wait = (ExpressionSyntax)node;
        var changes = new TreeChanges();
        switch (title)
        {
            case Await when Functions.Around(wait) is { } function && Functions.SymbolOf(function, model, cancellation) is { IsAsync: true } &&
                (IsStatement(wait) || IsResult(wait)) && TaskOf(wait) is { } task:
                changes.Replace(wait, rewritten =>
                    Operand(wait, AsyncRewrite.Await(TaskOf(rewritten)!.WithTriviaFrom(rewritten), task.SyntaxTree.GetRoot(cancellation))));
                return changes;
            case GetResult when TaskOf(wait) is not null:
                changes.Replace(wait, static rewritten =>
                    Call(Call(TaskOf(rewritten)!.WithoutTrivia(), "GetAwaiter"), "GetResult").WithTriviaFrom(rewritten));
                return changes;
            case SendSynchronously
                when IsStatement(wait) && TaskOf(wait) is InvocationExpressionSyntax send && IsSendMail(send) &&
                    !TakesToken(send, model, cancellation):
                changes.Replace(wait, static rewritten => Synchronous((InvocationExpressionSyntax)TaskOf(rewritten)!).WithTriviaFrom(rewritten));
                return changes;
            default:
                return null;
        }
    }

    /// <summary>
    /// What to wait for instead: the task of <c>task.Wait()</c> or <c>task.Result</c>, or a WhenAll of the tasks of <c>Task.WaitAll(…)</c>.
    /// </summary>
    private static ExpressionSyntax? TaskOf(ExpressionSyntax wait) => wait switch
    {
        MemberAccessExpressionSyntax { Expression: var task } when IsResult(wait) => task,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList: { Arguments: { Count: 0 } } }
            when access.Name.Identifier.ValueText == "Wait" => access.Expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "WaitAll" } } } access } call
            when call.ArgumentList.Arguments.All(static argument => argument.Expression is not LiteralExpressionSyntax) =>
            call.WithExpression(access.WithName(SyntaxFactory.IdentifierName("WhenAll"))),
        _ => null,
    };

    private static bool IsStatement(ExpressionSyntax wait) => wait.Parent is ExpressionStatementSyntax;

    private static bool IsResult(ExpressionSyntax wait) => wait is MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "Result" } } };

    /// <summary>An await that something is read of needs parentheses.</summary>
    private static ExpressionSyntax Operand(ExpressionSyntax wait, ExpressionSyntax awaited) =>
        wait.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or
            InvocationExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(awaited.WithoutTrivia()).WithTriviaFrom(awaited)
            : awaited;

    private static bool IsSendMail(InvocationExpressionSyntax send) =>
        send.Expression is MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "SendMailAsync" } } };

    private static bool TakesToken(InvocationExpressionSyntax send, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(send, cancellation).Symbol is not IMethodSymbol method ||
            method.Parameters.Any(static parameter => parameter.Type.Name == "CancellationToken");

    private static InvocationExpressionSyntax Synchronous(InvocationExpressionSyntax send) =>
        send.WithExpression(((MemberAccessExpressionSyntax)send.Expression).WithName(SyntaxFactory.IdentifierName("Send")));

    private static InvocationExpressionSyntax Call(ExpressionSyntax instance, string method) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, instance, SyntaxFactory.IdentifierName(method)));
}
