using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class ClientDisposedWhileSending() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP3002",
        "SmtpClient is disposed while a send is still running",
        "The SmtpClient is disposed while this send is still running, so the mail is not sent; {0}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Dispose breaks off what the client is sending: the mail is not sent, and the task is cancelled or fails where nobody " +
            "looks. Wait for the send before the client is disposed.",
        helpLinkUri: HelpLink("SMTP3002"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var client in file.ClientUses.Where(client => client.IsKnown && !file.WritesToPickupDirectory(client)))
        {
            foreach (var call in client.Sends.Where(static send => send.IsCutOff).Select(static send => send.Call))
            {
                var remedy = call.TargetMethod.ReturnsVoid ? "await SendMailAsync instead" : "await it before the client is disposed";
                context.Report(call.Syntax.GetLocation(), call.Syntax, remedy);
            }
        }
    }
}
