using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public class MessageDisposedWhileSendingFixTests
{
    private const string Id = "SMTP3007";
    private const string Title = MessageDisposedWhileSendingCodeFix.Title;

    [Fact]
    public Task ReturnedTask_IsAwaited() => Verify.Fix<MessageDisposedWhileSendingCodeFix>(Id, Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public Task Send(string to)
            {
                using (var message = new MailMessage("a@example.com", to))
                {
                    return [|_client.SendMailAsync(message)|];
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public async Task Send(string to)
            {
                using (var message = new MailMessage("a@example.com", to))
                {
                    await _client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task SeveralSends_AreAwaited() => Verify.Fix<MessageDisposedWhileSendingCodeFix>(Id, Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, SmtpClient other, string path)
            {
                using var file = new Attachment(path);
                using (var message = new MailMessage("a@example.com", "b@example.com"))
                {
                    _ = [|client.SendMailAsync(message)|];
                }

                var rest = new MailMessage("a@example.com", "b@example.com");
                rest.Attachments.Add(file);
                _ = [|other.SendMailAsync(rest)|];
                await Task.Yield();
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, SmtpClient other, string path)
            {
                using var file = new Attachment(path);
                using (var message = new MailMessage("a@example.com", "b@example.com"))
                {
                    await client.SendMailAsync(message);
                }

                var rest = new MailMessage("a@example.com", "b@example.com");
                rest.Attachments.Add(file);
                await other.SendMailAsync(rest);
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task VoidMethod_SendsSynchronously() => Verify.Fix<MessageDisposedWhileSendingCodeFix>(
        Id, MessageDisposedWhileSendingCodeFix.SendSynchronously, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client)
            {
                using (var message = new MailMessage())
                {
                    [|client.SendMailAsync(message)|];
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client)
            {
                using (var message = new MailMessage())
                {
                    client.Send(message);
                }
            }
        }
        """);

    [Theory]
    [InlineData("void Send(SmtpClient client) { using (var message = new MailMessage()) { Task.Run(() => [|client.SendMailAsync(message)|]); } }")]
    [InlineData("Task Send(SmtpClient client) { using (var message = new MailMessage()) { return Task.Run(() => [|client.Send(message)|]); } }")]
    public Task SendThatCannotBeAwaited_HasNoFix(string member) => Verify.NoFix<MessageDisposedWhileSendingCodeFix>(Id, $$"""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            {{member}}
        }
        """, runtime: false);
}
