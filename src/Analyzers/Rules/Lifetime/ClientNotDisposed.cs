using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class ClientNotDisposed() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP3001",
        "SmtpClient is not disposed",
        "This SmtpClient is {0}: no QUIT is sent and its connection stays open; {1}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Dispose sends QUIT and closes the connection. There is no finalizer that would: an undisposed client leaves the server " +
            "waiting until its own timeout.",
        helpLinkUri: HelpLink("SMTP3001"));

    private const string Using = "put it in a using";

    public override void Check(FileFacts file, RuleContext context)
    {
        if (!file.Symbols.IsClientDisposable)
        {
            return;
        }

        foreach (var client in file.Clients.Where(client => client.IsKnown && !file.WritesToPickupDirectory(client)))
        {
            var leaks = client.Ends.Where(static end => IsLeak(end.Events)).ToList();
            if (leaks.Count > 0)
            {
                var (fault, remedy) = Fault(client, onlyByException: leaks.TrueForAll(static end => end.Exit == Exit.Exception));
                context.Report(ReportLocation.OfOrigin(client.Origin!), client.Origin!.Syntax, fault, remedy);
            }
        }
    }

    private static (string Fault, string Remedy) Fault(ObjectFacts client, bool onlyByException)
    {
        if (client.Ends.Any(static end => end.Events.HasFlag(FlowEvents.Disposed)))
        {
            return (onlyByException ? "disposed only when nothing fails" : "not disposed on every way out", Using);
        }

        return onlyByException && client.Ends.Any(static end => end.Events.HasFlag(FlowEvents.HandedOver))
            ? ("handed on only when nothing fails", "dispose it where the send fails")
            : ("never disposed", Using);
    }

    private static bool IsLeak(FlowEvents events) =>
        events.HasFlag(FlowEvents.Sent) && (events & (FlowEvents.Disposed | FlowEvents.HandedOver)) == 0;
}
