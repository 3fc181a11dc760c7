using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class RetryWithoutAsking() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP1004",
        "A failed send is retried without asking whether the failure is transient",
        "This sends again after every failure, permanent ones included; retry only where SmtpFailure.From(e).IsTransient or the StatusCode says " +
            "that it may pass",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A 5yz reply is permanent: the server will refuse the same message each time, and servers block clients that insist. Only " +
            "4yz replies, timeouts and lost connections are worth another attempt.",
        helpLinkUri: HelpLink("SMTP1004"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var clause in file.CatchClauses)
        {
            if ((clause.CatchesSmtp || clause.CatchesEverything) && !clause.IsPreceded &&
                Retry.Of(clause, file.CatchClauses).Any() && !StatusDecision.IsMade(clause))
            {
                context.Report(clause.Location, clause.Operation.Syntax);
            }
        }

        foreach (var call in file.Members.SelectMany(member => PollyRetries.In(member, file.Symbols)))
        {
            context.Report(ReportLocation.OfName(call), call.Syntax);
        }

        foreach (var predicate in file.Members.SelectMany(member => PollyRetries.BlindPredicates(member, file.Symbols)))
        {
            context.Report(ReportLocation.OfFunction(predicate), predicate.Syntax);
        }
    }
}
