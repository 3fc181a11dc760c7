using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>Awaits the send, so that its exception arrives; the function becomes async where it is not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class TaskDroppedCodeFix : WaitForSendCodeFix
{
    public TaskDroppedCodeFix()
        : base("SMTP1009", Title)
    {
    }
}
