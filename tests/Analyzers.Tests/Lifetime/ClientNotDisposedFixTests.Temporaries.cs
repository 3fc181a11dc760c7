namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientNotDisposedFixTests
{
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
    public Task EventBasedSend_IsDisposedInItsEvent() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.SendCompleted += (s, e) => Console.WriteLine(e.Error);
                client.SendAsync(message, null);
            }

            void SendSometimes(MailMessage message, object s)
            {
                var client = [|new SmtpClient("a.example.com")|];
                if (s != null)
                    client.SendAsync(message, s);
            }

            void SendTemporary(MailMessage message)
            {
                // Off it goes.
                [|new SmtpClient("a.example.com")|].SendAsync(message, null);
            }
        }
        """, after: """
        using System;
        using System.Diagnostics;
        using System.Net.Mail;
        using System.Threading.Tasks;
        using SmtpAnalyzers;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("a.example.com");
                client.SendCompleted += (s, e) => Console.WriteLine(e.Error);
                client.SendCompleted += (sender, args) => client.Dispose();
                client.SendAsync(message, null);
            }

            void SendSometimes(MailMessage message, object s)
            {
                var client = new SmtpClient("a.example.com");
                if (s != null)
                {
                    client.SendCompleted += (sender, e) =>
                    {
                        client.Dispose();
                        if (e.Error != null)
                        {
                            Trace.TraceError("Mail not sent: " + SmtpFailure.From(e.Error));
                        }
                    };
                    client.SendAsync(message, s);
                }
            }

            void SendTemporary(MailMessage message)
            {
                // Off it goes.
                var client = new SmtpClient("a.example.com");
                client.SendCompleted += (s, e) =>
                {
                    client.Dispose();
                    if (e.Error != null)
                    {
                        Trace.TraceError("Mail not sent: " + SmtpFailure.From(e.Error));
                    }
                };
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task TemporaryWhoseResultIsUsed_KeepsItInScope() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static bool Deliver(SmtpClient client, MailMessage message)
            {
                client.Send(message);
                return true;
            }

            void Send(MailMessage message)
            {
                var sent = Deliver([|new SmtpClient("a.example.com")|], message);
                Console.WriteLine("tried");
                Console.WriteLine(sent);
                Console.WriteLine("done");
            }

            bool Answer(MailMessage message)
            {
                if (Deliver([|new SmtpClient("a.example.com")|], message))
                {
                    return true;
                }

                return Deliver([|new SmtpClient("a.example.com")|], message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static bool Deliver(SmtpClient client, MailMessage message)
            {
                client.Send(message);
                return true;
            }

            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    var sent = Deliver(client, message);
                    Console.WriteLine("tried");
                    Console.WriteLine(sent);
                }
                Console.WriteLine("done");
            }

            bool Answer(MailMessage message)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    if (Deliver(client, message))
                    {
                        return true;
                    }
                }

                using (var smtpClient = new SmtpClient("a.example.com"))
                {
                    return Deliver(smtpClient, message);
                }
            }
        }
        """);

    [Fact]
    public Task ExpressionBodiesInOldLanguage_GetBlocksOnTheirOwnLines() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void SendAll(System.Collections.Generic.List<MailMessage> messages)
            {
                messages.ForEach(message => [|new SmtpClient("a.example.com")|].Send(message));
                Task.Run(() => [|new SmtpClient("b.example.com")|].SendMailAsync(messages[0]));
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void SendAll(System.Collections.Generic.List<MailMessage> messages)
            {
                messages.ForEach(message =>
                {
                    using (var client = new SmtpClient("a.example.com"))
                    {
                        client.Send(message);
                    }
                });
                Task.Run(async () =>
                {
                    using (var smtpClient = new SmtpClient("b.example.com"))
                    {
                        await smtpClient.SendMailAsync(messages[0]);
                    }
                });
            }
        }
        """);
}
