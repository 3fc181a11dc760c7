using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class SettingAfterSend() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2011",
        "A setting after the first send has no effect",
        "{0} is set after a send, and the next one goes through the connection that is open: {1}; set it before the first send, or use a new client",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A client keeps its connection after a send and uses it again. Host, Port, EnableSsl and Credentials are looked at when a " +
            "connection is made, so what is assigned between two sends changes nothing for the second.",
        helpLinkUri: HelpLink("SMTP2011"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var client in file.ClientUses.Where(static client => client.IsKnown && !client.WritesToPickupDirectory))
        {
            foreach (var setting in client.SetWhileConnected)
            {
                if (Effect(setting, file) is { } effect && Changes(setting, client) && IsMet(setting, client))
                {
                    context.Report(setting.Node.Syntax.GetLocation(), setting.Node.Syntax, setting.Property, effect);
                }
            }
        }
    }

    /// <summary>What becomes of the second mail; null for what counts at each send. .NET Framework has a connection for each host and port.</summary>
    private static string? Effect(Setting setting, FileFacts file) => setting.Property switch
    {
        "Host" or "Port" => file.Symbols.MayReadMailSettings ? null : "it goes to the old server",
        "EnableSsl" => "its encryption stays as it was",
        "Credentials" => "its login stays as it was",
        _ => null,
    };

    /// <summary>What was assigned before, assigned again, is no mistake.</summary>
    private static bool Changes(Setting setting, ObjectFacts client) => setting.Constant is not { } constant ||
        !client.SettingsOf(setting.Property).Any(other => other != setting && Equals(other.Constant, constant));

    private static bool IsMet(Setting setting, ObjectFacts client) =>
        client.Sends.Any(send => send.Values.Any(values => values.Contains(setting)));
}
