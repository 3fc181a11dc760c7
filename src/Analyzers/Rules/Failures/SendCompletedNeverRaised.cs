using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class SendCompletedNeverRaised() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP1010",
        "SendCompleted is never raised by this send",
        "{0} never raises SendCompleted, so this handler never runs; do what it does after the send",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Only SendAsync raises SendCompleted, and before .NET 10 SendMailAsync. Where a client sends by other methods alone, what its " +
            "handler logs or disposes is never logged nor disposed.",
        helpLinkUri: HelpLink("SMTP1010"));

    private const int FirstVersionWhoseTasksRaiseNothing = 10;

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var client in ClosedClient.In(file))
        {
            var sends = client.Sends.Select(static send => send.Call.TargetMethod.Name).Distinct().ToList();
            if (sends.Count == 0 || !sends.TrueForAll(send => RaisesNothing(send, file.Symbols)))
            {
                continue;
            }

            foreach (var subscription in client.Subscriptions)
            {
                context.Report(subscription.Syntax.GetLocation(), subscription.Syntax, string.Join(" or ", sends.Select(Described)));
            }
        }
    }

    private static string Described(string send) => send == "SendMailAsync" ? "SendMailAsync of .NET 10 and newer" : send;

    private static bool RaisesNothing(string send, SmtpSymbols symbols) =>
        send == "Send" || (send == "SendMailAsync" && symbols.NetVersion >= FirstVersionWhoseTasksRaiseNothing);
}
