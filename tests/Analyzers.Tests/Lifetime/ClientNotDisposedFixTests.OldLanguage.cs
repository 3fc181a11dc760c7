namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientNotDisposedFixTests
{
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
    public Task TwoClientsOfOneMethodInOldLanguage_AreNested() => Fix(csharp: 7, before: """
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
                Console.WriteLine("sent");
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
                using (var first = new SmtpClient("a.example.com"))
                using (var second = new SmtpClient("b.example.com"))
                {
                    first.Send(message);
                    second.Send(message);
                }
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task ClientsNextToEachOtherInOldLanguage_GetTheirOwnScopes() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var first = [|new SmtpClient("a.example.com")|];
                first.Send(message);
                var second = [|new SmtpClient("b.example.com")|];
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
                using (var first = new SmtpClient("a.example.com"))
                {
                    first.Send(message);
                }
                using (var second = new SmtpClient("b.example.com"))
                {
                    second.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task BlockOnOneLine_StaysRight() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message) { var client = [|new SmtpClient("a.example.com")|]; client.Send(message); }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task LocalFunctionAndAlias_StayInsideTheScope() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                var client = [|new SmtpClient("a.example.com")|];
                var same = client;
                same.Timeout = 1000;
                Log("sending");
                foreach (var message in messages)
                {
                    Deliver(message);
                }

                void Deliver(MailMessage message) => client.Send(message);

                void Log(string text) => Console.WriteLine(text);
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
                using (var client = new SmtpClient("a.example.com"))
                {
                    var same = client;
                    same.Timeout = 1000;
                    Log("sending");
                    foreach (var message in messages)
                    {
                        Deliver(message);
                    }

                    void Deliver(MailMessage message) => client.Send(message);
                }

                void Log(string text) => Console.WriteLine(text);
            }
        }
        """);

    [Fact]
    public Task DirectivesAndComments_AreKept() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
        #if DEBUG
                Console.WriteLine("debugging");
        #endif
                // The relay.
                var client = [|new SmtpClient("a.example.com")|];
        #pragma warning disable CS0618
                #region Settings
                client.Timeout = 1000; // a second
                #endregion
        #pragma warning restore CS0618
                client.Send(message); /* done */
                // Bye.
                client.Dispose(); // QUIT
                // Then tell.
                Console.WriteLine("sent");
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
        #if DEBUG
                Console.WriteLine("debugging");
        #endif
                // The relay.
                using (var client = new SmtpClient("a.example.com"))
                {
        #pragma warning disable CS0618
                    #region Settings
                    client.Timeout = 1000; // a second
                    #endregion
        #pragma warning restore CS0618
                    client.Send(message); /* done */
                }
                // Bye.
                // QUIT
                // Then tell.
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task TabsAndCarriageReturns_AreWrittenAsTheFileHasThem() => Fix(csharp: 7, before: Windows("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
                Console.WriteLine("sent");
            }

            void SendTemporary(MailMessage message) => [|new SmtpClient("a.example.com")|].Send(message);
        }
        """), after: Windows("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    client.Send(message);
                }
                Console.WriteLine("sent");
            }

            void SendTemporary(MailMessage message)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    client.Send(message);
                }
            }
        }
        """));

    [Fact]
    public Task LateDisposeInOldLanguage_DoesNotWidenTheScope() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
                Console.WriteLine("sent");
                client.Dispose();
                Console.WriteLine("done");
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
                using (var client = new SmtpClient("a.example.com"))
                {
                    client.Send(message);
                }
                Console.WriteLine("sent");
                Console.WriteLine("done");
            }
        }
        """);
}
