using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Failures;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>Waits for the send, so that it is over before its client is disposed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ClientDisposedWhileSendingCodeFix : WaitForSendCodeFix
{
    public ClientDisposedWhileSendingCodeFix()
        : base("SMTP3002", Title, SendSynchronously)
    {
    }
}
