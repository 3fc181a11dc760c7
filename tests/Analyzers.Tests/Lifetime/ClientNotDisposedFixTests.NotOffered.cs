namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientNotDisposedFixTests
{
    [Fact]
    public Task DiscardedTask_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                _ = client.SendMailAsync(message);
            }

            async Task SendLaterAsync(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                var sending = client.SendMailAsync(message);
                Console.WriteLine("sending");
                await sending;
            }

            void SendWithoutWaiting(MailMessage message)
            {
                [|new SmtpClient("a.example.com")|].SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task MethodThatCannotBeAsync_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task SendAsync(MailMessage message, out string host)
            {
                host = "a.example.com";
                var client = [|new SmtpClient(host)|];
                return client.SendMailAsync(message);
            }

            public Task SendAsync(MailMessage message, in int count)
            {
                var client = [|new SmtpClient("a.example.com")|];
                return client.SendMailAsync(message);
            }

            public Task SendAsync(MailMessage message)
            {
                if (message == null)
                {
                    return null;
                }

                var client = [|new SmtpClient("a.example.com")|];
                return client.SendMailAsync(message);
            }

            public Task SendPerhapsAsync(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                return message != null ? client.SendMailAsync(message) : null;
            }

            public object SendAsObject(MailMessage message)
            {
                Func<object> send = () => [|new SmtpClient("a.example.com")|].SendMailAsync(message);
                return send();
            }
        }
        """);

    [Fact]
    public Task OneWayThatKeepsTheClient_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient _kept;

            void Send(MailMessage message, bool keep)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
                if (keep)
                {
                    _kept = client;
                }
            }

            SmtpClient SendAndReturn(MailMessage message, bool keep)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
                return keep ? client : null;
            }
        }
        """);

    [Fact]
    public Task NewClientAfterTheFirstSend_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
                client = [|new SmtpClient("b.example.com")|];
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task JumpPastTheDeclaration_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message, bool really)
            {
                if (!really)
                    goto done;
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
            done:
                Console.WriteLine("done");
            }
        }
        """);

    [Fact]
    public Task CodeThatIsSwitchedOff_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
        #if LATER
                client = null;
        #endif
            }

            public Task SendAsync(MailMessage message)
            {
        #if LATER
                return Task.Delay(1);
            #else
                var client = [|new SmtpClient("a.example.com")|];
                return client.SendMailAsync(message);
        #endif
            }
        }
        """);

    [Fact]
    public Task RegionCutInTwo_HasNoFix() => NoFix(csharp: 7, program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                #region Sending
                client.Send(message);
                Console.WriteLine("sent");
                #endregion
                Console.WriteLine("done");
            }
        }
        """);

    [Fact]
    public Task EventBasedSendThatGoesOn_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                var client = [|new SmtpClient("a.example.com")|];
                foreach (var message in messages)
                {
                    client.SendAsync(message, null);
                }
            }
        }
        """);

    [Fact]
    public Task TemporaryOfACondition_HasNoFix() => NoFix(program: """
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

            bool _field = Deliver([|new SmtpClient("a.example.com")|], new MailMessage());

            bool Send(MailMessage message, bool really) => really && Deliver([|new SmtpClient("a.example.com")|], message);

            void SendAll(MailMessage message)
            {
                while (Deliver([|new SmtpClient("a.example.com")|], message))
                {
                }
            }
        }
        """);
}
