using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Connection;
using SmtpAnalyzers.Flow;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class PickupDirectoryWithTls : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP2008",
        "EnableSsl with a pickup directory makes every send throw",
        "{0}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Mail that is written to a pickup directory crosses no network; a client that is told to use TLS for it throws at every send. PickupDirectoryFromIis is not implemented on .NET (Core) and throws there in any case.",
        helpLinkUri: HelpLink("SMTP2008"));

    private const string WithTls = "EnableSsl makes every send to a pickup directory throw; nothing crosses a network, so remove it";
    private const string NotOnNet = "PickupDirectoryFromIis makes every send throw on .NET: it is implemented on .NET Framework only; use SpecifiedPickupDirectory";
    private const int SpecifiedDirectory = 1;
    private const int FromIis = 2;

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        var reported = new HashSet<IOperation>();
        foreach (var client in file.ClientSettings.Where(IsKnown))
        {
            foreach (var (values, _) in client.Paths)
            {
                if (!values.TryGetValue("DeliveryMethod", out var method))
                {
                    continue;
                }

                if (method.Constant is FromIis && !file.Symbols.MayReadMailSettings)
                {
                    Report(method, NotOnNet);
                }
                else if (IsPickupDirectory(values) && values.TryGetValue("EnableSsl", out var ssl) && ssl.Constant is true)
                {
                    // On a path to the network it must stay.
                    Report(ssl, WithTls, client.Paths.All(path => !path.Values.Values.Contains(ssl) || IsPickupDirectory(path.Values)));
                }
            }
        }

        void Report(Setting setting, string message, bool hasFix = true)
        {
            if (reported.Add(setting.Node))
            {
                report(Diagnostic.Create(Rule, setting.Node.Syntax.GetLocation(), Properties(hasFix), message));
            }
        }
    }

    private static bool IsKnown(ClientSettings client) =>
        client.IsComplete && !client.MaybeAssigned("DeliveryMethod").Any() && !client.MaybeAssigned("EnableSsl").Any();

    private static bool IsPickupDirectory(IReadOnlyDictionary<string, Setting> values) =>
        values.TryGetValue("DeliveryMethod", out var method) && method is { Constant: SpecifiedDirectory or FromIis };
}
