using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientNotDisposedTests
{
    private const string Id = "SMTP3001";

    [Fact]
    public Task LocalNeverDisposed_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task CreationWithInitializer_IsFlaggedWithoutTheInitializer() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient|]
                {
                    Host = "localhost",
                };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task Temporary_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message) => [|new SmtpClient("localhost")|].Send(message);
        }
        """);

    [Fact]
    public Task DisposeOnlyOnTheSuccessWay_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                client.Send(message);
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task DisposeOnACondition_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, bool done)
            {
                var client = [|new SmtpClient("localhost")|];
                try
                {
                    client.Send(message);
                }
                finally
                {
                    if (done)
                    {
                        client.Dispose();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task AClientPerTurnOfALoop_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                SmtpClient client = null;
                try
                {
                    foreach (var message in messages)
                    {
                        client = [|new SmtpClient("localhost")|];
                        client.Send(message);
                    }
                }
                finally
                {
                    client?.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task FactoryResultDropped_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private static SmtpClient Create()
            {
                var client = new SmtpClient("localhost");
                client.Port = 2525;
                return client;
            }

            void Send(MailMessage message)
            {
                [|Create()|].Send(message);
            }
        }
        """);

    [Fact]
    public Task AwaitedFactoryResultDropped_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private async Task<SmtpClient> CreateAsync()
            {
                await Task.Yield();
                return new SmtpClient("localhost");
            }

            async Task Send(MailMessage message)
            {
                var client = await [|CreateAsync()|].ConfigureAwait(false);
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task DerivedClient_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class CompanyClient : SmtpClient
        {
            public CompanyClient() : base("localhost") { }
        }

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new CompanyClient()|];
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task TargetTypedNew_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = [|new("localhost")|];
                client.Send(message);
            }
        }
        """, csharp: 9);

    [Fact]
    public Task TaskReturnedWithoutDispose_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                return client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task ClientInALambda_IsFlaggedThere() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            Action<MailMessage> Sender() => message =>
            {
                var client = [|new SmtpClient("localhost")|];
                client.Send(message);
            };
        }
        """);

    [Fact]
    public Task ClientInALocalFunction_IsFlaggedThere() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                Deliver();

                void Deliver()
                {
                    var client = [|new SmtpClient("localhost")|];
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_AreAMethodLikeAnyOther() => Verify.Flagged(Id, """
        using System.Net.Mail;

        var client = [|new SmtpClient("localhost")|];
        client.Send("a@example.com", "b@example.com", "subject", "body");
        """, csharp: 9);

    [Fact]
    public Task CatchOfOneType_LeavesAWayOut_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
                {
                }

                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task SentInAMethodThatLeavesItOpen_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                Deliver(client, message);
            }

            private static void Deliver(SmtpClient client, MailMessage message) => client.Send(message);
        }
        """);

    [Fact]
    public Task EarlyReturnAfterTheSend_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Send(MailMessage message, bool log)
            {
                var client = [|new SmtpClient("localhost")|];
                try
                {
                    client.Send(message);
                }
                catch (Exception)
                {
                    return false;
                }

                client.Dispose();
                return true;
            }
        }
        """);

    [Fact]
    public Task CancelRegisteredWithAToken_IsNoHandOver_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message, CancellationToken token)
            {
                var client = [|new SmtpClient("localhost")|];
                using (token.Register(client.SendAsyncCancel))
                {
                    await client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task NullInitialisedAndOpen_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = [|new SmtpClient("localhost")|];
                    client.Send(message);
                }
                finally
                {
                    client = null;
                }
            }
        }
        """);
}
