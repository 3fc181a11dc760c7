using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Connection;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class ConfigurationLeavesTlsOff() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2005",
        "The configuration file's smtp section leaves TLS off",
        "This section {0}",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "On .NET Framework every SmtpClient takes host, login and TLS from <mailSettings> in the configuration file. Without " +
            "enableSsl=\"true\" it speaks no TLS: a submission server refuses the mail with 530, and one that does not receives user name and " +
            "password in clear. With defaultCredentials=\"true\" the user name and password that stand beside it are not used at all.",
        helpLinkUri: HelpLink("SMTP2005"),
        customTags: "CompilationEnd");

    public override void CheckProject(ProjectFacts project, RuleContext context)
    {
        if (!project.Symbols.IsNetFramework)
        {
            return;
        }

        foreach (var section in project.Servers.Sections)
        {
            // What is amiss in the base file is reported there, and what one of its transforms mends is a choice.
            if (Need(section, project.Servers) is { } need &&
                (section.Base is not { } other || (!other.IsMadeSecureByTransform && Need(other, project.Servers) is null)))
            {
                context.Report(
                    section.Network!, subject: null, $"does not set enableSsl, though {need}: the server answers 530 MustIssueStartTlsFirst or the " +
                        "password travels in clear; add enableSsl=\"true\"");
            }

            if (DropsLogin(section) && (section.Base is not { } below || !DropsLogin(below)))
            {
                context.Report(
                    section.Network!, subject: null, "sets defaultCredentials=\"true\" beside userName: .NET Framework drops the login that is " +
                        "written here for that of the user who runs the program; remove one of them");
            }
        }
    }

    private static bool DropsLogin(MailSettings section) =>
        section is { Network: not null, DropsLogin: true, IsHidden: false, IsSentByNetwork: true };

    private static string? Need(MailSettings section, ProjectServers servers)
    {
        if (section is not
            {
                Network: not null, EnablesSsl: false, IsHidden: false, IsMadeSecureByTransform: false, IsSentByNetwork: true,
                Host: { Length: > 0 } host
            } ||
            servers.IsTrusted(host, section.File))
        {
            return null;
        }

        if (KnownHosts.DemandsTls(host))
        {
            return host + " demands STARTTLS";
        }

        if (section.Port?.Trim() == "587")
        {
            return "servers demand STARTTLS on port 587";
        }

        return string.IsNullOrWhiteSpace(section.UserName) || section.DropsLogin ? null : "a user name and password are sent";
    }
}
