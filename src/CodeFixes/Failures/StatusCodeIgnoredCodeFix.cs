using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// The first action is what fix-all tools take: it alone never changes which exceptions are caught.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StatusCodeIgnoredCodeFix))]
internal sealed class StatusCodeIgnoredCodeFix : SmtpCodeFix
{
    public const string HandleByRemedy = "Handle by remedy";
    public const string ReportTheStatus = "Report the status";
    public const string CatchTransientOnly = "Catch transient failures only";

    public StatusCodeIgnoredCodeFix()
        : base("SMTP1001", HandleByRemedy, ReportTheStatus, CatchTransientOnly)
    {
    }

    private protected override TreeChanges? Plan(ReportedNode reported, string title) => Handler.At(reported) is not { } handler ? null : title switch
    {
        HandleByRemedy => RemedySwitch.Plan(handler),
        ReportTheStatus => StatusReport.Plan(handler),
        _ => TransientFilter.Plan(handler),
    };
}
