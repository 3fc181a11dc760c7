using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>A function of this compilation that is subscribed to a client's SendCompleted event.</summary>
internal sealed class CompletionHandler
{
    private CompletionHandler(Body body) => Body = body;

    public Body Body { get; }

    /// <summary>Null where the handler cannot be seen: a delegate from elsewhere.</summary>
    public static CompletionHandler? Of(IOperation handler, Body body, IFlowContext context, CancellationToken cancellation) =>
        Function(SeenThrough(handler, body, context)) switch
        {
            IFlowAnonymousFunctionOperation lambda => Of(body.Function(lambda.Symbol)),
            IAnonymousFunctionOperation lambda => Of(body.Function(lambda.Symbol) ?? FunctionOfMember(lambda.Symbol, context, cancellation)),
            IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } => Of(body.Function(function)),
            IMethodReferenceOperation { Method: var method } when method.IsBoundStatically() => Of(context.Code.BodyOf(method, cancellation)),
            _ => null,
        };

    /// <summary>What a local or a field holds that keeps the handler: its one value, beside null.</summary>
    private static IOperation SeenThrough(IOperation handler, Body body, IFlowContext context)
    {
        var source = context.Constants.Source(Written(handler), body);
        return source is ILocalReferenceOperation { Local: var local } &&
            body.ValuesOf(local).Where(static value => value?.IsNull() != true).ToList() is { Count: 1 } values
            ? values[0] ?? source
            : source;
    }

    /// <summary>A lambda that a field starts with.</summary>
    private static Body? FunctionOfMember(IMethodSymbol lambda, IFlowContext context, CancellationToken cancellation) =>
        context.Code.BodiesOwnedBy(lambda.ContainingSymbol, cancellation)
            .Select(member => member.Function(lambda)).FirstOrDefault(static found => found is not null);

    /// <summary>The lambda or method group that the handler is made of.</summary>
    public static IOperation? Function(IOperation handler) =>
        Written(handler) is IFlowAnonymousFunctionOperation or IAnonymousFunctionOperation or IMethodReferenceOperation ? Written(handler) : null;

    /// <summary>What is written as the handler, without the creation of a delegate around it.</summary>
    public static IOperation Written(IOperation handler)
    {
        handler = handler.SkipConversions();
        while (handler is IDelegateCreationOperation creation)
        {
            handler = creation.Target.SkipConversions();
        }

        return handler;
    }

    /// <summary>Whether it disposes a client, or the sender, or calls code with one that may.</summary>
    public bool MayDisposeClient(SmtpSymbols symbols)
    {
        return Body.WithNested().SelectMany(static body => body.Reachable())
            .Any(operation => IsClientOrSender(operation) && Ownership.After(operation.SameValue()).MayDispose);

        bool IsClientOrSender(IOperation value)
        {
            var plain = value.SkipConversions();
            return symbols.IsClient(plain.Type) || symbols.IsClient(value.Type) || plain switch
            {
                IParameterReferenceOperation { Parameter: { Ordinal: 0, Type: { SpecialType: SpecialType.System_Object } } } => true,
                IFlowCaptureReferenceOperation => value.Type?.SpecialType is SpecialType.System_IDisposable or SpecialType.System_Object,
                _ => false,
            };
        }
    }

    private static CompletionHandler? Of(Body? body) => body is null or { IsBeingTyped: true } ? null : new CompletionHandler(body);
}
