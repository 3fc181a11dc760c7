using System.Net.Mail;
using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP1009 and SMTP3007: what becomes of a send that nobody waits for, and that its outcome arrives after the fix.</summary>
public class DroppedSendTests
{
    [Theory]
    [InlineData("client.SendMailAsync(message); return Task.CompletedTask;")]
    [InlineData("_ = client.SendMailAsync(message); return Task.CompletedTask;")]
    [InlineData("try { client.SendMailAsync(message); } catch (SmtpException) { throw; } return Task.CompletedTask;")]
    public async Task RefusedMail_IsSeenOnlyAfterTheFix(string send)
    {
        var (before, after) = await FixedProgram.Of<TaskDroppedCodeFix>("SMTP1009", TaskDroppedCodeFix.Title, $$"""
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static Task Run(string host, int port)
                {
                    var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    return Send(new SmtpClient(host, port), message);
                }

                static Task Send(SmtpClient client, MailMessage message)
                {
                    {{send}}
                }
            }
            """, runtime: false);
        var refusing = new SmtpScript { Recipient = "550 5.1.1 User unknown" };

        await using var unseen = await before.RunAsync(refusing);
        Assert.Null(unseen.Thrown);

        await using var seen = await after.RunAsync(refusing);
        Assert.Equal(SmtpStatusCode.MailboxUnavailable, Assert.IsType<SmtpFailedRecipientException>(seen.Thrown).StatusCode);
    }

    [Theory]
    [InlineData("""
        using (var message = new MailMessage("from@example.com", "to@example.com", "subject", "body"))
        {
            return client.SendMailAsync(message);
        }
        """)]
    [InlineData("""
        var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
        using (var stream = new System.IO.MemoryStream(new byte[] { 1, 2, 3 }))
        {
            message.Attachments.Add(new Attachment(stream, "attached.bin"));
            return client.SendMailAsync(message);
        }
        """)]
    public async Task DisposedMessage_IsSentOnlyAfterTheFix(string send)
    {
        var (before, after) = await FixedProgram
            .Of<MessageDisposedWhileSendingCodeFix>("SMTP3007", MessageDisposedWhileSendingCodeFix.Title, $$"""
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static Task Run(string host, int port) => Send(new SmtpClient(host, port));

                static Task Send(SmtpClient client)
                {
                    {{send}}
                }
            }
            """, runtime: false);

        await using var lost = await RunAsync(before);
        Assert.IsType<ObjectDisposedException>(Assert.IsType<SmtpException>(lost.Thrown).InnerException);
        Assert.Empty(lost.Server.Mails);

        await using var run = await RunAsync(after);
        Assert.Null(run.Thrown);
        Assert.Single(run.Server.Mails);
    }

    /// <summary>The server says nothing before the method has returned: a message in a using is disposed by then.</summary>
    private static Task<ProgramRun> RunAsync(RunnableProgram program)
    {
        var returned = new TaskCompletionSource();
        return program.RunAsync(new SmtpScript { Greeting = new SmtpScript().Greeting.After(() => returned.Task) }, returned.SetResult);
    }
}
