using System.Net.Mail;
using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP1005 and SMTP1007: after the fix the failure of an asynchronous send arrives where somebody looks.</summary>
public class AsyncOutcomeTests
{
    private const string Blocking = """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Program
        {
            static string Run(string host, int port)
            {
                using var client = new SmtpClient(host, port);
                using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                try
                {
                    client.SendMailAsync(message).Wait();
                    return "sent";
                }
                catch (SmtpException e)
                {
                    return "refused with " + e.StatusCode;
                }
            }
        }
        """;

    private const string BlockingInAsync = """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Program
        {
            static async Task<string> Run(string host, int port)
            {
                using var client = new SmtpClient(host, port);
                using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                await Task.Yield();
                try
                {
                    client.SendMailAsync(message).Wait();
                    return "sent";
                }
                catch (SmtpException e)
                {
                    return "refused with " + e.StatusCode;
                }
            }
        }
        """;

    private const string BlockingOnAll = """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Program
        {
            static string Run(string host, int port)
            {
                using var client = new SmtpClient(host, port);
                using var other = new SmtpClient(host, port);
                using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                using var copy = new MailMessage("from@example.com", "copy@example.com", "subject", "body");
                try
                {
                    Task.WaitAll(client.SendMailAsync(message), other.SendMailAsync(copy));
                    return "sent";
                }
                catch (SmtpException e)
                {
                    return "refused with " + e.StatusCode;
                }
            }
        }
        """;

    private static SmtpScript Refusing => new() { Mail = "550 5.7.1 You are not welcome" };

    [Fact]
    public async Task AwaitedSend_ThrowsWhatWentLost()
    {
        var (before, after) = await FixedProgram.Of<SendAsyncOutcomeIgnoredCodeFix>("SMTP1005", SendAsyncOutcomeIgnoredCodeFix.AwaitSend, """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static Task Run(string host, int port)
                {
                    var client = new SmtpClient(host, port);
                    var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    client.SendAsync(message, null);
                    return Task.CompletedTask;
                }
            }
            """, runtime: false);

        await using var blind = await before.RunAsync(Refusing);
        Assert.Null(blind.Thrown);

        await using var run = await after.RunAsync(Refusing);
        Assert.Equal(SmtpStatusCode.MailboxUnavailable, Assert.IsType<SmtpException>(run.Thrown).StatusCode);

        await using var accepted = await after.RunAsync();
        Assert.Null(accepted.Thrown);
        Assert.Single(accepted.Server.Mails);
    }

    /// <summary>The program returns the first thing it hears of: the handler's "sent", or what the guard traces.</summary>
    [Theory]
    [InlineData("OnSendCompleted")]
    [InlineData("(s, e) => Heard.Writer.TryWrite(\"sent\")")]
    public async Task GuardInTheHandler_SeesTheError(string handler)
    {
        var (before, after) = await FixedProgram.Of<SendAsyncOutcomeIgnoredCodeFix>("SMTP1005", SendAsyncOutcomeIgnoredCodeFix.HandleError, $$"""
            using System.ComponentModel;
            using System.Diagnostics;
            using System.Net.Mail;
            using System.Threading.Channels;
            using System.Threading.Tasks;

            class Program
            {
                static readonly Channel<string> Heard = Channel.CreateUnbounded<string>();

                static async Task<string> Run(string host, int port)
                {
                    var listener = new Listener();
                    Trace.Listeners.Add(listener);
                    var client = new SmtpClient(host, port);
                    var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    client.SendCompleted += {{handler}};
                    client.SendAsync(message, null);
                    var first = await Heard.Reader.ReadAsync();
                    Trace.Listeners.Remove(listener);
                    return first;
                }

                static void OnSendCompleted(object sender, AsyncCompletedEventArgs e)
                {
                    Heard.Writer.TryWrite("sent");
                }

                // Tracing is of the whole process: other programs may be at it.
                class Listener : TraceListener
                {
                    public override void Write(string text)
                    {
                        if (text.Contains("You are not welcome in GuardInTheHandler"))
                        {
                            Heard.Writer.TryWrite(text);
                        }
                    }

                    public override void WriteLine(string text) => Write(text);
                }
            }
            """);
        var refusing = new SmtpScript { Mail = "550 5.7.1 You are not welcome in GuardInTheHandler" };

        await using var blind = await before.RunAsync(refusing);
        Assert.Equal("sent", blind.Result);

        await using var run = await after.RunAsync(refusing);
        Assert.StartsWith("Mail not sent: 550 MailboxUnavailable 5.7.1 (permanent)", Assert.IsType<string>(run.Result), StringComparison.Ordinal);

        await using var accepted = await after.RunAsync();
        Assert.Equal("sent", accepted.Result);
    }

    [Theory]
    [InlineData(BlockingOnSendMailAsyncCodeFix.GetResult, Blocking)]
    [InlineData(BlockingOnSendMailAsyncCodeFix.SendSynchronously, Blocking)]
    [InlineData(BlockingOnSendMailAsyncCodeFix.Await, BlockingInAsync)]
    [InlineData(BlockingOnSendMailAsyncCodeFix.GetResult, BlockingOnAll)]
    public async Task BlockedSend_ReachesTheClauseForSmtpException(string title, string program)
    {
        var (before, after) = await FixedProgram.Of<BlockingOnSendMailAsyncCodeFix>("SMTP1007", title, program, runtime: false);

        await using var escaped = await before.RunAsync(Refusing);
        Assert.IsType<AggregateException>(escaped.Thrown);

        await using var run = await after.RunAsync(Refusing);
        Assert.Equal("refused with MailboxUnavailable", run.Result);

        await using var accepted = await after.RunAsync();
        Assert.Equal("sent", accepted.Result);
        Assert.NotEmpty(accepted.Server.Mails);
    }
}
