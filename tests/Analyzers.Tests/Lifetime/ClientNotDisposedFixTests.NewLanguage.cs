namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientNotDisposedFixTests
{
    [Fact]
    public Task TargetTypedNew_KeepsOrGetsItsType() => Fix(csharp: 9, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static void Deliver(SmtpClient client, MailMessage message) => client.Send(message);

            void Send(MailMessage message)
            {
                SmtpClient client = [|new("a.example.com")|] { Timeout = 1000 };
                client.Send(message);
            }

            void SendTemporary(MailMessage message)
            {
                Deliver([|new("a.example.com")|], message);
            }

            void SendAssigned(MailMessage message)
            {
                SmtpClient client;
                client = [|new("a.example.com")|];
                client.Send(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static void Deliver(SmtpClient client, MailMessage message) => client.Send(message);

            void Send(MailMessage message)
            {
                using SmtpClient client = new("a.example.com") { Timeout = 1000 };
                client.Send(message);
            }

            void SendTemporary(MailMessage message)
            {
                using SmtpClient client = new("a.example.com");
                Deliver(client, message);
            }

            void SendAssigned(MailMessage message)
            {
                using SmtpClient client = new("a.example.com");
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_GetUsingDeclarations() => Fix(csharp: 9, before: """
        using System;
        using System.Net.Mail;

        // The only mail.
        var message = new MailMessage("a@example.com", "b@example.com");
        var client = [|new SmtpClient("a.example.com")|];
        client.Send(message);
        client.Dispose();
        [|new SmtpClient("b.example.com")|].Send(message);
        Console.WriteLine("sent");
        await [|new SmtpClient("c.example.com")|].SendMailAsync(message);

        class Other
        {
        }
        """, after: """
        using System;
        using System.Net.Mail;

        // The only mail.
        var message = new MailMessage("a@example.com", "b@example.com");
        using var client = new SmtpClient("a.example.com");
        client.Send(message);
        using (var smtpClient = new SmtpClient("b.example.com"))
        {
            smtpClient.Send(message);
        }
        Console.WriteLine("sent");
        using var smtp = new SmtpClient("c.example.com");
        await smtp.SendMailAsync(message);

        class Other
        {
        }
        """);

    [Fact]
    public Task FileScopedNamespaceAndNullable_AreKept() => Fix(csharp: 12, before: """
        #nullable enable
        using System.Net.Mail;
        using System.Threading.Tasks;

        namespace Mail;

        public class Mailer(string host)
        {
            public void Send(MailMessage message)
            {
                SmtpClient? client = null;
                try
                {
                    client = [|new SmtpClient(host)|];
                    client.Send(message);
                }
                finally
                {
                    message.Dispose();
                }
            }

            public Task SendAsync(MailMessage message) => [|new SmtpClient(host)|].SendMailAsync(message);
        }
        """, after: """
        #nullable enable
        using System.Net.Mail;
        using System.Threading.Tasks;

        namespace Mail;

        public class Mailer(string host)
        {
            public void Send(MailMessage message)
            {
                try
                {
                    using SmtpClient client = new SmtpClient(host);
                    client.Send(message);
                }
                finally
                {
                    message.Dispose();
                }
            }

            public async Task SendAsync(MailMessage message)
            {
                using var client = new SmtpClient(host);
                await client.SendMailAsync(message);
            }
        }
        """);
}
