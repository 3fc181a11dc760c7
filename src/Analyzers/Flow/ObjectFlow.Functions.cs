using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>Handlers, lambdas and local functions that take the followed object with them.</summary>
internal sealed partial class ObjectFlow
{
    private Way Subscribed(IEventAssignmentOperation subscription, Way way)
    {
        _facts.Subscriptions.Add(subscription);
        return CompletionHandler.Of(subscription.HandlerValue, _body, _cancellation) switch
        {
            { } handler => handler.MayDisposeClient(_cancellation) ? way.With(Happened.Disposed) : way,
            null => Unseen(subscription, way),
        };
    }

    private bool IsCompletionHandler(IOperation function, Way way) =>
        function.Ancestors().OfType<IEventAssignmentOperation>().FirstOrDefault() is { EventReference: IEventReferenceOperation { Instance: { } client } } subscription &&
        CompletionHandler.Function(subscription.HandlerValue) == function && Holds(client, way);

    /// <summary>A lambda takes the object with it. When it runs, and whether, is not known; what it sets may count.</summary>
    private Way Captured(IOperation where, IMethodSymbol function, object name, Way way)
    {
        if (_body.Code.Effects.Of(function, name, _kind, _body, _callers, _cancellation) is { } effects)
        {
            _facts.Settings.AddRange(effects.Settings.Where(setting => !_facts.Settings.Exists(known => ReferenceEquals(known.Node, setting.Node))));
            _facts.GivenToUnknown.UnionWith(effects.GivenToUnknown);
        }
        else
        {
            _facts.GivenToUnknown.Add(where);
        }

        return HandOver(way, where, Flow.HandOver.Captured);
    }

    /// <summary>The name that the function uses for the object, where it uses it.</summary>
    private object? CapturedName(IMethodSymbol function, Way way) =>
        _body.Function(function)?.WithNested().SelectMany(static body => body.Reachable())
            .Select(static operation => operation is IConversionOperation ? null : NameOf(operation))
            .FirstOrDefault(name => name is ISymbol && _names.IndexOf(name) is >= 0 and < 64 and var index && (way.Names & (1UL << index)) != 0);
}
