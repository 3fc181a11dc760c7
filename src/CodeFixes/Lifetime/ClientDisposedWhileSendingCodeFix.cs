using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>Awaits the send, so that it is over before its client is disposed; the function becomes async where it is not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal class ClientDisposedWhileSendingCodeFix : SmtpCodeFix
{
    public const string Title = "Await the send";

    public ClientDisposedWhileSendingCodeFix()
        : this("SMTP3002")
    {
    }

    /// <param name="id">A rule that the same edit mends: the send has to be waited for, whatever is lost without it.</param>
    private protected ClientDisposedWhileSendingCodeFix(string id)
        : base(id, Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>();

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var (node, model, cancellation) = reported;
        var call = (InvocationExpressionSyntax)node;
        if (Functions.Around(call) is not { } function || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        var isEventBased = method.ReturnsVoid;
        if (isEventBased && (!CanGoAsync(call, method) || Listens(function.SyntaxTree.GetRoot(cancellation))))
        {
            return null;
        }

        var task = isEventBased ? call : WholeTask(call, model, cancellation);
        var changes = new TreeChanges();
        if (!IsAsync(function, model, cancellation))
        {
            var rewrite = AsyncRewrite.For(function, model, cancellation,
                evenVoid: Functions.IsEventHandler(Functions.SymbolOf(function, model, cancellation)));
            if (rewrite is null)
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
    private static InvocationExpressionSyntax Asynchronous(InvocationExpressionSyntax call)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        var arguments = call.ArgumentList.Arguments;
        return call
            .WithExpression(access.WithName(SyntaxFactory.IdentifierName("SendMailAsync").WithTriviaFrom(access.Name)))
            .WithArgumentList(call.ArgumentList.WithArguments(arguments.RemoveAt(arguments.Count - 1)));
    }
}
