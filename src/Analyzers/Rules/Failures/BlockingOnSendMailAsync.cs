using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class BlockingOnSendMailAsync : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP1007",
        "Blocking on SendMailAsync keeps SmtpException from being caught",
        "A failure arrives here as AggregateException, so the catch clause for SMTP exceptions never runs; use GetAwaiter().GetResult(), await, or Send",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Wait, Result and WaitAll wrap the exception of a task in an AggregateException, and WaitAny throws none at all; GetAwaiter().GetResult() and await throw the SmtpException itself.",
        helpLinkUri: HelpLink("SMTP1007"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var wait in file.Members.SelectMany(member => BlockedSends.In(member, file)))
        {
            report(Diagnostic.Create(Rule, wait.Syntax.GetLocation()));
        }
    }
}
