using SmtpAnalyzers.CodeFixes;

namespace SmtpAnalyzers.Tests.Rules;

public class ClientNotDisposedFixTests
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
    public Task OldLanguage_GetsUsingStatementAroundTheRestThatUsesIt() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                Console.WriteLine("sending");
                var client = [|new SmtpClient("relay.example.com")|]; // the relay
                client.Port = 2525;
                // Off it goes.
                client.Send(message);
                client.Dispose();
                Console.WriteLine("sent");
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                Console.WriteLine("sending");
                using (var client = new SmtpClient("relay.example.com")) // the relay
                {
                    client.Port = 2525;
                    // Off it goes.
                    client.Send(message);
                }
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task DeclarationUsedAfterTheClient_WidensTheUsingStatement() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("relay.example.com")|];
                var started = DateTime.Now;
                client.Send(message);
                Console.WriteLine("sent");
                Console.WriteLine(DateTime.Now - started);
                Console.WriteLine("done");
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("relay.example.com"))
                {
                    var started = DateTime.Now;
                    client.Send(message);
                    Console.WriteLine("sent");
                    Console.WriteLine(DateTime.Now - started);
                }
                Console.WriteLine("done");
            }
        }
        """);

    [Fact]
    public Task FollowedByAUsingStatement_IsStackedOnIt() => Fix(csharp: 7, before: """
        using System.Net.Mail;

        class Mailer
        {
            void Send()
            {
                var client = [|new SmtpClient("relay.example.com")|];
                using (var message = new MailMessage("a@example.com", "b@example.com"))
                {
                    client.Send(message);
                }
            }
        }
        """, after: """
        using System.Net.Mail;

        class Mailer
        {
            void Send()
            {
                using (var client = new SmtpClient("relay.example.com"))
                using (var message = new MailMessage("a@example.com", "b@example.com"))
                {
                    client.Send(message);
                }
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
    public Task Temporary_GetsAName() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // Fire away.
                [|new SmtpClient("relay.example.com")|].Send(message);
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // Fire away.
                using var client = new SmtpClient("relay.example.com");
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task TemporaryFollowedByMore_GetsUsingStatementOfItsOwn() => Fix("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, string client)
            {
                [|new SmtpClient(client)|].Send(message);
                Console.WriteLine("sent");
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, string client)
            {
                using (var smtpClient = new SmtpClient(client))
                {
                    smtpClient.Send(message);
                }
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task TemporaryInAnEmbeddedStatement_GetsBraces() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, bool really)
            {
                if (really)
                    [|new SmtpClient("relay.example.com")|].Send(message);
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, bool really)
            {
                if (really)
                {
                    using var client = new SmtpClient("relay.example.com");
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task TemporaryInAnExpressionBody_GetsABlock() => Fix("""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message) => [|new SmtpClient("relay.example.com")|].Send(message);

            void SendAll(List<MailMessage> messages)
            {
                messages.ForEach(message => [|new SmtpClient("relay.example.com")|].Send(message));
            }
        }
        """, """
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using var client = new SmtpClient("relay.example.com");
                client.Send(message);
            }

            void SendAll(List<MailMessage> messages)
            {
                messages.ForEach(message =>
                {
                    using var client = new SmtpClient("relay.example.com");
                    client.Send(message);
                });
            }
        }
        """);

    [Fact]
    public Task ReturnedTask_IsAwaitedInAnAsyncMethod() => Fix("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task SendAsync(MailMessage message)
            {
                var client = [|new SmtpClient("relay.example.com")|];
                return client.SendMailAsync(message);
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task SendAsync(MailMessage message)
            {
                using var client = new SmtpClient("relay.example.com");
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task ReturnedTaskOfATemporary_IsAwaited() => Fix("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task SendAsync(MailMessage message) => [|new SmtpClient("relay.example.com")|].SendMailAsync(message);
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task SendAsync(MailMessage message)
            {
                using var client = new SmtpClient("relay.example.com");
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task NullInitializedVariable_IsDeclaredWhereItIsMade() => Fix("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = [|new SmtpClient("relay.example.com")|];
                    client.Send(message);
                    client.Dispose();
                }
                finally
                {
                    message.Dispose();
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                try
                {
                    using SmtpClient client = new SmtpClient("relay.example.com");
                    client.Send(message);
                }
                finally
                {
                    message.Dispose();
                }
            }
        }
        """);

    private static Task Fix(string before, string after, int csharp = 8, Framework on = Framework.Both) =>
        Verify.Fix<ClientNotDisposedCodeFix>("SMTP3001", ClientNotDisposedCodeFix.Title, before, after, on, csharp);

    private static Task NoFix(string program, int csharp = 8, Framework on = Framework.Both) =>
        Verify.NoFix<ClientNotDisposedCodeFix>("SMTP3001", program, on: on, csharp: csharp);
}
