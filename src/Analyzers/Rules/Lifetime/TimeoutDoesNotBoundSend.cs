using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class TimeoutDoesNotBoundSend() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP3005",
        "Timeout does not bound this asynchronous send",
        "{0} ignores Timeout before .NET 10 and may never end; {1}",
        Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "On .NET Framework and on .NET before 10 only Send looks at Timeout. A server that stops answering keeps SendMailAsync and " +
            "SendAsync waiting for good.",
        helpLinkUri: HelpLink("SMTP3005"));

    private const int FirstVersionThatHonoursIt = 10;
    private const int FirstVersionWithTokens = 5;

    public override void Check(FileFacts file, RuleContext context)
    {
        if (file.Symbols.NetVersion >= FirstVersionThatHonoursIt)
        {
            return;
        }

        var remedy = file.Symbols.NetVersion >= FirstVersionWithTokens
            ? "pass a CancellationToken with that timeout"
            : "call SendAsyncCancel when that time is over, or wait for the task no longer";
        foreach (var client in Clients(file))
        {
            var send = client
                .SelectMany(part => part.Sends.Concat(part.CapturedSends.Where(captured => RunsUnbounded(captured.Body, file))))
                .FirstOrDefault(static send => IsAsynchronous(send) && !Bounds(send));
            if (send is null || client.Any(static part => !part.IsKnown || part.WritesToPickupDirectory || EndsEarly(part.Body)))
            {
                continue;
            }

            foreach (var setting in client.SelectMany(static part => part.SettingsOf("Timeout"))
                .Where(static setting => setting.Constant is not (<= 0 or int.MaxValue)))
            {
                context.Report(setting.Node.Syntax.GetLocation(), setting.Node.Syntax, send.Call.TargetMethod.Name, remedy);
            }
        }
    }

    /// <summary>Each client, in all the parts of the code that have it: one body, or the class that keeps it in a field or property.</summary>
    private static IEnumerable<IReadOnlyList<ObjectFacts>> Clients(FileFacts file) => file.ClientUses
        .Select(static client => new[] { client })
        .Concat(file.ClientMembers.Select(member => member.Parts.Concat(file.ClientUses.Where(use => use.IsStoredIn(member.Member))).ToArray()));

    private static bool IsAsynchronous(ObjectSend send) => send.Call.TargetMethod.Name is "SendMailAsync" or "SendAsync";

    /// <summary>A token, or anything in the same member that ends a wait or a send.</summary>
    private static bool Bounds(ObjectSend send) =>
        send.Call.Arguments.Any(static argument => argument.ArgumentKind == ArgumentKind.Explicit &&
            argument.Parameter?.Type.Name == "CancellationToken" && !IsNoToken(argument.Value)) ||
        EndsEarly(send.Body);

    /// <summary>Whether the member stops waiting, or the send, by itself.</summary>
    private static bool EndsEarly(Body body) => body.Outermost.Descendants().Any(static operation => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "WhenAny" or "WaitAny" or "SendAsyncCancel" or "TimeoutAfter" } } => true,
        // Who waits for his turn, by a semaphore or a mutex, bounds nothing.
        IInvocationOperation { TargetMethod: { ContainingType: { Name: "SemaphoreSlim" or "Semaphore" or "Mutex" } } } => false,
        IInvocationOperation { TargetMethod: { Name: "WaitAsync" or "WaitOne" } } => true,
        IInvocationOperation { TargetMethod: { Name: "Join", ContainingType: { Name: "Thread" } }, Arguments: { IsEmpty: false } } => true,
        IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAll" }, Arguments: var arguments } =>
            arguments.Any(static argument => !argument.Value.Type.IsTask() && argument.Value.Type is not IArrayTypeSymbol),
        IMethodReferenceOperation { Method: { Name: "SendAsyncCancel" } } => true,
        _ => false,
    });

    /// <summary>
    /// Whether a lambda or local function is run by code that is seen to set it no limit: the framework's, a method of this compilation that ends
    /// nothing early. A library's policy may.
    /// </summary>
    private static bool RunsUnbounded(Body function, FileFacts file)
    {
        if (function.Root is not IAnonymousFunctionOperation lambda)
        {
            return true;
        }

        var runner = lambda.Ancestors()
            .SkipWhile(static above => above is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IParenthesizedOperation)
            .FirstOrDefault();
        var method = (runner as IInvocationOperation)?.TargetMethod ?? (runner as IObjectCreationOperation)?.Constructor;
        return method is not null &&
            (method.IsOfFramework() || (file.Code.BodyOf(method, file.Cancellation) is { } body && method.IsBoundStatically() && !EndsEarly(body)));
    }

    private static bool IsNoToken(IOperation value) => value.SkipConversions() is
        IDefaultValueOperation or IPropertyReferenceOperation { Property: { Name: "None" } };
}
