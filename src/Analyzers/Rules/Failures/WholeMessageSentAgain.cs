using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Failures;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class WholeMessageSentAgain : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP1008",
        "Sending the whole message again after a partial failure delivers it twice",
        "{0} the same message again to all its recipients, and those who accepted it have it already; send it to the failed recipients only",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SmtpClient delivers to every accepted recipient before it throws SmtpFailedRecipientException or SmtpFailedRecipientsException. The same message sent again reaches them again, once per failed recipient where it is sent in a loop over these.",
        helpLinkUri: HelpLink("SMTP1008"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var clause in file.CatchClauses.Where(static clause => clause.CatchesSmtp))
        {
            var again = Retry.OfSameMessage(clause, file.CatchClauses)
                .Select(static retry => retry.Again!)
                .Where(call => FailedRecipients.AreFoundAt(call, clause))
                .Distinct()
                .ToList();
            foreach (var call in again)
            {
                report(Diagnostic.Create(Rule, ReportLocation.OfOrigin(call), "This sends"));
            }

            var comesBack = again.Count == 0 &&
                FailedRecipients.AreFoundAt(clause.Operation.Handler, clause) &&
                file.RetriesOf(clause).Any(retry => retry.Again is null && !(Retry.MessageOf(retry.Send, clause) is { } message && Retry.ChangesRecipients(clause, message)));
            if (comesBack)
            {
                report(Diagnostic.Create(Rule, clause.Location, "The loop around this clause sends"));
            }

            clause.IsClaimed |= comesBack || again.Count > 0;
        }
    }
}
