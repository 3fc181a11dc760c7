using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Failures;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>Waits for the send, so that it is over before its message is disposed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MessageDisposedWhileSendingCodeFix : WaitForSendCodeFix
{
    public MessageDisposedWhileSendingCodeFix()
        : base("SMTP3007", Title, SendSynchronously)
    {
    }
}
