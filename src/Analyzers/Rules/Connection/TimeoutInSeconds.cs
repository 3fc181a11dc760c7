using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class TimeoutInSeconds() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2010",
        "Timeout is in milliseconds",
        "Timeout is in milliseconds: {0}; {1}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SmtpClient.Timeout counts milliseconds, 100,000 of them by default. No server on a network takes a mail in less than a " +
            "second, and 0 is no \"without end\": every send fails at once.",
        helpLinkUri: HelpLink("SMTP2010"));

    private const int ShortestOnANetwork = 1000;

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var client in file.ClientSettings.Concat(file.ReceivedClientSettings))
        {
            if (client.MayWriteToPickupDirectory || client.MayBeLocal)
            {
                continue;
            }

            foreach (var setting in client.AtSends("Timeout").OfType<Setting>())
            {
                switch (setting.Constant)
                {
                    case 0:
                        context.Report(
                            setting.Node.Syntax.GetLocation(), setting.Node.Syntax,
                            "0 makes every send fail at once", "remove it, or write how long to wait");
                        break;
                    case int timeout and > 0 and < ShortestOnANetwork:
                        context.Report(
                            setting.Node.Syntax.GetLocation(), setting.Node.Syntax,
                            $"a send that takes longer than {timeout} ms fails", $"for seconds write {timeout * 1000L}");
                        break;
                }
            }
        }
    }
}
