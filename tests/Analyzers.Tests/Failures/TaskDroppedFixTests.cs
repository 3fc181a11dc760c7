using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public class TaskDroppedFixTests
{
    private const string Id = "SMTP1009";
    private const string Title = TaskDroppedCodeFix.Title;

    [Fact]
    public Task MethodThatReturnsATask_Awaits() => Verify.Fix<TaskDroppedCodeFix>(Id, Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public Task Send(MailMessage message)
            {
                [|_client.SendMailAsync(message)|]; // soon
                return Task.CompletedTask;
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public async Task Send(MailMessage message)
            {
                await _client.SendMailAsync(message); // soon
            }
        }
        """);

    [Fact]
    public Task GeneralClauseThatIsReachedFromNowOn_ReportsTheStatus() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(
        "SMTP3002", ClientDisposedWhileSendingCodeFix.SendSynchronously, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            public bool Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    try
                    {
                        [|client.SendAsync(message, null)|];
                        return true;
                    }
                    catch
                    {
                        return false;
                    }
                }
            }
        }
        """, """
        using System;
        using System.Diagnostics;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            public bool Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    try
                    {
                        client.Send(message);
                        return true;
                    }
                    catch (Exception e)
                    {
                        Trace.TraceError("Mail not sent: " + SmtpFailure.From(e));
                        return false;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task GeneralClauseOfAMethodThatBecomesAsync_ReportsTheStatus() => Verify.Fix<TaskDroppedCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public Task Send(MailMessage message)
            {
                try
                {
                    [|_client.SendMailAsync(message)|];
                }
                catch (Exception e)
                {
                    Console.WriteLine(e.Message);
                }

                return Task.CompletedTask;
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;
        using SmtpAnalyzers;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public async Task Send(MailMessage message)
            {
                try
                {
                    await _client.SendMailAsync(message);
                }
                catch (Exception e)
                {
                    Console.WriteLine(SmtpFailure.From(e));
                }
            }
        }
        """);

    [Fact]
    public Task SeveralTasks_AreAwaited() => Verify.Fix<TaskDroppedCodeFix>(Id, Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message, MailMessage copy)
            {
                _ = [|client.SendMailAsync(message)|];
                var unused = [|Start(client, copy)|];
                await Task.Yield();
            }

            private static Task Start(SmtpClient client, MailMessage message) => client.SendMailAsync(message);
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message, MailMessage copy)
            {
                await client.SendMailAsync(message);
                await Start(client, copy);
                await Task.Yield();
            }

            private static Task Start(SmtpClient client, MailMessage message) => client.SendMailAsync(message);
        }
        """);

    [Fact]
    public Task EventHandler_Awaits() => Verify.Fix<TaskDroppedCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Page
        {
            private SmtpClient _client = null;
            private MailMessage _message = null;

            public void Send_Click(object sender, EventArgs e)
            {
                [|_client.SendMailAsync(_message)|];
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Page
        {
            private SmtpClient _client = null;
            private MailMessage _message = null;

            public async void Send_Click(object sender, EventArgs e)
            {
                await _client.SendMailAsync(_message);
            }
        }
        """);

    [Theory]
    [InlineData("void Send(SmtpClient client, MailMessage message) { [|client.SendMailAsync(message)|]; }")]
    [InlineData("void Send(SmtpClient client, MailMessage message) => [|client.SendMailAsync(message)|];")]
    [InlineData("bool Send(SmtpClient client, MailMessage message) { [|client.SendMailAsync(message)|]; return true; }")]
    [InlineData("Mailer(SmtpClient client, MailMessage message) { [|client.SendMailAsync(message)|]; }")]
    public Task MethodThatCannotBeAsync_HasNoFix(string member) => Verify.NoFix<TaskDroppedCodeFix>(Id, $$"""
        using System.Net.Mail;

        class Mailer
        {
            {{member}}
        }
        """, runtime: false);
}
