using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class ClientDisposedWhileSending : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP3002",
        "SmtpClient is disposed while a send is still running",
        "{0}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Dispose breaks off what the client is sending: the mail is not sent, and the task is cancelled or fails where nobody looks. Wait for the send before the client is disposed.",
        helpLinkUri: HelpLink("SMTP3002"));

    private const string OfTask = "The SmtpClient is disposed while this send is still running, so the mail is not sent; await it before the client is disposed";
    private const string OfEvent = "The SmtpClient is disposed while this send is still running, so the mail is not sent; await SendMailAsync instead";

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var client in file.ClientUses)
        {
            foreach (var send in client.Sends)
            {
                var isCutOff = client.IsKnown && send.IsCutOff && !client.WritesToPickupDirectory;
                if (isCutOff && send.Call.Syntax.SyntaxTree == file.Model.SyntaxTree && file.Claim(send.Call))
                {
                    report(Diagnostic.Create(Rule, send.Call.Syntax.GetLocation(), send.Call.TargetMethod.ReturnsVoid ? OfEvent : OfTask));
                }
            }
        }
    }
}
