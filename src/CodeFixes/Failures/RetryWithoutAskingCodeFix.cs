using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmtpAnalyzers.CodeFixes.Failures;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RetryWithoutAskingCodeFix : HandlerCodeFix
{
    public const string Title = "Retry transient failures only";

    public RetryWithoutAskingCodeFix()
        : base("SMTP1004", (Title, TransientFilter.ApplyToRetry))
    {
    }

    private protected override Task<Document?> ApplyAsync(Document document, SyntaxNode reported, HandlerEdit edit, CancellationToken cancellation) =>
        PollyPredicate.CallAt(reported) is { } call
            ? PollyPredicate.ApplyAsync(document, call, cancellation)
            : base.ApplyAsync(document, reported, edit, cancellation);
}
