using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Failures;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class GeneralCatchHidesStatusCode() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP1002",
        "A general catch clause hides SmtpException.StatusCode",
        "A failed send ends here as any other exception, and its StatusCode is lost; catch SmtpException before this clause and ask " +
            "SmtpFailure.From or StatusCode",
        Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Whether a mail may be sent again, needs other settings or has a dead recipient, SmtpException.StatusCode says; Message and " +
            "ToString do not contain it.",
        helpLinkUri: HelpLink("SMTP1002"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var clause in file.CatchClauses)
        {
            if (clause.HidesStatus && GuardedSends.OfClient(clause, file.CatchClauses).Any())
            {
                context.Report(clause.Location, clause.Operation.Syntax);
            }
        }
    }
}
