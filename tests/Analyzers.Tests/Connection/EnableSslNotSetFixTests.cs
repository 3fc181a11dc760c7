using SmtpAnalyzers.CodeFixes.Connection;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public partial class EnableSslNotSetFixTests
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
    public Task CreationWithoutSettings_GetsTheNextStatement() => Fix(before: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // Submission.
                using var client = [|new SmtpClient("smtp.example.com", 587)|]; // STARTTLS

                client.Send(message);
            }

            void SendInUsing(MailMessage message)
            {
                using (var client = [|new SmtpClient("smtp.example.com", 587)|])
                {
                    client.Send(message);
                }
            }
        }
        """, after: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // Submission.
                using var client = new SmtpClient("smtp.example.com", 587); // STARTTLS
                client.EnableSsl = true;

                client.Send(message);
            }

            void SendInUsing(MailMessage message)
            {
                using (var client = new SmtpClient("smtp.example.com", 587))
                {
                    client.EnableSsl = true;
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task FieldConfiguredElsewhere_GetsItsPortFixedToo() => Fix(before: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            readonly SmtpClient _client = [|new SmtpClient()|];

            Mailer(string password)
            {
                this._client.Host = "smtp.office365.com";
                _client.Port = 25;
                _client.Credentials = new NetworkCredential("user", password);
            }

            void Close() => _client.Dispose();
        }
        """, after: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            readonly SmtpClient _client = new SmtpClient() { EnableSsl = true };

            Mailer(string password)
            {
                this._client.Host = "smtp.office365.com";
                _client.Port = 587;
                _client.Credentials = new NetworkCredential("user", password);
            }

            void Close() => _client.Dispose();
        }
        """);

    [Fact]
    public Task TwoClientsOfOneMethod_AreBothSet() => Fix(before: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create(string password, bool other)
            {
                var first = [|new SmtpClient("smtp.example.com")|];
                var second = [|new SmtpClient|] { Host = "smtp.example.com", Port = 587 };
                first.Credentials = new NetworkCredential("user", password);
                return other ? first : second;
            }
        }
        """, after: """
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create(string password, bool other)
            {
                var first = new SmtpClient("smtp.example.com");
                first.EnableSsl = true;
                var second = new SmtpClient { Host = "smtp.example.com", Port = 587, EnableSsl = true };
                first.Credentials = new NetworkCredential("user", password);
                return other ? first : second;
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_GetAStatement() => Fix(csharp: 9, before: """
        using System.Net.Mail;

        using var client = [|new SmtpClient("smtp.example.com", 587)|];
        client.Timeout = 1000;
        client.Send(new MailMessage("a@example.com", "b@example.com"));
        """, after: """
        using System.Net.Mail;

        using var client = new SmtpClient("smtp.example.com", 587);
        client.Timeout = 1000;
        client.EnableSsl = true;
        client.Send(new MailMessage("a@example.com", "b@example.com"));
        """);

    private static Task Fix(string before, string after, int csharp = 8, Framework on = Framework.Both) =>
        Verify.Fix<EnableSslNotSetCodeFix>("SMTP2001", EnableSslNotSetCodeFix.Title, before, after, on, csharp);

    private static Task NoFix(string program, int csharp = 8, Framework on = Framework.Both) =>
        Verify.NoFix<EnableSslNotSetCodeFix>("SMTP2001", program, on: on, csharp: csharp);
}
