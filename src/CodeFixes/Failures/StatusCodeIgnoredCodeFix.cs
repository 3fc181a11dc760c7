using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// The first action is what fix-all tools take: it is always there, and never changes which exceptions are caught or where the handler leads.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StatusCodeIgnoredCodeFix))]
internal sealed class StatusCodeIgnoredCodeFix : SmtpCodeFix
{
    public const string ReportTheStatus = "Report the status";
    public const string CatchTransientOnly = "Catch transient failures only: permanent ones reach the caller";
    public const string HandleByRemedy = "Handle by remedy: a switch over what can be done";

    public StatusCodeIgnoredCodeFix()
        : base("SMTP1001", ReportTheStatus, CatchTransientOnly, HandleByRemedy)
    {
    }

    private protected override TreeChanges? Plan(ReportedNode reported, string title) => Handler.At(reported) is not { } handler ? null : title switch
    {
        ReportTheStatus => StatusReport.Plan(handler),
        CatchTransientOnly => TransientFilter.Plan(handler),
        _ => RemedySwitch.Plan(handler),
    };
}
