using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Known;

/// <summary>Texts that stand for a code: the code itself, or the words in which the framework or a server says it.</summary>
internal static class FailureText
{
    public static readonly Regex EnhancedCode = new(@"(?<![\d.])[245]\.\d{1,3}\.(\d{1,3})?(?![\d])", RegexOptions.CultureInvariant);

    public static readonly Regex ReplyCode = new(@"(?<![\d.])(4[0-5]\d|5[0-57]\d)(?![\d.])", RegexOptions.CultureInvariant);

    private const int ShortestWords = 8;

    /// <summary>The framework's own words. It says them in the language of the system, and some of them for several codes.</summary>
    private static readonly string[] Framework =
    {
        "Syntax error, command unrecognized.",
        "Syntax error in parameters or arguments.",
        "Command not implemented.",
        "Bad sequence of commands.",
        "Command parameter not implemented.",
        "Service not available, closing transmission channel.",
        "Mailbox unavailable.",
        "Error in processing.",
        "Insufficient system storage.",
        "Client does not have permission to submit mail to this server.",
        "The SMTP server requires a secure connection or the client was not authenticated.",
        "User not local; please try a different path.",
        "Exceeded storage allocation.",
        "Mailbox name not allowed.",
        "Transaction failed.",
        "Failure sending mail.",
        "Server does not support secure connections.",
        "The operation has timed out.",
        "Unable to send to a recipient.",
        "Unable to send to all recipients.",
        "The server committed a protocol violation.",
        "The server response was:",
    };

    public static bool StandsForCode(string? text)
    {
        if (text is null)
        {
            return false;
        }

        // A pattern's escapes are not part of what it looks for.
        text = text.Replace("\\.", ".").Replace("\\b", " ").Replace("\\s", " ").Trim();
        return EnhancedCode.IsMatch(text) || ReplyCode.IsMatch(text) || Has(text, "STARTTLS") || Has(text, "authentic") ||
            (text.Length >= ShortestWords && text.Contains(" ") && Array.Exists(Framework, known => Has(known, text)));
    }

    public static string? NameOf(int code, SmtpSymbols symbols) =>
        symbols.Compilation.GetTypeByMetadataName("System.Net.Mail.SmtpStatusCode")?.GetMembers()
        .OfType<IFieldSymbol>().FirstOrDefault(field => field.ConstantValue is int value && value == code)?.Name;

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
