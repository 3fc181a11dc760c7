using SmtpAnalyzers.CodeFixes;

namespace SmtpAnalyzers.Tests.Rules;

public class TimeoutDoesNotBoundSendFixTests
{
    private const string Id = "SMTP3005";

    [Fact]
    public Task AwaitedSend_GetsATokenWithTheTimeout() => Verify.Fix<TimeoutDoesNotBoundSendCodeFix>(Id, TimeoutDoesNotBoundSendCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                await client.SendMailAsync(message);
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message)
            {
                client.Timeout = 5000;
                using var limit = new CancellationTokenSource(client.Timeout);
                await client.SendMailAsync(message, limit.Token);
            }
        }
        """, on: Framework.Net);

    [Fact]
    public Task NamespaceNotInScope_IsWritten() => Verify.Fix<TimeoutDoesNotBoundSendCodeFix>(Id, TimeoutDoesNotBoundSendCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                await client.SendMailAsync(message);
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message)
            {
                client.Timeout = 5000;
                using var limit = new System.Threading.CancellationTokenSource(client.Timeout);
                await client.SendMailAsync(message, limit.Token);
            }
        }
        """, on: Framework.Net);

    [Fact]
    public Task NetFramework_IsNotOffered() => Verify.NoFix<TimeoutDoesNotBoundSendCodeFix>(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                await client.SendMailAsync(message);
            }
        }
        """, on: Framework.NetFramework);

    [Fact]
    public Task EventSend_IsNotOffered() => Verify.NoFix<TimeoutDoesNotBoundSendCodeFix>(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public void Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                client.SendAsync(message, null);
            }
        }
        """);
}
