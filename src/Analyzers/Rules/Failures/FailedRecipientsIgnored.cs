using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Failures;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class FailedRecipientsIgnored : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP1003",
        "The failed recipients are ignored",
        "{0}; read the StatusCode of each of its InnerExceptions, or SmtpFailure.From(e).Recipients",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SmtpFailedRecipientsException stands for two or more refused recipients. Its own StatusCode is always GeneralFailure; what each of them was refused for, and who has the mail, only its InnerExceptions tell.",
        helpLinkUri: HelpLink("SMTP1003"));

    private const ExceptionUse ReadsRecipients = ExceptionUse.LooksAtRecipients | ExceptionUse.GivenToRuntime;

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var clause in file.CatchClauses)
        {
            if (clause is { IsClaimed: false, CatchesSmtp: true, PassesOn: false } &&
                file.Symbols.IsFailedRecipients(clause.FilteredType ?? clause.CaughtType) &&
                (clause.Uses & ReadsRecipients) == 0)
            {
                clause.IsClaimed = true;
                report(Diagnostic.Create(Rule, clause.Location, "This handler does not look at the recipients that were refused"));
            }
        }

        foreach (var read in file.Members.SelectMany(member => FailedRecipients.ComparedStatus(member, file.Symbols)))
        {
            report(Diagnostic.Create(Rule, read.Syntax.GetLocation(), "The StatusCode of SmtpFailedRecipientsException is always GeneralFailure"));
        }
    }
}
