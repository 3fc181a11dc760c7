using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Flow;

namespace SmtpAnalyzers.Rules.Lifetime;

/// <summary>Whether an asynchronous send is bounded by something other than the client's Timeout.</summary>
internal static class SendLimit
{
    public static bool IsAsynchronous(ObjectSend send) => send.Call.TargetMethod.Name is "SendMailAsync" or "SendAsync";

    /// <summary>A token, or anything in the same member that ends a wait or a send.</summary>
    public static bool Bounds(ObjectSend send) =>
        send.Call.Arguments.Any(static argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Type.Name == "CancellationToken" && !IsNoToken(argument.Value)) ||
        EndsEarly(send.Body);

    /// <summary>Whether the member stops waiting, or the send, by itself.</summary>
    public static bool EndsEarly(Body body) => body.Outermost.Root.Descendants().Any(static operation => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "WhenAny" or "WaitAny" or "WaitAsync" or "SendAsyncCancel" or "WaitOne" or "TimeoutAfter" } } => true,
        IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAll" }, Arguments: var arguments } => arguments.Any(static argument => !TaskCompletion.IsTask(argument.Value.Type) && argument.Value.Type is not IArrayTypeSymbol),
        IMethodReferenceOperation { Method: { Name: "SendAsyncCancel" } } => true,
        _ => false,
    });

    private static bool IsNoToken(IOperation value) => value.SkipConversions() is
        IDefaultValueOperation or IPropertyReferenceOperation { Property: { Name: "None" } };
}
