using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.Known;

/// <summary>
/// The cheap test that lets a file without SMTP cost nothing: an ordinal search of its text, in place of a look at its operations.
/// </summary>
internal static class FileGate
{
    /// <summary>
    /// One of these stands in every file that a rule can report in: a client or an exception is named by its type, or,
    /// where the type is declared in another file, by what is sent with it.
    /// </summary>
    private static readonly string[] Words = { "Smtp", "SendMailAsync", "SendCompleted", "MailMessage" };

    public static bool SpeaksSmtp(SourceText text)
    {
        // The compiler keeps all but very long files as one string, which this returns without a copy.
        var content = text.ToString();
        return Array.Exists(Words, word => content.IndexOf(word, StringComparison.Ordinal) >= 0);
    }
}
