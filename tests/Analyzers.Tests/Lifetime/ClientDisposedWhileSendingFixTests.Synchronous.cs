using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientDisposedWhileSendingFixTests
{
    [Fact]
    public Task VoidMethod_SendsSynchronously() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(
        Id, ClientDisposedWhileSendingCodeFix.SendSynchronously, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    _ = [|client.SendMailAsync(message)|]; // off it goes
                }
            }

            public int Count(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    [|client.SendAsync(message, null)|];
                    return 1;
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    client.Send(message); // off it goes
                }
            }

            public int Count(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    client.Send(message);
                    return 1;
                }
            }
        }
        """);

    [Fact]
    public Task VoidMethod_IsNotMadeAsync() => Verify.NoFix<ClientDisposedWhileSendingCodeFix>(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    _ = [|client.SendMailAsync(message)|];
                }
            }
        }
        """, ClientDisposedWhileSendingCodeFix.Title);

    [Fact]
    public Task OutParameter_IsNotOffered() => Verify.NoFix<ClientDisposedWhileSendingCodeFix>(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task Send(MailMessage message, out int count)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    count = 1;
                    return [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task EventSendWithAHandler_IsNotOffered() => Verify.NoFix<ClientDisposedWhileSendingCodeFix>(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await Task.Yield();
                    client.SendCompleted += (sender, e) => System.Console.WriteLine(e.Error);
                    [|client.SendAsync(message, null)|];
                }
            }
        }
        """);

    [Fact]
    public Task TaskStoredInAField_IsNotOffered() => Verify.NoFix<ClientDisposedWhileSendingCodeFix>(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private Task _task;

            public void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    _task = [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task InsideALock_IsNotOffered() => Verify.NoFix<ClientDisposedWhileSendingCodeFix>(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                await Task.Yield();
                using (var client = new SmtpClient("localhost"))
                {
                    lock (client)
                    {
                        _ = [|client.SendMailAsync(message)|];
                    }
                }
            }
        }
        """);

    [Fact]
    public Task EventSendBeforeACompletedTask_IsAwaited() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(Id, ClientDisposedWhileSendingCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task Send(MailMessage message, object state)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    [|client.SendAsync(message, state)|];
                }

                return Task.CompletedTask;
            }

            public Task<bool> TrySend(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    [|client.SendAsync(message, null)|];
                    return Task.FromResult(true);

                    void Unused()
                    {
                    }
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message, object state)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await client.SendMailAsync(message);
                }
            }

            public async Task<bool> TrySend(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await client.SendMailAsync(message);
                    return true;

                    void Unused()
                    {
                    }
                }
            }
        }
        """);
}
