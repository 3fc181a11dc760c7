using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RetryWithoutAskingCodeFix : SmtpCodeFix
{
    public const string KeepForRetry = "Retry for the recipients that are left: permanent failures reach the caller";
    public const string TransientOnly = "Retry transient failures only: permanent ones reach the caller";

    public RetryWithoutAskingCodeFix()
        : base("SMTP1004", KeepForRetry, TransientOnly)
    {
    }

    private protected override TreeChanges? Plan(ReportedNode reported, string title) =>
        PollyPredicate.CallAt(reported.Node) is { } call ? title == TransientOnly ? PollyPredicate.Plan(call, reported) : null
        : Handler.At(reported) is not { } handler ? null
        : title == KeepForRetry ? RetryGuard.Plan(handler)
        : TransientFilter.PlanRetry(handler);
}
