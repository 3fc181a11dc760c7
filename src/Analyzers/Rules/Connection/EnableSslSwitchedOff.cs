using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class EnableSslSwitchedOff() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2002",
        "EnableSsl is switched off for a remote server",
        "EnableSsl is false, though {0}: the server answers 530 MustIssueStartTlsFirst or the password travels in clear; set it to true",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SmtpClient speaks TLS only where EnableSsl is true. With it switched off a submission server refuses the mail with 530, " +
            "and one that does not receives user name and password in clear.",
        helpLinkUri: HelpLink("SMTP2002"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var client in file.ClientSettings.Concat(file.ReceivedClientSettings))
        {
            var met = client.AtSends("EnableSsl");

            // Another value on another path is a choice that is offered.
            if (client.NeedForTls is { } need && met.All(static setting => setting is null or { Constant: false }))
            {
                foreach (var setting in met.OfType<Setting>())
                {
                    context.Report(setting.Node.Syntax.GetLocation(), client.Creation.Syntax, need);
                }
            }
        }
    }
}
