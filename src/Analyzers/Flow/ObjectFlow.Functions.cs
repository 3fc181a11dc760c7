using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>Handlers, lambdas and local functions that take the followed object with them.</summary>
internal sealed partial class ObjectFlow
{
    private FlowState Subscribed(IEventAssignmentOperation subscription, FlowState state)
    {
        _found.Subscriptions.Add(subscription);
        return CompletionHandler.Of(subscription.HandlerValue, _body, _context.Code, _cancellation) switch
        {
            { } handler => handler.MayDisposeClient(Symbols) ? state.With(FlowEvents.Disposed) : state,
            null => Unseen(subscription, state),
        };
    }

    private bool IsCompletionHandler(IOperation function, FlowState state) =>
        function.Ancestors().OfType<IEventAssignmentOperation>().FirstOrDefault() is { } subscription &&
        subscription.EventReference is IEventReferenceOperation { Instance: { } client } &&
        CompletionHandler.Function(subscription.HandlerValue) == function && Holds(client, state);

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

    /// <summary>The name that the function uses for the object, where it uses it.</summary>
    private object? CapturedName(IMethodSymbol function, FlowState state) =>
        _body.Function(function)?.WithNested().SelectMany(static body => body.Reachable())
            .Select(static operation => operation is IConversionOperation ? null : NameOf(operation))
            .FirstOrDefault(name => name is ISymbol && _names.IndexOf(name) is >= 0 and < 64 and var index && (state.Names & (1UL << index)) != 0);
}
