using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Edits;

namespace SmtpAnalyzers.CodeFixes;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class FailedRecipientsIgnoredCodeFix : HandlerCodeFix
{
    public const string Title = "Look at each failed recipient";

    public FailedRecipientsIgnoredCodeFix()
        : base("SMTP1003", (Title, RecipientLoop.Apply))
    {
    }
}
