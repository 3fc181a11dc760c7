using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class HostMissing() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2006",
        "The client never gets a host",
        "This SmtpClient never gets a host, so every send throws InvalidOperationException; .NET does not read <mailSettings>: give the host in code",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "On .NET Framework a client without a host takes it from <mailSettings> in the configuration file. .NET (Core) never reads " +
            "that section, so after a migration every send fails with InvalidOperationException.",
        helpLinkUri: HelpLink("SMTP2006"));

    public override void Check(FileFacts file, RuleContext context)
    {
        if (file.Symbols.MayReadMailSettings)
        {
            return;
        }

        foreach (var client in file.ClientSettings)
        {
            if (client is { IsComplete: true, HasHost: false, MayWriteToPickupDirectory: false } &&
                client.Client is { Sends: { Count: > 0 }, HandOvers: { Count: 0 } })
            {
                context.Report(ReportLocation.OfOrigin(client.Creation), client.Creation.Syntax);
            }
        }
    }
}
