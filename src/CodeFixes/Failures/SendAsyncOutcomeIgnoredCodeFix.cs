using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>Awaits a send that nobody listens to; puts a guard for the error at the top of a handler that does not look at it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class SendAsyncOutcomeIgnoredCodeFix : SmtpCodeFix
{
    public const string AwaitSend = "Await SendMailAsync instead";
    public const string ReportError = "Report the error in SendCompleted";
    public const string AwaitInVoid = "Await SendMailAsync instead: in an async void method a failure is unhandled";
    public const string HandleError = "Handle the error first";

    /// <summary>What must be done after a failure, too: a guard that returns would leave it out.</summary>
    private static readonly HashSet<string> CleanUps = new(StringComparer.Ordinal)
    {
        "Dispose", "Close", "Release", "Set", "SetResult", "TrySetResult", "Signal", "Decrement",
    };

    public SendAsyncOutcomeIgnoredCodeFix()
        : base("SMTP1005", AwaitSend, ReportError, AwaitInVoid, HandleError)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span)
    {
        var node = root.FindNode(span, getInnermostNodeForTie: true);
        return node is InvocationExpressionSyntax or SimpleNameSyntax ? node : node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();
    }

    private protected override TreeChanges? Plan(ReportedNode reported, string title) => (title, reported.Node) switch
    {
        (AwaitSend, InvocationExpressionSyntax send) => ArrivingFailure.Reported(
            Awaited(send, inVoid: false, reported.Model, reported.Cancellation), send, reported),
        (AwaitInVoid, InvocationExpressionSyntax send) => ArrivingFailure.Reported(
            Awaited(send, inVoid: true, reported.Model, reported.Cancellation), send, reported),
        (ReportError, InvocationExpressionSyntax send) => Subscribed(send, reported),
        (HandleError, not InvocationExpressionSyntax) => Guarded(reported),
        _ => null,
    };

    /// <summary>Of a client that is made in the same function: on one that lives longer every send would subscribe once more.</summary>
    private static TreeChanges? Subscribed(InvocationExpressionSyntax send, ReportedNode reported)
    {
        if (send.Parent is not ExpressionStatementSyntax statement ||
            send.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax client } ||
            reported.Model.GetSymbolInfo(client, reported.Cancellation).Symbol is not ILocalSymbol ||
            statement.Ancestors().TakeWhile(static node => node is StatementSyntax).Any(Statement.IsLoop) ||
            CompletionGuard.Write(reported, statement, CompletionGuard.ArgumentsNear(statement), leaves: false) is not { } guard)
        {
            return null;
        }

        var changes = new TreeChanges();
        changes.ReplaceStatement(statement, rewritten => new[]
        {
            CompletionGuard.Subscription(client, statement, guard).WithLeadingTrivia(rewritten.GetLeadingTrivia()),
            rewritten.WithLeadingTrivia(Layout.Indentation(rewritten)).WithAdditionalAnnotations(Formatter.Annotation),
        });
        return changes;
    }

    private static TreeChanges? Awaited(InvocationExpressionSyntax send, bool inVoid, SemanticModel model, CancellationToken cancellation)
    {
        if (send.Parent is not ExpressionStatementSyntax ||
            send.Expression is not MemberAccessExpressionSyntax ||
            send.ArgumentList.Arguments.Any(static argument => argument.NameColon is not null) ||
            Functions.Around(send) is not { } function ||
            Functions.SymbolOf(function, model, cancellation) is not { } method || method.ReturnsVoid != inVoid)
        {
            return null;
        }

        var changes = new TreeChanges();
        var rewrite = method.IsAsync ? null : AsyncRewrite.For(function, model, cancellation, evenVoid: Functions.IsEventHandler(method));
        if (!method.IsAsync && rewrite is null)
        {
            return null;
        }

        changes.Replace(send, rewritten =>
        {
            var arguments = rewritten.ArgumentList.Arguments;
            var access = (MemberAccessExpressionSyntax)rewritten.Expression;
            var sendMail = rewritten
                .WithExpression(access.WithName(SyntaxFactory.IdentifierName("SendMailAsync")))
                .WithArgumentList(rewritten.ArgumentList.WithArguments(arguments.RemoveAt(arguments.Count - 1)));
            return rewrite is null ? AsyncRewrite.Await(sendMail, send.SyntaxTree.GetRoot(cancellation)) : rewrite.Await(sendMail);
        });
        rewrite?.AddTo(changes);
        return changes;
    }

    private static TreeChanges? Guarded(ReportedNode reported)
    {
        var (handler, model, cancellation) = reported;
        var function = handler is AnonymousFunctionExpressionSyntax
            ? handler
            : model.GetSymbolInfo(handler, cancellation).Symbol?.DeclaringSyntaxReferences
                .Where(reference => reference.SyntaxTree == handler.SyntaxTree)
                .Select(reference => reference.GetSyntax(cancellation))
                .FirstOrDefault();
        if (function is null ||
            Functions.SymbolOf(function, model, cancellation) is not { Parameters: { Length: 2 } parameters } ||
            (handler as AnonymousMethodExpressionSyntax) is { ParameterList: null } ||
            parameters[1].Name.Trim('_').Length == 0)
        {
            return null;
        }

        var changes = new TreeChanges();
        var body = Functions.BodyOf(function);
        var cleansUp = Functions.OwnNodes(function).OfType<SimpleNameSyntax>().Any(static name => CleanUps.Contains(name.Identifier.ValueText));
        if (body is null || CompletionGuard.Write(reported, body, parameters[1].Name, leaves: !cleansUp) is not { } guard)
        {
            return null;
        }

        var lineEnd = Layout.LineEnd(function);
        switch (body)
        {
            case BlockSyntax block:
                changes.Replace(block, rewritten => rewritten.Statements.Count == 0
                    ? rewritten.AddStatements(guard.WithTrailingTrivia(lineEnd))
                    : rewritten.WithStatements(rewritten.Statements.Insert(0, guard.WithTrailingTrivia(lineEnd, lineEnd))));
                return changes;
            case ExpressionSyntax expression:
                return ExpressionBody.ToBlock(changes, function, expression, statement =>
                    new[] { guard.WithTrailingTrivia(lineEnd, lineEnd), statement }, becomesAsync: false, model, cancellation) ? changes : null;
            default:
                return null;
        }
    }
}
