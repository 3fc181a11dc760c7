using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>Handlers, lambdas and local functions that take the followed object with them.</summary>
internal sealed partial class ObjectFlow
{
    private FlowState Subscribed(IEventAssignmentOperation subscription, FlowState state)
    {
        _found.Subscriptions.Add(subscription);

        // A handler that cannot be seen may dispose the client. What it sets comes after the send.
        return CompletionHandler.Of(subscription.HandlerValue, _body, _context, _cancellation) switch
        {
            { } handler => handler.MayDisposeClient(Symbols) ? state.With(FlowEvents.DisposedWhenDone) : state,
            null => HandOver(state, subscription, Flow.HandOver.Given),
        };
    }

    private bool IsCompletionHandler(IOperation function, FlowState state) =>
        function.Ancestors().OfType<IEventAssignmentOperation>().FirstOrDefault() is { } subscription &&
        subscription.EventReference is IEventReferenceOperation { Instance: { } client } &&
        CompletionHandler.Function(subscription.HandlerValue) == function && Holds(client, state);

    /// <summary>The lambda that a call runs, where a local keeps it that is called and nothing else: it never leaves the function.</summary>
    private IMethodSymbol? KeptLambda(IInvocationOperation call) =>
        call is { TargetMethod: { MethodKind: MethodKind.DelegateInvoke }, Instance: ILocalReferenceOperation { Local: var local } } &&
            IsOnlyCalled(local)
            ? (CompletionHandler.Written(_body.OnlyValueOf(local)!) as IAnonymousFunctionOperation)?.Symbol
            : null;

    private bool IsKept(IFlowAnonymousFunctionOperation lambda)
    {
        IOperation value = lambda;
        while (value.Parent is IDelegateCreationOperation or IConversionOperation)
        {
            value = value.Parent;
        }

        return value.Parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } && IsOnlyCalled(local);
    }

    private bool IsOnlyCalled(ILocalSymbol local) =>
        _body.OnlyValueOf(local) is { } value &&
        _body.Outermost.ReferencesTo(local).All(reference => reference.Function() == value.Function() &&
            reference.Parent is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke } } call &&
            call.Instance == reference);

    /// <summary>A lambda takes the object with it. When it runs, and whether, is not known; what it sets may count.</summary>
    private FlowState Captured(IOperation where, IMethodSymbol function, object name, FlowState state)
    {
        if (_context.SummaryOf(function, name, _kind, _body, _callers, _cancellation) is { } summary)
        {
            foreach (var setting in summary.Settings)
            {
                _found.Known(setting);
            }

            _found.GivenToUnknown.UnionWith(summary.GivenToUnknown);
            _found.Subscriptions.AddRange(summary.Subscriptions);
            _found.HandOvers.UnionWith(summary.HandOvers
                .Select(handOver => (where, handOver.How == Flow.HandOver.Returned ? Flow.HandOver.Given : handOver.How)));
            Capture(summary.Sends.Concat(summary.CapturedSends), state);
            if (_kind.IsSentByTasks && summary.Sends.Count > 0 && TaskCompletion.IsLeftRunning(where, _body))
            {
                state = Start(SendOf(summary.Sends[0].Call, summary.Sends[0].Body, state), state);
            }
        }
        else
        {
            _found.GivenToUnknown.Add(where);
        }

        return HandOver(state, where, Flow.HandOver.Captured);
    }

    private void Capture(IEnumerable<ObjectSend> sends, FlowState state)
    {
        foreach (var send in sends)
        {
            foreach (var values in send.Values)
            {
                SendOf(send.Call, send.Body, SetAll(state, values.All), _found.CapturedSends);
            }
        }
    }

    /// <summary>The name that the function uses for the object, where it uses it.</summary>
    private object? CapturedName(IMethodSymbol function, FlowState state) =>
        _body.Function(function)?.WithNested().SelectMany(static body => body.Reachable())
            .Select(static operation => operation is IConversionOperation ? null : ObjectName.Of(operation))
            .FirstOrDefault(name => name is ISymbol && _names.IndexOf(name) is >= 0 and < 64 and var index && (state.Names & (1UL << index)) != 0);
}
