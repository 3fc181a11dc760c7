using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Connection;
using SmtpAnalyzers.Flow;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class PickupDirectoryWithTls() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2008",
        "EnableSsl with a pickup directory makes every send throw",
        "{0} makes every send throw: {1}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Mail that is written to a pickup directory crosses no network; a client that is told to use TLS for it throws at every " +
            "send. PickupDirectoryFromIis is not implemented on .NET (Core) and throws there in any case.",
        helpLinkUri: HelpLink("SMTP2008"));

    private const int SpecifiedDirectory = 1;
    private const int FromIis = 2;

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var client in file.ClientSettings.Concat(file.ReceivedClientSettings).Where(IsKnown))
        {
            foreach (var values in client.Paths.Select(static path => path.Values))
            {
                if (!file.Symbols.MayReadMailSettings && values.TryGetValue("DeliveryMethod", out var method) && method.Constant is FromIis)
                {
                    context.Report(
                        method.Node.Syntax.GetLocation(), client.Creation.Syntax,
                        "PickupDirectoryFromIis", "it is implemented on .NET Framework only; use SpecifiedPickupDirectory");
                }
                else if (IsPickupDirectory(values) && values.TryGetValue("EnableSsl", out var ssl) && ssl.Constant is true)
                {
                    ReportTls(client, ssl, context);
                }
            }
        }
    }

    private static void ReportTls(ClientSettings client, Setting ssl, RuleContext context)
    {
        var place = ssl.Node.Syntax.GetLocation();
        object[] arguments = { "EnableSsl with a pickup directory", "nothing crosses a network, so remove it" };

        // On a path to the network it must stay.
        if (client.Paths.All(path => !path.Values.Values.Contains(ssl) || IsPickupDirectory(path.Values)))
        {
            context.Report(place, client.Creation.Syntax, arguments);
        }
        else
        {
            context.ReportWithoutFix(place, client.Creation.Syntax, arguments);
        }
    }

    private static bool IsKnown(ClientSettings client) =>
        client.IsComplete && !client.MaybeAssigned("DeliveryMethod").Any() && !client.MaybeAssigned("EnableSsl").Any();

    private static bool IsPickupDirectory(IReadOnlyDictionary<string, Setting> values) =>
        values.TryGetValue("DeliveryMethod", out var method) && method is { Constant: SpecifiedDirectory or FromIis };
}
