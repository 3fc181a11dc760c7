using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class RetryWithoutAsking : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP1004",
        "A failed send is retried without asking whether the failure is transient",
        "This sends again after every failure, permanent ones included; retry only where SmtpFailure.From(e).IsTransient or the StatusCode says that it may pass",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A 5yz reply is permanent: the server will refuse the same message each time, and servers block clients that insist. Only 4yz replies, timeouts and lost connections are worth another attempt.",
        helpLinkUri: HelpLink("SMTP1004"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var clause in file.CatchClauses)
        {
            if (!clause.IsClaimed && (clause.CatchesSmtp || clause.CatchesEverything) && !clause.IsPreceded &&
                file.RetriesOf(clause).Any() && !StatusDecision.IsMade(clause))
            {
                clause.IsClaimed = true;
                report(Diagnostic.Create(Rule, clause.Location));
            }
        }

        foreach (var call in file.Members.SelectMany(member => PollyRetries.In(member, file.Symbols)))
        {
            report(Diagnostic.Create(Rule, ReportLocation.OfName(call)));
        }
    }
}
