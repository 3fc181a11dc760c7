using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmtpAnalyzers.CodeFixes.Failures;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class FailedRecipientsIgnoredCodeFix : HandlerCodeFix
{
    public const string Title = "Look at each failed recipient";

    public FailedRecipientsIgnoredCodeFix()
        : base("SMTP1003", (Title, RecipientLoop.Apply))
    {
    }
}
