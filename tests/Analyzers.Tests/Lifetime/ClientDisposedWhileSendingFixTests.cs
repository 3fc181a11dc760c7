using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientDisposedWhileSendingFixTests
{
    private const string Id = "SMTP3002";

    [Fact]
    public Task ReturnedTask_IsAwaited() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(Id, ClientDisposedWhileSendingCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            // Sends.
            public Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    return [|client.SendMailAsync(message)|]; // soon
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            // Sends.
            public async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await client.SendMailAsync(message); // soon
                }
            }
        }
        """, csharp: 7);

    [Fact]
    public Task UsingDeclaration_IsAwaited() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(Id, ClientDisposedWhileSendingCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                return [|client.SendMailAsync(message)|];
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task DiscardInAnAsyncMethod_IsAwaitedTheWayTheFileDoesIt() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(Id, ClientDisposedWhileSendingCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                await Task.Delay(1).ConfigureAwait(false);
                using (var client = new SmtpClient("localhost"))
                {
                    _ = [|client.SendMailAsync(message)|];
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                await Task.Delay(1).ConfigureAwait(false);
                using (var client = new SmtpClient("localhost"))
                {
                    await client.SendMailAsync(message).ConfigureAwait(false);
                }
            }
        }
        """, csharp: 7);

    [Fact]
    public Task UnusedLocal_IsReplaced() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(Id, ClientDisposedWhileSendingCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await Task.Yield();
                    var task = [|client.SendMailAsync(message)|];
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await Task.Yield();
                    await client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task IgnoredTaskOfATaskMethod_IsAwaited() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(Id, ClientDisposedWhileSendingCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    [|client.SendMailAsync(message)|];
                    return Task.CompletedTask;
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task EventHandler_BecomesAsync() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(Id, ClientDisposedWhileSendingCodeFix.Title, """
        using System.Net.Mail;

        class Mailer
        {
            private void OnClick(object sender, System.EventArgs e)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    [|client.SendMailAsync("a@b.test", "c@d.test", "s", "b")|];
                }
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            private async void OnClick(object sender, System.EventArgs e)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await client.SendMailAsync("a@b.test", "c@d.test", "s", "b");
                }
            }
        }
        """, csharp: 7);

    [Fact]
    public Task EventSend_BecomesATask() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(Id, ClientDisposedWhileSendingCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await Task.Yield();
                    [|client.SendAsync(message, null)|];
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await Task.Yield();
                    await client.SendMailAsync(message);
                }
            }
        }
        """, csharp: 7);

    [Fact]
    public Task Lambda_BecomesAsync() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(Id, ClientDisposedWhileSendingCodeFix.Title, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Func<MailMessage, Task> Sender() => message =>
            {
                using (var client = new SmtpClient("localhost"))
                {
                    return [|client.SendMailAsync(message)|];
                }
            };
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Func<MailMessage, Task> Sender() => async message =>
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await client.SendMailAsync(message);
                }
            };
        }
        """, csharp: 7);

    [Fact]
    public Task Continuation_IsAwaitedWhole() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(Id, ClientDisposedWhileSendingCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await Task.Yield();
                    _ = [|client.SendMailAsync(message)|].ContinueWith(task => System.Console.WriteLine(task.Status));
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await Task.Yield();
                    await client.SendMailAsync(message).ContinueWith(task => System.Console.WriteLine(task.Status));
                }
            }
        }
        """);

    [Fact]
    public Task AllOfAFile_AreFixed() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(Id, ClientDisposedWhileSendingCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task First(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    return [|client.SendMailAsync(message)|];
                }
            }

            public Task Second(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    return [|client.SendMailAsync(message)|];
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task First(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await client.SendMailAsync(message);
                }
            }

            public async Task Second(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await client.SendMailAsync(message);
                }
            }
        }
        """, csharp: 7);
}
