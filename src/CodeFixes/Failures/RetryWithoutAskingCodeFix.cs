using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RetryWithoutAskingCodeFix : SmtpCodeFix
{
    public const string Title = "Retry transient failures only";

    public RetryWithoutAskingCodeFix()
        : base("SMTP1004", Title)
    {
    }

    private protected override TreeChanges? Plan(ReportedNode reported, string title) =>
        PollyPredicate.CallAt(reported.Node) is { } call ? PollyPredicate.Plan(call, reported)
        : Handler.At(reported) is { } handler ? TransientFilter.PlanRetry(handler)
        : null;
}
