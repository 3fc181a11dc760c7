using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// The first action is what fix-all tools take: it alone never changes which exceptions are caught.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StatusCodeIgnoredCodeFix))]
public sealed class StatusCodeIgnoredCodeFix : HandlerCodeFix
{
    public const string HandleByRemedy = "Handle by remedy";
    public const string ReportTheStatus = "Report the status";
    public const string CatchTransientOnly = "Catch transient failures only";

    public StatusCodeIgnoredCodeFix()
        : base(
            "SMTP1001",
            (HandleByRemedy, RemedySwitch.Apply),
            (ReportTheStatus, StatusReport.Apply),
            (CatchTransientOnly, TransientFilter.Apply))
    {
    }
}
