using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class ImplicitTlsPort() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2003",
        "Port 465 needs implicit TLS, which SmtpClient does not speak",
        "Port {0} expects TLS from the first byte, which SmtpClient cannot do: both ends wait until the timeout; use port 587 with EnableSsl",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SmtpClient speaks STARTTLS only: it waits for a greeting in clear, while the server waits for TLS to begin. The send fails " +
            "when Timeout has passed; asynchronous sends before .NET 10 never end.",
        helpLinkUri: HelpLink("SMTP2003"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var client in file.ClientSettings.Concat(file.ReceivedClientSettings))
        {
            var met = client.AtSends("Port");
            if (client.IsComplete && !client.MayWriteToPickupDirectory && !client.MaybeAssigned("Port").Any() &&
                met.Count > 0 && met.All(static setting => setting is { Constant: 465 or 2465 }))
            {
                foreach (var setting in met.OfType<Setting>())
                {
                    context.Report(setting.Value!.Syntax.GetLocation(), client.Creation.Syntax, setting.Constant);
                }
            }
        }
    }
}
