using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class MessageNotDisposed : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP3006",
        "A MailMessage with attachments is not disposed",
        "This MailMessage is not disposed on every way out, so the files attached to it stay locked; put it in a using",
        Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "An attachment made from a file keeps the file open until it is disposed, which disposing its message does. Until then the file can be neither moved nor deleted nor written.",
        helpLinkUri: HelpLink("SMTP3006"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var message in file.Messages)
        {
            if (message.IsKnown && message.Ends.Any(static end => IsLeak(end.Events)) && MessageFiles.HoldsOpenFile(message))
            {
                report(Diagnostic.Create(Rule, ReportLocation.OfOrigin(message.Origin!)));
            }
        }
    }

    private static bool IsLeak(FlowEvents events) =>
        events.HasFlag(FlowEvents.Sent) && (events & (FlowEvents.Disposed | FlowEvents.HandedOver)) == 0;
}
