namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientNotDisposedFixTests
{
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

    [Fact]
    public Task SeveralCreationsForOneVariable_AreDisposedAfterTheUses() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message, bool inside)
            {
                SmtpClient client;
                if (inside)
                    client = [|new SmtpClient("a.example.com")|];
                else
                    client = [|new SmtpClient("b.example.com")|];
                client.Timeout = 1000;
                client.Send(message);
                Console.WriteLine("sent");
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
                SmtpClient client;
                if (inside)
                    client = new SmtpClient("a.example.com");
                else
                    client = new SmtpClient("b.example.com");
                using (client)
                {
                    client.Timeout = 1000;
                    client.Send(message);
                }
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task CatchThatUsesTheClient_GetsAFinally() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = [|new SmtpClient("a.example.com")|];
                    client.Send(message);
                }
                catch (InvalidOperationException)
                {
                    Console.WriteLine(client?.Host);
                }
            }

            void SendAndClean(MailMessage message)
            {
                SmtpClient client;
                try
                {
                    client = [|new SmtpClient("a.example.com")|];
                    client.Send(message);
                }
                finally
                {
                    message.Dispose();
                }
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
                SmtpClient client = null;
                try
                {
                    client = new SmtpClient("a.example.com");
                    client.Send(message);
                }
                catch (InvalidOperationException)
                {
                    Console.WriteLine(client?.Host);
                }
                finally
                {
                    client?.Dispose();
                }
            }

            void SendAndClean(MailMessage message)
            {
                try
                {
                    using SmtpClient client = new SmtpClient("a.example.com");
                    client.Send(message);
                }
                finally
                {
                    message.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task DeclaredBeforeALoop_IsDisposedInEveryTurn() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                SmtpClient client = null;
                foreach (var message in messages)
                {
                    client = [|new SmtpClient("a.example.com")|];
                    client.Send(message);
                }
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    using SmtpClient client = new SmtpClient("a.example.com");
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task DisposeOfTheLastTurnOnly_IsReplacedByOneInEveryTurn() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                SmtpClient client = null;
                // One by one.
                try
                {
                    foreach (var message in messages)
                    {
                        client = [|new SmtpClient("a.example.com")|];
                        client.Send(message);
                    }
                }
                finally
                {
                    client?.Dispose();
                }
            }

            void SendAndForget(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = [|new SmtpClient("a.example.com")|];
                    client.Send(message);
                }
                catch (InvalidOperationException)
                {
                    Console.WriteLine("no");
                }
                finally
                {
                    client = null;
                }
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                // One by one.
                foreach (var message in messages)
                {
                    using SmtpClient client = new SmtpClient("a.example.com");
                    client.Send(message);
                }
            }

            void SendAndForget(MailMessage message)
            {
                try
                {
                    using SmtpClient client = new SmtpClient("a.example.com");
                    client.Send(message);
                }
                catch (InvalidOperationException)
                {
                    Console.WriteLine("no");
                }
            }
        }
        """);
}
