using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class FailedRecipientsIgnoredCodeFix : SmtpCodeFix
{
    public const string Title = "Look at each failed recipient";

    public FailedRecipientsIgnoredCodeFix()
        : base("SMTP1003", Title)
    {
    }

    private protected override TreeChanges? Plan(ReportedNode reported, string title) =>
        Handler.At(reported) is { } handler ? RecipientLoop.Plan(handler, reported.Node) : null;
}
