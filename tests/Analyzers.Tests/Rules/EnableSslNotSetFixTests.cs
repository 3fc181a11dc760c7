using SmtpAnalyzers.CodeFixes;

namespace SmtpAnalyzers.Tests.Rules;

public class EnableSslNotSetFixTests
{
    [Fact]
    public Task LocalWithSettings_GetsAStatementAfterTheLastOfThem() => Fix("""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, string password)
            {
                using (var client = [|new SmtpClient("smtp.example.com", 587)|])
                {
                    client.Credentials = new NetworkCredential("user", password); // the shop's account
                    client.Timeout = 5000;

                    client.Send(message);
                }
            }
        }
        """, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, string password)
            {
                using (var client = new SmtpClient("smtp.example.com", 587))
                {
                    client.Credentials = new NetworkCredential("user", password); // the shop's account
                    client.Timeout = 5000;
                    client.EnableSsl = true;

                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task Initializer_GetsOneMoreSetting() => Fix("""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient OnLines(string password) => [|new SmtpClient|]
            {
                Host = "smtp.example.com",
                Port = 587, // submission
                Credentials = new NetworkCredential("user", password) // the shop's account
            };

            SmtpClient WithLastComma(string password) => [|new SmtpClient("smtp.example.com")|]
            {
                Credentials = new NetworkCredential("user", password),
            };

            SmtpClient OnOneLine(string password) => [|new SmtpClient("smtp.example.com")|] { Credentials = new NetworkCredential("user", password) };

            SmtpClient WithNothing() => [|new SmtpClient("smtp.example.com", 587)|] { };
        }
        """, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient OnLines(string password) => new SmtpClient
            {
                Host = "smtp.example.com",
                Port = 587, // submission
                Credentials = new NetworkCredential("user", password), // the shop's account
                EnableSsl = true
            };

            SmtpClient WithLastComma(string password) => new SmtpClient("smtp.example.com")
            {
                Credentials = new NetworkCredential("user", password),
                EnableSsl = true,
            };

            SmtpClient OnOneLine(string password) => new SmtpClient("smtp.example.com") { Credentials = new NetworkCredential("user", password), EnableSsl = true };

            SmtpClient WithNothing() => new SmtpClient("smtp.example.com", 587) { EnableSsl = true };
        }
        """);

    [Fact]
    public Task FactoryThroughALocal_GetsAStatement() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create()
            {
                var client = [|new SmtpClient("smtp.example.com", 587)|];
                return client;
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create()
            {
                var client = new SmtpClient("smtp.example.com", 587);
                client.EnableSsl = true;
                return client;
            }
        }
        """);

    [Fact]
    public Task FieldOfTheConstructor_GetsAStatement() => Fix("""
        using System;
        using System.Net;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client;

            public Mailer(string password)
            {
                _client = [|new SmtpClient("smtp.example.com")|];
                _client.Credentials = new NetworkCredential("user", password);
            }

            public void Dispose() => _client.Dispose();
        }
        """, """
        using System;
        using System.Net;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client;

            public Mailer(string password)
            {
                _client = new SmtpClient("smtp.example.com");
                _client.Credentials = new NetworkCredential("user", password);
                _client.EnableSsl = true;
            }

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task FieldWithInitializerTemporaryAndReturned_GetInitializers() => Fix("""
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client = [|new SmtpClient("smtp.gmail.com")|];

            SmtpClient Create() { return [|new SmtpClient("smtp.example.com", 587)|]; }

            public void Dispose() => _client.Dispose();
        }
        """, """
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("smtp.gmail.com") { EnableSsl = true };

            SmtpClient Create() { return new SmtpClient("smtp.example.com", 587) { EnableSsl = true }; }

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task Port25OfAHostThatDemandsTls_Becomes587() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Gmail() => [|new SmtpClient("smtp.gmail.com", 25)|];

            SmtpClient Office() => [|new SmtpClient(port: 25, host: "smtp.office365.com")|];

            SmtpClient Amazon()
            {
                var client = [|new SmtpClient()|];
                client.Host = "email-smtp.eu-west-1.amazonaws.com";
                client.Port = 25;
                return client;
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Gmail() => new SmtpClient("smtp.gmail.com", 587) { EnableSsl = true };

            SmtpClient Office() => new SmtpClient(port: 587, host: "smtp.office365.com") { EnableSsl = true };

            SmtpClient Amazon()
            {
                var client = new SmtpClient();
                client.Host = "email-smtp.eu-west-1.amazonaws.com";
                client.Port = 587;
                client.EnableSsl = true;
                return client;
            }
        }
        """);

    private static Task Fix(string before, string after, int csharp = 8, Framework on = Framework.Both) =>
        Verify.Fix<EnableSslNotSetCodeFix>("SMTP2001", EnableSslNotSetCodeFix.Title, before, after, on, csharp);

    private static Task NoFix(string program, int csharp = 8, Framework on = Framework.Both) =>
        Verify.NoFix<EnableSslNotSetCodeFix>("SMTP2001", program, on: on, csharp: csharp);
}
