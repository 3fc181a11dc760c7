using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class SendAsyncOutcomeIgnored : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP1005",
        "The outcome of SendAsync is ignored",
        "{0}; {1}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SendAsync reports failures only through the Error of SendCompleted's arguments. Where nobody reads it, a refused mail is lost without a sign.",
        helpLinkUri: HelpLink("SMTP1005"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var call in Completions.SendsWithoutHandler(file).Where(call => file.Claim(call)))
        {
            report(Diagnostic.Create(
                Rule, ReportLocation.OfOrigin(call), "Nothing is subscribed to SendCompleted, so a failure of this send goes unnoticed", "await SendMailAsync instead"));
        }

        foreach (var handler in Completions.HandlersThatIgnoreError(file))
        {
            report(Diagnostic.Create(
                Rule, ReportLocation.OfFunction(handler), "This handler of SendCompleted does not read Error, so failed sends go unnoticed", "handle e.Error first"));
        }
    }
}
