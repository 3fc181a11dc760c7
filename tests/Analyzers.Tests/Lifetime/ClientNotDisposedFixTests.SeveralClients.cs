using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientNotDisposedFixTests
{
    [Fact]
    public Task TwoClientsOfOneMethod_AreBothDisposed() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var first = [|new SmtpClient("a.example.com")|];
                var second = [|new SmtpClient("b.example.com")|];
                first.Send(message);
                second.Send(message);
                first.Dispose();
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using var first = new SmtpClient("a.example.com");
                using var second = new SmtpClient("b.example.com");
                first.Send(message);
                second.Send(message);
            }
        }
        """);

    [Fact]
    public Task TwoDeclaratorsOfTheFunctionsOwn_ShareTheUsing() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient first = [|new SmtpClient("a.example.com")|], second = [|new SmtpClient("b.example.com")|];
                first.Send(message);
                second.Send(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using SmtpClient first = new SmtpClient("a.example.com"), second = new SmtpClient("b.example.com");
                first.Send(message);
                second.Send(message);
            }
        }
        """);

    [Fact]
    public Task SeveralDocuments_AreFixedByFixAll()
    {
        const string Before = """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Mailer
            {
                Task SendAsync(MailMessage message) => [|new SmtpClient("a.example.com")|].SendMailAsync(message);

                void Send(MailMessage message)
                {
                    var first = [|new SmtpClient("a.example.com")|];
                    var second = [|new SmtpClient("b.example.com")|];
                    first.Send(message);
                    second.Send(message);
                }
            }
            """;
        const string After = """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Mailer
            {
                async Task SendAsync(MailMessage message)
                {
                    using var client = new SmtpClient("a.example.com");
                    await client.SendMailAsync(message);
                }

                void Send(MailMessage message)
                {
                    using var first = new SmtpClient("a.example.com");
                    using var second = new SmtpClient("b.example.com");
                    first.Send(message);
                    second.Send(message);
                }
            }
            """;
        return Verify.Fix<ClientNotDisposedCodeFix>(
            "SMTP3001", ClientNotDisposedCodeFix.Title, Before, After,
            more: ("Other.cs", Before.Replace("class Mailer", "class Other"), After.Replace("class Mailer", "class Other")));
    }

    [Fact]
    public Task LocalFunctionThatCallsItself_KeepsItsClient() => Fix(before: """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                Try(3);

                void Try(int left)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch (SmtpException e) when (left > 0 && e.StatusCode == SmtpStatusCode.MailboxBusy)
                    {
                        Try(left - 1);
                    }
                }
            }
        }
        """, after: """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                Try(3);

                void Try(int left)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch (SmtpException e) when (left > 0 && e.StatusCode == SmtpStatusCode.MailboxBusy)
                    {
                        Try(left - 1);
                    }
                }
            }
        }
        """);
}
