using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class SendAsyncOutcomeIgnored() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP1005",
        "The outcome of SendAsync is ignored",
        "{0}, so a failed send goes unnoticed; {1}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SendAsync reports failures only through the Error of SendCompleted's arguments. Where nobody reads it, a refused mail is " +
            "lost without a sign.",
        helpLinkUri: HelpLink("SMTP1005"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var call in SendsWithoutHandler(file))
        {
            context.Report(ReportLocation.OfOrigin(call), call.Syntax, "Nothing is subscribed to SendCompleted", "await SendMailAsync instead");
        }

        foreach (var handler in HandlersThatIgnoreError(file))
        {
            context.Report(ReportLocation.OfFunction(handler), handler.Syntax, "This handler of SendCompleted does not read Error",
                "handle e.Error first");
        }
    }

    /// <summary>
    /// Each call of <c>SendAsync</c> on a client made here to whose <c>SendCompleted</c> nothing is ever subscribed. Where others get hold of
    /// the client, they may subscribe.
    /// </summary>
    private static IEnumerable<IInvocationOperation> SendsWithoutHandler(FileFacts file) =>
        from client in ClosedClient.In(file)
        where !client.Subscriptions.Any()
        from send in client.Sends
        where IsEventBased(send.Call)
        select send.Call;

    /// <summary>
    /// Each first subscription of a handler that does not look at the error of a <c>SendAsync</c> of the same client, where no other handler
    /// of that client does.
    /// </summary>
    private static IEnumerable<IOperation> HandlersThatIgnoreError(FileFacts file)
    {
        var subscriptions = Subscriptions(file).ToList();
        var heard = new HashSet<ISymbol>(
            subscriptions.Where(static one => one.Handler is null || LooksAtError(one.Handler.Body))
                .Select(static one => one.Client), SymbolEqualityComparer.Default);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        return from one in subscriptions
               where one.Handler is not null && !heard.Contains(one.Client) && seen.Add(one.Handler.Body.Owner!)
               select CompletionHandler.Written(one.Subscription.HandlerValue);
    }

    /// <summary>What is subscribed to SendCompleted of a client that sends with <c>SendAsync</c>; no handler where it cannot be seen.</summary>
    private static IEnumerable<(ISymbol Client, IEventAssignmentOperation Subscription, CompletionHandler? Handler)> Subscriptions(FileFacts file) =>
        from body in file.Bodies
        from subscription in body.Reachable().OfType<IEventAssignmentOperation>()
        where subscription.Adds
        let reference = subscription.EventReference as IEventReferenceOperation
        where reference is { Event: { Name: "SendCompleted" }, Instance: { } } && file.Symbols.IsClient(reference.Instance.SkipConversions().Type)
        let client = Origin(reference.Instance!, body)
        where client is not null && IsSentAsync(client, body, file)
        select (client, subscription, CompletionHandler.Of(subscription.HandlerValue, body, file.Flow, file.Cancellation));

    private static bool IsEventBased(IInvocationOperation call) => call.TargetMethod is { Name: "SendAsync", ReturnsVoid: true };

    /// <summary>The variable, field or property that holds a client, be it by way of a copy that the compiler makes of it.</summary>
    private static ISymbol? Origin(IOperation client, Body body) => client.SkipConversions() switch
    {
        IFlowCaptureReferenceOperation capture => body.Captured(capture.Id).FirstOrDefault()?.Place(),
        var other => other.Place(),
    };

    private static bool IsSentAsync(ISymbol place, Body body, FileFacts file)
    {
        var bodies = place is IFieldSymbol or IPropertySymbol
            ? file.Code.BodiesThatMention(place, file.Cancellation)
            : new[] { body.Outermost };
        return bodies.Any(one => one.Descendants().OfType<IInvocationOperation>().Any(call =>
            file.Symbols.IsSend(call.TargetMethod) && IsEventBased(call) && call.Instance is { } client &&
                SymbolEqualityComparer.Default.Equals(client.Place(), place) && !file.SendsToPickupDirectory.Contains(call.Syntax)));
    }

    /// <summary>Whether the handler reads the error, or lets the arguments, which have it, go elsewhere.</summary>
    private static bool LooksAtError(Body handler)
    {
        var names = new HashSet<ISymbol>(
            handler.Method?.Parameters.Where(static parameter => parameter.Ordinal == 1) ?? Enumerable.Empty<ISymbol>(),
            SymbolEqualityComparer.Default);
        foreach (var operation in handler.Descendants())
        {
            if (operation is IPropertyReferenceOperation { Property: { Name: "Error", ContainingType: { Name: "AsyncCompletedEventArgs" } } })
            {
                return true;
            }

            if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation) || operation.Place() is not { } name ||
                !names.Contains(name))
            {
                continue;
            }

            if (operation.NamesGiven() is { } given && given.All(IsInHandler))
            {
                names.UnionWith(given);
            }
            else if (operation.SameValue().Parent is not (IMemberReferenceOperation or IConditionalAccessOperation or
                ISimpleAssignmentOperation { Target: IDiscardOperation }))
            {
                return true;
            }
        }

        return false;

        bool IsInHandler(ISymbol name) => name.DeclaringSyntaxReferences.All(reference =>
            reference.SyntaxTree == handler.Root.Syntax.SyntaxTree && handler.Root.Syntax.Span.Contains(reference.Span));
    }
}
