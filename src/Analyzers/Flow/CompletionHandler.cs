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
    public static CompletionHandler? Of(IOperation handler, Body body, SourceCode code, CancellationToken cancellation) => Function(handler) switch
    {
        IFlowAnonymousFunctionOperation lambda => Of(body.Function(lambda.Symbol)),
        IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } => Of(body.Function(function)),
        IMethodReferenceOperation { Method: var method } when method.IsBoundStatically() => Of(code.BodyOf(method, cancellation)),
        _ => null,
    };

    /// <summary>The lambda or method group that the handler is made of.</summary>
    public static IOperation? Function(IOperation handler) => handler.SkipConversions() switch
    {
        IDelegateCreationOperation { Target: var target } => Function(target),
        IFlowAnonymousFunctionOperation or IAnonymousFunctionOperation or IMethodReferenceOperation => handler.SkipConversions(),
        _ => null,
    };

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

    private static CompletionHandler? Of(Body? body) => body is null ? null : new CompletionHandler(body);
}
