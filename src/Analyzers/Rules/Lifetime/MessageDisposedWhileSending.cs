using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class MessageDisposedWhileSending() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP3007",
        "A message is disposed while its send is still running",
        "The {0} is disposed while this send is still running, which then fails and loses the mail; {1}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A send reads its message, with all that is attached to it, when the server asks for it. One that was disposed before, " +
            "because nobody waited for the send, makes it fail where nobody looks. Wait for the send before the message is disposed.",
        helpLinkUri: HelpLink("SMTP3007"));

    public override void Check(FileFacts file, RuleContext context)
    {
        var made = new Lazy<ILookup<Body, ObjectFacts>>(() => file.Messages.ToLookup(static message => message.Body));
        foreach (var body in file.Bodies.Where(body => StartsSend(body, file)))
        {
            foreach (var message in made.Value[body].Concat(ReceivedMessages(body, file)))
            {
                Report("message", message);
            }

            foreach (var part in PartsIn(body, file))
            {
                Report("attachment", part);
            }
        }

        void Report(string what, ObjectFacts followed)
        {
            foreach (var send in followed.Sends.Where(send =>
                followed.IsKnown && send.IsCutOff && !file.SendsToPickupDirectory.Contains(send.Call.Syntax)))
            {
                // What a task or a thread sends can be waited for in more than one way.
                if (send.Body == followed.Body)
                {
                    var remedy = send.Call.TargetMethod.ReturnsVoid ? "await SendMailAsync instead" : "await it before";
                    context.Report(send.Call.Syntax.GetLocation(), send.Call.Syntax, what, remedy);
                }
                else
                {
                    context.ReportWithoutFix(send.Call.Syntax.GetLocation(), send.Call.Syntax, what, "wait for it before");
                }
            }
        }
    }

    /// <summary>Whether the code starts what it does not wait for by the end of the statement, so that there is something to look at.</summary>
    private static bool StartsSend(Body body, FileFacts file) => body.Reachable().Any(operation => operation switch
    {
        IFlowAnonymousFunctionOperation => true,
        IInvocationOperation call => (file.Symbols.IsSend(call.TargetMethod) || call.Type.IsTask()) && !TaskCompletion.IsWaitedFor(call),
        _ => false,
    });

    /// <summary>Each message that the code is given, or finds in a field.</summary>
    private static IEnumerable<ObjectFacts> ReceivedMessages(Body body, FileFacts file) => body.Reachable()
        .Where(operation => operation is IParameterReferenceOperation or IMemberReferenceOperation && file.Symbols.IsMessage(operation.Type))
        .Select(static operation => operation.Place()).OfType<ISymbol>()
        .Distinct<ISymbol>(SymbolEqualityComparer.Default)
        .Select(name => file.Flow.FollowReceived(body, name, ObjectKind.Message, file.Cancellation));

    /// <summary>Each attachment, view or stream in a local of the code that is added to a message which is then sent.</summary>
    private static IEnumerable<ObjectFacts> PartsIn(Body body, FileFacts file)
    {
        var sends = body.Reachable().OfType<IInvocationOperation>()
            .Where(call => file.Symbols.IsSend(call.TargetMethod) && !TaskCompletion.IsWaitedFor(call) && MessageOf(call) is not null)
            .ToList();
        if (sends.Count == 0)
        {
            yield break;
        }

        var values = body.Reachable().OfType<ISimpleAssignmentOperation>()
            .Where(static assignment => assignment.Target is ILocalReferenceOperation)
            .ToLookup<ISimpleAssignmentOperation, ISymbol>(
                static assignment => ((ILocalReferenceOperation)assignment.Target).Local, SymbolEqualityComparer.Default);
        foreach (var (part, message) in Added(body))
        {
            var ofMessage = sends.Where(send => SymbolEqualityComparer.Default.Equals(MessageOf(send), message)).ToList();
            foreach (var assignment in ofMessage.Count > 0 ? values[part] : Enumerable.Empty<ISimpleAssignmentOperation>())
            {
                yield return file.Flow
                    .FollowNew(body, assignment.Value.SkipConversions(), ObjectKind.PartOf(ofMessage), file.Cancellation);
            }
        }
    }

    private static ISymbol? MessageOf(IInvocationOperation send) =>
        send.Arguments.FirstOrDefault(static argument => argument.Parameter is { Ordinal: 0, Type: { Name: "MailMessage" } })?.Value.Place();

    /// <summary>The locals that hold what is added to a message: the attachment, and the stream that it is made of.</summary>
    private static IEnumerable<(ISymbol Part, ISymbol Message)> Added(Body body)
    {
        foreach (var add in body.Reachable().OfType<IInvocationOperation>())
        {
            if (add is not
                {
                    TargetMethod: { Name: "Add" },
                    Arguments: { Length: 1 } arguments,
                    Instance: IPropertyReferenceOperation { Property: { Name: "Attachments" or "AlternateViews" }, Instance: { } holder },
                } || holder.Place() is not { } message)
            {
                continue;
            }

            var part = arguments[0].Value.SkipConversions();
            if (part is ILocalReferenceOperation { Local: var local })
            {
                yield return (local, message);
                part = body.OnlyValueOf(local)?.SkipConversions();
            }

            if (part is IObjectCreationOperation { Arguments: { Length: > 0 } content } &&
                content[0].Value.SkipConversions() is ILocalReferenceOperation { Local: var stream })
            {
                yield return (stream, message);
            }
        }
    }
}
