using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class TimeoutDoesNotBoundSendTests
{
    private const string Id = "SMTP3005";

    [Fact]
    public Task TimeoutThenSendMailAsync_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                await client.SendMailAsync(message);
            }
        }
        """, on: Framework.Both | Framework.NetStandard);

    [Fact]
    public Task TimeoutInTheInitializer_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost") { [|Timeout = 5000|] })
                {
                    await client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task TimeoutOfAVariable_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message, int seconds)
            {
                [|client.Timeout = seconds * 1000|];
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task BlockedOn_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                client.SendMailAsync(message).GetAwaiter().GetResult();
            }
        }
        """);

    [Fact]
    public Task EventSend_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                client.SendCompleted += (sender, e) => System.Console.WriteLine(e.Error);
                [|client.Timeout = 5000|];
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task FieldSetInTheConstructor_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client)
            {
                _client = client;
                [|_client.Timeout = 3000|];
            }

            public Task Send(MailMessage message) => _client.SendMailAsync(message);
        }
        """);

    [Fact]
    public Task FieldsInitializer_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private static readonly object Gate = new object();

            private readonly SmtpClient _client = new SmtpClient { [|Timeout = 3000|] };

            public Task Send(MailMessage message) => _client.SendMailAsync(message);
        }
        """);

    [Fact]
    public Task NoneAsToken_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                await client.SendMailAsync(message, CancellationToken.None);
            }
        }
        """, on: Framework.Net);

    [Fact]
    public Task SetInAHelper_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message)
            {
                Prepare(client);
                await client.SendMailAsync(message);
            }

            private static void Prepare(SmtpClient client) => [|client.Timeout = 5000|];
        }
        """);

    [Fact]
    public Task SynchronousSend_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                client.Timeout = 5000;
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task NoTimeout_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message)
            {
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task CallersToken_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message, CancellationToken token)
            {
                client.Timeout = 5000;
                await client.SendMailAsync(message, token);
            }
        }
        """, on: Framework.Net);

    [Fact]
    public Task TokenWithTimeout_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message)
            {
                client.Timeout = 5000;
                using var limit = new CancellationTokenSource(5000);
                await client.SendMailAsync(message, limit.Token);
            }
        }
        """, on: Framework.Net);

    [Fact]
    public Task WaitAsync_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message)
            {
                client.Timeout = 5000;
                await client.SendMailAsync(message).WaitAsync(TimeSpan.FromSeconds(5));
            }
        }
        """, on: Framework.Net);

    [Fact]
    public Task WhenAnyWithADelay_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message)
            {
                client.Timeout = 5000;
                var sending = client.SendMailAsync(message);
                if (await Task.WhenAny(sending, Task.Delay(5000)) != sending)
                {
                    client.SendAsyncCancel();
                }
            }
        }
        """);

    [Fact]
    public Task WaitWithALimit_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                client.Timeout = 5000;
                client.SendMailAsync(message).Wait(5000);
            }
        }
        """);

    [Fact]
    public Task CancelledByATimer_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message)
            {
                client.Timeout = 5000;
                using (new Timer(state => client.SendAsyncCancel(), null, 5000, -1))
                {
                    await client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task CancelRegisteredWithAToken_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message, CancellationToken token)
            {
                client.Timeout = 5000;
                using (token.Register(client.SendAsyncCancel))
                {
                    await client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task InfiniteTimeout_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message)
            {
                client.Timeout = Timeout.Infinite;
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task TimeoutOfAnotherClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, SmtpClient other, MailMessage message)
            {
                other.Timeout = 5000;
                other.Send(message);
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task TimeoutOfAnotherType_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(OtherClient client, MailMessage message)
            {
                client.Timeout = 5000;
                await client.SendMailAsync(message);
            }

            private class OtherClient
            {
                public int Timeout { get; set; }

                public Task SendMailAsync(MailMessage message) => Task.CompletedTask;
            }
        }
        """);
}
