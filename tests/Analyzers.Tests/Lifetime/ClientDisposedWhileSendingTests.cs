using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientDisposedWhileSendingTests
{
    private const string Id = "SMTP3002";

    [Fact]
    public Task TaskReturnedOutOfAUsingStatement_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    return [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task TaskReturnedUnderAUsingDeclaration_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                return [|client.SendMailAsync(message)|];
            }
        }
        """);

    [Fact]
    public Task UsingOfAnExistingVariable_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                using (client)
                {
                    return [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task UsingOfAParameter_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(SmtpClient client, MailMessage message)
            {
                using (client)
                {
                    return [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task UsingOfAFactorysClient_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly Func<SmtpClient> _factory;

            public Mailer(Func<SmtpClient> factory) => _factory = factory;

            public Task Send(MailMessage message)
            {
                using (var client = _factory())
                {
                    return [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task UsingOfAVirtualFactorysClient_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            protected virtual SmtpClient Create() => new SmtpClient("localhost");

            public Task Send(MailMessage message)
            {
                using var client = Create();
                return [|client.SendMailAsync(message)|];
            }
        }
        """);

    [Fact]
    public Task UsingOfAField_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public Task Send(MailMessage message)
            {
                using (_client)
                {
                    return [|_client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task DisposeInFinally_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    return [|client.SendMailAsync(message)|];
                }
                finally
                {
                    client.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task DisposeAfterTheSend_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    _ = [|client.SendMailAsync(message)|];
                }
                catch (System.Exception)
                {
                    client.Dispose();
                    throw;
                }

                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task Lambda_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Func<MailMessage, Task> Sender() => message =>
            {
                using (var client = new SmtpClient("localhost"))
                {
                    return [|client.SendMailAsync(message)|];
                }
            };
        }
        """);

    [Fact]
    public Task LocalFunction_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                return Core();

                Task Core()
                {
                    using (var client = new SmtpClient("localhost"))
                    {
                        return [|client.SendMailAsync(message)|];
                    }
                }
            }
        }
        """);

    [Fact]
    public Task DerivedClient_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                using (var client = new CompanyClient())
                {
                    return [|client.SendMailAsync(message)|];
                }
            }

            private class CompanyClient : SmtpClient
            {
            }
        }
        """);

    [Fact]
    public Task HelperThatReturnsItsTask_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    return [|Send(client, message)|];
                }
            }

            private static async Task Send(SmtpClient client, MailMessage message)
            {
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task OnlyOneBranchAwaits_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message, bool wait)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var task = [|client.SendMailAsync(message)|];
                    if (wait)
                    {
                        await task;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        using (var client = new SmtpClient("localhost"))
        {
            _ = [|client.SendMailAsync(new MailMessage("a@b.test", "c@d.test"))|];
        }
        """, csharp: 9);
}
