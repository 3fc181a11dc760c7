using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class StatusCodeIgnored() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP1001",
        "SmtpException.StatusCode is ignored",
        "{0} is handled without a look at StatusCode, which neither Message nor ToString contains; ask SmtpFailure.From or StatusCode whether to " +
            "retry, to fix the settings or to drop the recipient",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SmtpException.ToString() does not contain the status code, and 450 and 550 share one text, so neither the handler nor its " +
            "log can tell a busy mailbox from a dead one.",
        helpLinkUri: HelpLink("SMTP1001"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var clause in file.CatchClauses)
        {
            if (clause is { CatchesSmtp: true, LooksAtStatus: false, PassesOn: false, IsRemainder: false })
            {
                context.Report(clause.Location, clause.Operation.Syntax, (clause.FilteredType ?? clause.CaughtType)!.Name);
            }
        }
    }
}
