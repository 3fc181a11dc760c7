using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class FailureToldApartByText : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP1006",
        "An SMTP failure is told apart by its message text or a bare number",
        "The text of an SMTP failure is localised and one text serves several codes, and a bare number says nothing to its reader; compare StatusCode with a name of SmtpStatusCode, or ask SmtpFailure.From",
        Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "SmtpException.Message is put together from the framework's text, which depends on the system's language, and the first line of the server's reply. StatusCode has the code itself.",
        helpLinkUri: HelpLink("SMTP1006"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var test in file.Members.SelectMany(member => FailureComparisons.In(member, file.Flow)))
        {
            report(Diagnostic.Create(Rule, test.Syntax.GetLocation()));
        }
    }
}
