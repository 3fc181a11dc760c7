using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class EnableSslNotSet() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2001",
        "EnableSsl is not set where the server is likely to demand STARTTLS",
        "EnableSsl is never set, though {0}: the server answers 530 MustIssueStartTlsFirst or the password travels in clear; set EnableSsl to true",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SmtpClient speaks TLS only where EnableSsl is true. Without it a submission server refuses the mail with 530, and one that " +
            "does not receives user name and password in clear.",
        helpLinkUri: HelpLink("SMTP2001"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var client in file.ClientSettings)
        {
            if (client is { IsComplete: true, MayTakeTlsFromConfiguration: false } && client.Assigned("EnableSsl").Count == 0 &&
                client.NeedForTls is { } need)
            {
                context.Report(ReportLocation.OfOrigin(client.Creation), client.Creation.Syntax, need);
            }
        }
    }
}
