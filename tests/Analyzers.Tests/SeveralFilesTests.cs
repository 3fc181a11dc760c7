using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests;

/// <summary>A report stands in the file that is analysed and is made once, however many files call the helper in which it stands.</summary>
public class SeveralFilesTests
{
    [Fact]
    public Task PortSetByHelper_IsFlaggedOnceInItsFile() => Verify.FlaggedInFiles("SMTP2003", CalledByFour("""
        client.Port = [|465|];
        client.EnableSsl = true;
        """));

    [Fact]
    public Task TlsSwitchedOffByHelper_IsFlaggedOnceInItsFile() => Verify.FlaggedInFiles("SMTP2002", CalledByFour("""
        client.Port = 587;
        [|client.EnableSsl = false|];
        """));

    [Fact]
    public Task TlsSwitchedOffByHelper_ForTheHostOfItsCallers_IsFlaggedOnceInItsFile() => Verify.FlaggedInFiles("SMTP2002", CalledByFour("""
        [|client.EnableSsl = false|];
        """, host: "smtp.gmail.com"));

    [Fact]
    public Task CredentialsUndoneByHelper_AreFlaggedOnceInItsFile() => Verify.FlaggedInFiles("SMTP2004", CalledByFour("""
        client.EnableSsl = true;
        client.Credentials = new NetworkCredential(user, password);
        [|client.UseDefaultCredentials = true|];
        """));

    [Fact]
    public Task PickupDirectoryWithTlsOfHelper_IsFlaggedOnceInItsFile() => Verify.FlaggedInFiles("SMTP2008", CalledByFour("""
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        [|client.EnableSsl = true|];
        """));

    [Fact]
    public Task ClientOfFactory_IsFlaggedOnceInItsFile() => Verify.FlaggedInFiles("SMTP2001",
    [
        .. Enumerable.Range(1, 4).Select(static number => $$"""
            using System.Net.Mail;

            class Mailer{{number}}
            {
                void Send(MailMessage message)
                {
                    using (SmtpClient client = Setup.Make())
                    {
                        client.Send(message);
                    }
                }
            }
            """),
        """
        using System.Net.Mail;

        static class Setup
        {
            public static SmtpClient Make() => [|new SmtpClient("smtp.gmail.com", 587)|];
        }
        """,
    ]);

    [Fact]
    public Task CredentialsSetByHelper_FlagEachClientWhereItIsCreated() => Verify.FlaggedInFiles("SMTP2001", CalledByFour("""
        client.Credentials = new NetworkCredential(user, password);
        """, creation: "[|new SmtpClient(\"mail.example.com\")|]"));

    [Fact]
    public Task PortSetByHelper_IsTheOnlyReportOfTheClient() => Verify.FlaggedInFiles("SMTP2003", CalledByFour("""
        client.Port = [|465|];
        client.Credentials = new NetworkCredential(user, password);
        """));

    [Fact]
    public Task PortSetByHelperOfHelper_IsFlaggedOnceInItsFile() => Verify.FlaggedInFiles("SMTP2003",
    [
        """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("mail.example.com"))
                {
                    Outer.Prepare(client);
                    client.Send(message);
                }
            }
        }
        """,
        """
        using System.Net.Mail;

        static class Outer
        {
            public static void Prepare(SmtpClient client) => Inner.Configure(client);
        }
        """,
        """
        using System.Net.Mail;

        static class Inner
        {
            public static void Configure(SmtpClient client)
            {
                client.EnableSsl = true;
                client.Port = [|465|];
            }
        }
        """,
    ]);

    [Fact]
    public Task PasswordOfAnotherFile_IsFlaggedWhereItIsUsed() => Verify.FlaggedInFiles("SMTP2007",
    [
        """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("mail.example.com") { EnableSsl = true })
                {
                    client.Credentials = new NetworkCredential("shop", [|Secrets.Login|]);
                    client.Send(message);
                }
            }
        }
        """,
        """
        static class Secrets
        {
            public const string Login = "hunter2!";
        }
        """,
    ]);

    private static string[] CalledByFour(string settings, string host = "mail.example.com", string? creation = null) =>
    [
        .. Enumerable.Range(1, 4).Select(number => $$"""
            using System.Net.Mail;

            class Mailer{{number}}
            {
                void Send(MailMessage message)
                {
                    using (var client = {{creation ?? $"new SmtpClient(\"{host}\")"}})
                    {
                        Setup.Configure(client, "shop", message.Subject);
                        client.Send(message);
                    }
                }
            }
            """),
        $$"""
        using System.Net;
        using System.Net.Mail;

        static class Setup
        {
            public static void Configure(SmtpClient client, string user, string password)
            {
        {{string.Join("\n", settings.Split('\n').Select(static line => "        " + line))}}
            }
        }
        """,
    ];
}
