using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Connection;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class ProviderTakesNoPasswords() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2009",
        "The provider takes no passwords, and SmtpClient has nothing else",
        "{0} {1}, and SmtpClient has no other login; {2}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SmtpClient logs in with LOGIN, NTLM or GSSAPI, all of them by a password or a domain account, and knows no OAuth. With a " +
            "provider that has given up password logins no mail can be sent with it, whatever the code sets.",
        helpLinkUri: HelpLink("SMTP2009"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var client in file.ClientSettings.Concat(file.ReceivedClientSettings).Where(static client => !client.MayWriteToPickupDirectory))
        {
            var credentials = client.Assigned("Credentials").Where(ClientSettings.IsCredential).ToList();
            foreach (var setting in client.Assigned("Host"))
            {
                var rows = setting.PossibleConstants.OfType<string>().Select(PasswordlessHosts.Find);
                if (rows.FirstOrDefault(static row => row is not null) is { } row &&
                    credentials.Exists(credential => Meet(credential, setting, client)))
                {
                    context.Report(setting.Value!.Syntax.GetLocation(), client.Creation.Syntax, row.Host, row.Fact, row.Instead);
                }
            }
        }
    }

    /// <summary>Whether the login is shown to that host: both are set on one path, or by different parts of the code.</summary>
    private static bool Meet(Setting credential, Setting host, ClientSettings client) =>
        credential.Body != host.Body || client.Paths.Any(values => values.Contains(credential) && values.Contains(host));
}
