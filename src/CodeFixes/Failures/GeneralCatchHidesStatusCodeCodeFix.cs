using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class GeneralCatchHidesStatusCodeCodeFix : SmtpCodeFix
{
    public const string ReportTheStatus = "Report the status";
    public const string CatchBefore = "Catch SmtpException before, and report its status";

    public GeneralCatchHidesStatusCodeCodeFix()
        : base("SMTP1002", ReportTheStatus, CatchBefore)
    {
    }

    private protected override TreeChanges? Plan(ReportedNode reported, string title) => Handler.At(reported) is not { } handler ? null
        : title == ReportTheStatus ? StatusReport.Plan(handler)
        : ClauseInsertion.Plan(handler);
}
