using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class GeneralCatchHidesStatusCodeCodeFix : SmtpCodeFix
{
    public const string Title = "Catch SmtpException before, and handle it by remedy";

    public GeneralCatchHidesStatusCodeCodeFix()
        : base("SMTP1002", Title)
    {
    }

    private protected override TreeChanges? Plan(ReportedNode reported, string title) =>
        Handler.At(reported) is { } handler ? ClauseInsertion.Plan(handler) : null;
}
