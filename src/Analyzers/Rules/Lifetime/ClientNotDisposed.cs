using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class ClientNotDisposed : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP3001",
        "SmtpClient is not disposed",
        "{0}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Dispose sends QUIT and closes the connection. There is no finalizer that would: an undisposed client leaves the server waiting until its own timeout.",
        helpLinkUri: HelpLink("SMTP3001"));

    private const string Never = "This SmtpClient is never disposed: no QUIT is sent and its connection stays open; put it in a using";
    private const string OnSuccessOnly = "This SmtpClient is disposed only when nothing fails, so a failed send leaves its connection open; put it in a using";
    private const string HandedOnSuccessOnly = "This SmtpClient is handed on only when nothing fails, so a failed send leaves its connection open; dispose it where the send fails";
    private const string OnSomeWays = "This SmtpClient is not disposed on every way out, which leaves its connection open; put it in a using";

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        if (!file.Symbols.IsClientDisposable)
        {
            return;
        }

        foreach (var client in file.Clients)
        {
            var leaks = client.Ends.Where(static end => IsLeak(end.Events)).ToList();
            if (client.IsKnown && leaks.Count > 0 && !client.WritesToPickupDirectory)
            {
                report(Diagnostic.Create(Rule, ReportLocation.OfOrigin(client.Origin!), Message(client, leaks)));
            }
        }
    }

    private static string Message(ObjectFacts client, List<(FlowEvents Events, Exit Exit)> leaks)
    {
        var isDisposed = client.Ends.Any(static end => end.Events.HasFlag(FlowEvents.Disposed));
        var isHandedOn = client.Ends.Any(static end => end.Events.HasFlag(FlowEvents.HandedOver));
        return leaks.TrueForAll(static end => end.Exit == Exit.Exception)
            ? isDisposed ? OnSuccessOnly : isHandedOn ? HandedOnSuccessOnly : Never
            : isDisposed ? OnSomeWays : Never;
    }

    private static bool IsLeak(FlowEvents events) =>
        events.HasFlag(FlowEvents.Sent) && (events & (FlowEvents.Disposed | FlowEvents.HandedOver)) == 0;
}
