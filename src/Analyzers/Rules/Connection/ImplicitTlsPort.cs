using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class ImplicitTlsPort : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP2003",
        "Port 465 needs implicit TLS, which SmtpClient does not speak",
        "Port {0} expects TLS from the first byte, which SmtpClient cannot do: both ends wait until the timeout; use port 587 with EnableSsl",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SmtpClient speaks STARTTLS only: it waits for a greeting in clear, while the server waits for TLS to begin. The send fails when Timeout has passed; asynchronous sends before .NET 10 never end.",
        helpLinkUri: HelpLink("SMTP2003"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var client in file.ClientSettings)
        {
            var met = client.AtSends("Port");
            if (client.IsComplete && !client.MayWriteToPickupDirectory && !client.MaybeAssigned("Port").Any() &&
                met.Count > 0 && met.All(static setting => setting is { Constant: 465 or 2465 }))
            {
                // That the client speaks no TLS either is the same mistake, and mended with it.
                client.IsClaimed = true;
                foreach (var setting in met.OfType<Setting>())
                {
                    report(Diagnostic.Create(Rule, setting.Value!.Syntax.GetLocation(), setting.Constant));
                }
            }
        }
    }
}
