using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>Awaits the send, so that it is over before its message is disposed; the function becomes async where it is not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MessageDisposedWhileSendingCodeFix : ClientDisposedWhileSendingCodeFix
{
    public MessageDisposedWhileSendingCodeFix()
        : base("SMTP3007", Title, SendSynchronously)
    {
    }
}
