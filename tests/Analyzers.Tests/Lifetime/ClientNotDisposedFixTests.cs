using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientNotDisposedFixTests
{
    [Fact]
    public Task LocalInABlock_BecomesUsingDeclaration() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // The relay of the office.
                var client = [|new SmtpClient("relay.example.com")|]; // port 25
                client.Send(message);
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // The relay of the office.
                using var client = new SmtpClient("relay.example.com"); // port 25
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task ExplicitType_Stays() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = [|new SmtpClient|] { Host = "relay.example.com" };
                client.Send(message);
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using SmtpClient client = new SmtpClient { Host = "relay.example.com" };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task DisposeAfterTheSend_IsRemoved() => Fix("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("relay.example.com")|];
                client.Send(message);
                client.Dispose();
                Console.WriteLine("sent");
            }

            void SendTwice(MailMessage message)
            {
                SmtpClient client = [|new SmtpClient("relay.example.com")|];
                client.Send(message);
                // Say goodbye.
                if (client != null)
                {
                    client.Dispose();
                }
                client = null;
                Console.WriteLine("sent");
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using var client = new SmtpClient("relay.example.com");
                client.Send(message);
                Console.WriteLine("sent");
            }

            void SendTwice(MailMessage message)
            {
                using SmtpClient client = new SmtpClient("relay.example.com");
                client.Send(message);
                // Say goodbye.
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task SectionOfASwitch_GetsUsingStatement() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, int kind)
            {
                switch (kind)
                {
                    case 1:
                        var client = [|new SmtpClient("relay.example.com")|];
                        client.Send(message);
                        break;
                    default:
                        break;
                }
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, int kind)
            {
                switch (kind)
                {
                    case 1:
                        using (var client = new SmtpClient("relay.example.com"))
                        {
                            client.Send(message);
                        }
                        break;
                    default:
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task DerivedClient_IsDisposed() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            sealed class Relay : SmtpClient
            {
                public Relay() : base("relay.example.com") { }
            }

            void Send(MailMessage message)
            {
                var relay = [|new Relay()|];
                relay.Send(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            sealed class Relay : SmtpClient
            {
                public Relay() : base("relay.example.com") { }
            }

            void Send(MailMessage message)
            {
                using var relay = new Relay();
                relay.Send(message);
            }
        }
        """);

    [Fact]
    public Task Factory_IsDisposedWhereItIsCalled() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create() => new SmtpClient("relay.example.com");

            async Task<SmtpClient> CreateAsync()
            {
                await Task.Yield();
                return new SmtpClient("relay.example.com");
            }

            void Send(MailMessage message)
            {
                var client = [|Create()|];
                client.Send(message);
            }

            async Task SendAsync(MailMessage message)
            {
                var client = await [|CreateAsync()|].ConfigureAwait(false);
                await client.SendMailAsync(message).ConfigureAwait(false);
            }

            async Task SendTemporaryAsync(MailMessage message)
            {
                await (await [|CreateAsync()|]).SendMailAsync(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create() => new SmtpClient("relay.example.com");

            async Task<SmtpClient> CreateAsync()
            {
                await Task.Yield();
                return new SmtpClient("relay.example.com");
            }

            void Send(MailMessage message)
            {
                using var client = Create();
                client.Send(message);
            }

            async Task SendAsync(MailMessage message)
            {
                using var client = await CreateAsync().ConfigureAwait(false);
                await client.SendMailAsync(message).ConfigureAwait(false);
            }

            async Task SendTemporaryAsync(MailMessage message)
            {
                using var client = await CreateAsync();
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task ChoiceOfTwoCreations_IsOneUsing() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message, bool inside)
            {
                var client = inside ? [|new SmtpClient("a.example.com")|] : [|new SmtpClient("b.example.com")|];
                client.Send(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message, bool inside)
            {
                using var client = inside ? new SmtpClient("a.example.com") : new SmtpClient("b.example.com");
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task HelperThatIsGivenTheClient_IsLookedInto() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static void Deliver(SmtpClient client, MailMessage message)
            {
                client.Timeout = 1000;
                client.Send(message);
            }

            static Task DeliverAsync(SmtpClient client, MailMessage message) => client.SendMailAsync(message);

            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                Deliver(client, message);
            }

            void SendTemporary(MailMessage message) => Deliver([|new SmtpClient("a.example.com")|], message);

            Task SendAsync(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                return DeliverAsync(client, message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static void Deliver(SmtpClient client, MailMessage message)
            {
                client.Timeout = 1000;
                client.Send(message);
            }

            static Task DeliverAsync(SmtpClient client, MailMessage message) => client.SendMailAsync(message);

            void Send(MailMessage message)
            {
                using var client = new SmtpClient("a.example.com");
                Deliver(client, message);
            }

            void SendTemporary(MailMessage message)
            {
                using var client = new SmtpClient("a.example.com");
                Deliver(client, message);
            }

            async Task SendAsync(MailMessage message)
            {
                using var client = new SmtpClient("a.example.com");
                await DeliverAsync(client, message);
            }
        }
        """);

    private static Task Fix(string before, string after, int csharp = 8, Framework on = Framework.Both) =>
        Verify.Fix<ClientNotDisposedCodeFix>("SMTP3001", ClientNotDisposedCodeFix.Title, before, after, on, csharp);

    private static Task NoFix(string program, int csharp = 8, Framework on = Framework.Both) =>
        Verify.NoFix<ClientNotDisposedCodeFix>("SMTP3001", program, on: on, csharp: csharp);

    private static string Windows(string program) => program.Replace("    ", "\t").Replace("\r", "").Replace("\n", "\r\n");
}
