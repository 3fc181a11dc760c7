using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// Awaits a send, so that its client and its message outlive it and its exception arrives; the function becomes async where it is not. One that
/// stays synchronous sends so.
/// </summary>
internal abstract class WaitForSendCodeFix : SmtpCodeFix
{
    public const string Title = "Await the send";
    public const string SendSynchronously = "Send synchronously";

    private protected WaitForSendCodeFix(string id, params string[] titles)
        : base(id, titles)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>();

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var (node, model, cancellation) = reported;
        var call = (InvocationExpressionSyntax)node;
        return Functions.Around(call) is not { } function || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method ? null
            : ArrivingFailure.Reported(title == Title
                ? Awaited(call, method, function, model, cancellation)
                : Synchronous(call, method, function, model, cancellation), call, reported);
    }

    /// <summary>Where nothing listens and the function cannot wait otherwise.</summary>
    private static TreeChanges? Synchronous(
        InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        var sent = method.Parameters.Length - (method.ReturnsVoid ? 1 : 0);
        if (IsAsync(function, model, cancellation) || RewriteOf(function, model, cancellation) is not null ||
            Listens(function.SyntaxTree.GetRoot(cancellation)) || sent is not (1 or 4) || (method.ReturnsVoid && !CanGoAsync(call, method)) ||
            call.Expression is not MemberAccessExpressionSyntax ||
            call.ArgumentList.Arguments.Any(static argument => argument.NameColon is not null) ||
            Statement(call, model, cancellation) is not { } statement)
        {
            return null;
        }

        var changes = new TreeChanges();
        changes.Replace(statement, rewritten =>
            SyntaxFactory.ExpressionStatement(Named("Send", call, sent).WithoutTrivia()).WithTriviaFrom(rewritten));
        return changes;
    }

    private static AsyncRewrite? RewriteOf(SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        AsyncRewrite.For(function, model, cancellation, evenVoid: Functions.IsEventHandler(Functions.SymbolOf(function, model, cancellation)));

    private static TreeChanges? Awaited(
        InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        var isEventBased = method.ReturnsVoid;
        if (isEventBased && (!CanGoAsync(call, method) || Listens(function.SyntaxTree.GetRoot(cancellation))))
        {
            return null;
        }

        var task = isEventBased ? call : WholeTask(call, model, cancellation);
        var changes = new TreeChanges();
        if (!IsAsync(function, model, cancellation))
        {
            if (RewriteOf(function, model, cancellation) is not { } rewrite)
            {
                return null;
            }

            rewrite.AddTo(changes);
            if (IsReturned(task, function))
            {
                return changes;
            }
        }

        if (Statement(task, model, cancellation) is not { } statement)
        {
            return null;
        }

        var root = function.SyntaxTree.GetRoot(cancellation);
        changes.Replace(statement, rewritten =>
        {
            var awaited = AsyncRewrite.Await(isEventBased ? Asynchronous(call) : task, root);
            return SyntaxFactory.ExpressionStatement(awaited.WithoutTrivia()).WithTriviaFrom(rewritten);
        });
        return changes;
    }

    /// <summary>The task that ends last: that of what continues the send.</summary>
    private static ExpressionSyntax WholeTask(ExpressionSyntax task, SemanticModel model, CancellationToken cancellation)
    {
        while (task.Parent is ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } &&
            (ExpressionSyntax)(task.Parent is MemberAccessExpressionSyntax ? task.Parent.Parent! : task.Parent) is var outer &&
            model.GetTypeInfo(outer, cancellation).Type.IsAsyncReturnType())
        {
            task = outer;
        }

        return task;
    }

    /// <summary>A statement that does nothing with the task but drop it: <c>task;</c>, <c>_ = task;</c>, <c>var unused = task;</c>.</summary>
    private static StatementSyntax? Statement(ExpressionSyntax task, SemanticModel model, CancellationToken cancellation) => task.Parent switch
    {
        ExpressionStatementSyntax statement => statement,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Parent: ExpressionStatementSyntax statement }
            when model.GetSymbolInfo(left, cancellation).Symbol is IDiscardSymbol => statement,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables: { Count: 1 } } all } variable }
            when all.Parent is LocalDeclarationStatementSyntax statement &&
                model.GetDeclaredSymbol(variable, cancellation) is { } local && Functions.Around(statement) is { } function &&
                !References.To(local, function, model, cancellation).Any() => statement,
        _ => null,
    };

    private static bool IsReturned(ExpressionSyntax task, SyntaxNode function) =>
        Functions.BodyOf(function) == task || task.FirstAncestorOrSelf<ReturnStatementSyntax>() is { } statement &&
            Functions.Around(statement) == function;

    private static bool IsAsync(SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        function is CompilationUnitSyntax || Functions.SymbolOf(function, model, cancellation) is { IsAsync: true };

    /// <summary>A handler of the event, or whoever cancels by it, would not be served by the task.</summary>
    private static bool Listens(SyntaxNode root) =>
        root.DescendantTokens().Any(static token => token.ValueText is "SendCompleted" or "SendAsyncCancel");

    private static bool CanGoAsync(InvocationExpressionSyntax call, IMethodSymbol method) =>
        method.Name == "SendAsync" && call.Expression is MemberAccessExpressionSyntax &&
            call.ArgumentList.Arguments.Count == method.Parameters.Length &&
        call.ArgumentList.Arguments.All(static argument => argument.NameColon is null) &&
        call.ArgumentList.Arguments.Last().Expression is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax;

    /// <summary><c>SendMailAsync</c> with the same arguments but the last, which only the event handler would get.</summary>
    private static InvocationExpressionSyntax Asynchronous(InvocationExpressionSyntax call) =>
        Named("SendMailAsync", call, call.ArgumentList.Arguments.Count - 1);

    private static InvocationExpressionSyntax Named(string name, InvocationExpressionSyntax call, int arguments)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        var list = call.ArgumentList.Arguments;
        while (list.Count > arguments)
        {
            list = list.RemoveAt(list.Count - 1);
        }

        return call
            .WithExpression(access.WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(access.Name)))
            .WithArgumentList(call.ArgumentList.WithArguments(list));
    }
}
