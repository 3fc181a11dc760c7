using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.CodeFixes.Failures;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>
/// A client that SendAsync was called on is in use until its SendCompleted event: it is disposed there, after every handler that was
/// subscribed before.
/// </summary>
internal static class HandlerDisposal
{
    /// <summary>Null unless the one send of a client is the last thing the function does with it.</summary>
    public static TreeChanges? Plan(ISymbol client, Uses uses, SyntaxNode function, SyntaxNode owner, ReportedNode reported)
    {
        if (uses.EventSends.Count != 1 || uses.Sends.Count != 1 || uses.ReturnsTask ||
            uses.Assignments.Count + uses.Disposals.Count + uses.Clearings.Count > 0 ||
            uses.EventSends[0].FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax send ||
            send.Expression is AwaitExpressionSyntax ||
            Functions.Around(send) != function ||
            send.Ancestors().TakeWhile(ancestor => ancestor != owner).Any(Statement.IsLoop) ||
            uses.Sites.Any(site => site.SpanStart > send.Span.End) || uses.Handlers.Any(static handler => handler.ToString().Contains(".Send")))
        {
            return null;
        }

        if (Subscription(client.Name, send, uses.Handlers.Any(handler => ReadsError(handler, reported)), reported) is not { } subscription)
        {
            return null;
        }

        var changes = new TreeChanges();
        changes.ReplaceStatement(send, rewritten => new[]
        {
            subscription.WithLeadingTrivia(rewritten.GetLeadingTrivia()),
            rewritten.WithLeadingTrivia(Layout.Indentation(rewritten)).WithAdditionalAnnotations(Formatter.Annotation),
        });
        return changes;
    }

    /// <summary>Null where there is nothing to report a failure to: a handler that only disposes would be the next fault.</summary>
    public static StatementSyntax? Subscription(string client, SyntaxNode near, bool isHeard, ReportedNode reported)
    {
        var name = SyntaxFactory.IdentifierName(client);
        StatementSyntax dispose = SyntaxFactory.ExpressionStatement(RuntimeTypes.Call(RuntimeTypes.Read(name, "Dispose")));
        if (isHeard)
        {
            return CompletionGuard.Subscription(name, near, dispose);
        }

        return CompletionGuard.Write(reported, near, CompletionGuard.ArgumentsNear(near), leaves: false) is { } guard
            ? CompletionGuard.Subscription(name, near, dispose, guard)
            : null;
    }

    /// <summary>A lambda, or what a method or a delegate variable is declared as.</summary>
    private static bool ReadsError(ExpressionSyntax handler, ReportedNode reported)
    {
        var code = handler is AnonymousFunctionExpressionSyntax
            ? new SyntaxNode[] { handler }
            : reported.Model.GetSymbolInfo(handler, reported.Cancellation).Symbol?.DeclaringSyntaxReferences
                .Select(declaration => declaration.GetSyntax(reported.Cancellation)) ?? Enumerable.Empty<SyntaxNode>();
        return code.SelectMany(static node => node.DescendantTokens()).Any(static token => token.ValueText == "Error");
    }
}
