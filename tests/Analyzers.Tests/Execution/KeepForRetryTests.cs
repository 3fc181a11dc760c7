using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>The fixes of SMTP1004 and SMTP1008 that keep a message for those who are left: nobody gets it twice, and nobody is forgotten.</summary>
public class KeepForRetryTests
{
    private const string Loop = """
        using System.Net.Mail;

        class Program
        {
            static void Run(string host, int port)
            {
                using var client = new SmtpClient(host, port);
                using var message = new MailMessage("from@example.com", "good@example.com, busy@example.com", "subject", "body");
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException) when (attempt < 3)
                    {
                    }
                }
            }
        }
        """;

    private const string SecondSend = """
        using System.Net.Mail;

        class Program
        {
            static void Run(string host, int port)
            {
                using var client = new SmtpClient(host, port);
                using var message = new MailMessage("from@example.com", "good@example.com, busy@example.com", "subject", "body");
                try
                {
                    client.Send(message);
                }
                catch (SmtpFailedRecipientException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
                {
                    client.Send(message);
                }
            }
        }
        """;

    private static SmtpScript OneBusy => new()
    {
        Recipients = { ["busy@example.com"] = SmtpReply.InOrder("450 4.2.1 Try again later", "250 2.1.5 Ok") },
    };

    [Fact]
    public async Task Loop_ReachesEachRecipientOnce()
    {
        var (before, after) = await FixedProgram.Of<RetryWithoutAskingCodeFix>("SMTP1004", RetryWithoutAskingCodeFix.KeepForRetry, Loop);

        await using var twice = await before.RunAsync(OneBusy);
        Assert.Equal(2, Deliveries(twice, "good@example.com"));

        await using var run = await after.RunAsync(OneBusy);
        Assert.Null(run.Thrown);
        Assert.Equal(1, Deliveries(run, "good@example.com"));
        Assert.Equal(1, Deliveries(run, "busy@example.com"));
    }

    [Fact]
    public async Task Loop_IsLeftWhereWaitingChangesNothing()
    {
        var (before, after) = await FixedProgram.Of<RetryWithoutAskingCodeFix>("SMTP1004", RetryWithoutAskingCodeFix.KeepForRetry, Loop);
        var refusing = new SmtpScript { Mail = "550 5.7.1 You are not welcome" };

        await using var repeated = await before.RunAsync(refusing);
        Assert.Equal(3, repeated.Attempts);

        await using var run = await after.RunAsync(refusing);
        Assert.NotNull(run.Thrown);
        Assert.Equal(1, run.Attempts);
    }

    [Fact]
    public async Task SecondSend_ReachesOnlyWhoIsLeft()
    {
        var (before, after) = await FixedProgram.Of<WholeMessageSentAgainCodeFix>("SMTP1008", WholeMessageSentAgainCodeFix.Title, SecondSend);

        await using var twice = await before.RunAsync(OneBusy);
        Assert.Equal(2, Deliveries(twice, "good@example.com"));

        await using var run = await after.RunAsync(OneBusy);
        Assert.Null(run.Thrown);
        Assert.Equal(1, Deliveries(run, "good@example.com"));
        Assert.Equal(1, Deliveries(run, "busy@example.com"));
    }

    [Fact]
    public async Task SynchronousSend_IsOverBeforeItsClientIsDisposed()
    {
        var (_, after) = await FixedProgram.Of<ClientDisposedWhileSendingCodeFix>(
            "SMTP3002", ClientDisposedWhileSendingCodeFix.SendSynchronously, """
            using System.Net.Mail;

            class Program
            {
                static int Run(string host, int port)
                {
                    using (var client = new SmtpClient(host, port))
                    {
                        client.SendAsync("from@example.com", "to@example.com", "subject", "body", null);
                        return 1;
                    }
                }
            }
            """);

        await using var run = await after.RunAsync();
        Assert.Equal(1, run.Result);
        Assert.Single(run.Server.Mails);
    }

    private static int Deliveries(ProgramRun run, string recipient) =>
        run.Server.Mails.Count(mail => mail.Recipients.Contains(recipient));
}
