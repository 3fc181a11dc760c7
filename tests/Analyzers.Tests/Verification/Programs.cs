namespace SmtpAnalyzers.Tests.Verification;

internal static class Programs
{
    /// <summary>A whole program around statements that send a message with a client of their own.</summary>
    public static string InMethod(string statements) => $$"""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, string user, string password, bool flag, MailMessage message)
            {
        {{Indented(statements)}}
            }
        }

        """;

    private static string Indented(string statements) =>
        string.Join("\n", statements.Split('\n').Select(static line => line.Length == 0 || line[0] == '#' ? line : "        " + line));
}
