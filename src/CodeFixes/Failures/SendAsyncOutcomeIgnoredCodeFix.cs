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
    public const string HandleError = "Handle the error first";

    /// <summary>What must be done after a failure, too: a guard that returns would leave it out.</summary>
    private static readonly HashSet<string> CleanUps = new(StringComparer.Ordinal)
    {
        "Dispose", "Close", "Release", "Set", "SetResult", "TrySetResult", "Signal", "Decrement",
    };

    public SendAsyncOutcomeIgnoredCodeFix()
        : base("SMTP1005", AwaitSend, HandleError)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span)
    {
        var node = root.FindNode(span, getInnermostNodeForTie: true);
        return node is InvocationExpressionSyntax or SimpleNameSyntax ? node : node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();
    }

    private protected override TreeChanges? Plan(ReportedNode reported, string title) => (title, reported.Node) switch
    {
        (AwaitSend, InvocationExpressionSyntax send) => Awaited(send, reported.Model, reported.Cancellation),
        (HandleError, not InvocationExpressionSyntax) => Guarded(reported),
        _ => null,
    };

    private static TreeChanges? Awaited(InvocationExpressionSyntax send, SemanticModel model, CancellationToken cancellation)
    {
        if (send.Parent is not ExpressionStatementSyntax ||
            send.Expression is not MemberAccessExpressionSyntax ||
            send.ArgumentList.Arguments.Any(static argument => argument.NameColon is not null) ||
            Functions.Around(send) is not { } function ||
            Functions.SymbolOf(function, model, cancellation) is not { } method)
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
        var guard = Guard(function, parameters[1].Name, reported);
        switch (body)
        {
            case BlockSyntax block:
                changes.Replace(block, rewritten => rewritten.Statements.Count == 0
                    ? rewritten.AddStatements(guard.WithTrailingTrivia(Layout.LineEnd(block)))
                    : rewritten.WithStatements(rewritten.Statements.Insert(0, guard)));
                return changes;
            case ExpressionSyntax expression:
                return ExpressionBody.ToBlock(changes, function, expression, statement =>
                    new[] { guard, statement }, becomesAsync: false, model, cancellation) ? changes : null;
            default:
                return null;
        }
    }

    private static StatementSyntax Guard(SyntaxNode function, string arguments, ReportedNode reported)
    {
        var types = reported.Types;
        var error = arguments + ".Error";
        var lineEnd = Layout.LineEnd(function);
        var failure = types.Exist
            ? RuntimeTypes.Call(RuntimeTypes.Read(types.FailureFrom(SyntaxFactory.ParseExpression(error)), "ToString"))
            : Status(error, types.Name(reported.Symbols.Exception));
        var cleansUp = Functions.OwnNodes(function).OfType<SimpleNameSyntax>().Any(static name => CleanUps.Contains(name.Identifier.ValueText));
        var newLine = lineEnd.ToString();
        var text = $"if ({error} != null){newLine}{{{newLine}{nameof(Guard)};{newLine}" + (cleansUp ? "" : "return;" + newLine) + "}";
        var guard = SyntaxFactory.ParseStatement(text);
        var written = guard.DescendantNodes().OfType<ExpressionStatementSyntax>().First().Expression;
        return guard.ReplaceNode(written, RuntimeTypes.Call(types.Member("System.Diagnostics.Trace", "TraceError"), failure).WithTriviaFrom(written))
            .WithTrailingTrivia(lineEnd, lineEnd)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary><c>(e.Error as SmtpException)?.StatusCode + ": " + e.Error</c></summary>
    private static ExpressionSyntax Status(string error, TypeSyntax exception)
    {
        var status = (BinaryExpressionSyntax)SyntaxFactory.ParseExpression($"({error} as Type)?.StatusCode + \": \" + {error}");
        var test = status.DescendantNodes().OfType<BinaryExpressionSyntax>().Single(static part => part.IsKind(SyntaxKind.AsExpression));
        return status.ReplaceNode(test.Right, exception);
    }
}
