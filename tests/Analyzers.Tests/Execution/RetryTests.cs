using System.Net.Mail;
using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP1004's fix: what may pass later is tried again, and nothing else.</summary>
public class RetryTests
{
    public static IEnumerable<object[]> Shapes =>
        from shape in Programs.Keys
        from runtime in new[] { true, false }
        select (object[])[shape, runtime];

    private static readonly Dictionary<string, string> Programs = new()
    {
        ["Loop"] = """
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    using var client = new SmtpClient(host, port);
                    using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
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
            """,

        ["Resend in the handler"] = """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static async Task Run(string host, int port)
                {
                    using var client = new SmtpClient(host, port);
                    using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    try
                    {
                        await client.SendMailAsync(message);
                    }
                    catch (SmtpException)
                    {
                        await Task.Delay(1);
                        await client.SendMailAsync(message);
                    }
                }
            }
            """,

        ["Loop around everything"] = """
            using System;
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    var attempts = 0;
                    while (true)
                    {
                        try
                        {
                            using var client = new SmtpClient(host, port);
                            client.Send(message);
                            break;
                        }
                        catch (Exception) when (++attempts < 3)
                        {
                        }
                    }
                }
            }
            """,

        ["Call of itself"] = """
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    using var client = new SmtpClient(host, port);
                    using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    Send(client, message, 3);
                }

                static void Send(SmtpClient client, MailMessage message, int attempts)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch (SmtpException e)
                    {
                        if (attempts == 1)
                        {
                            throw;
                        }

                        Send(client, message, attempts - 1);
                    }
                }
            }
            """,

        ["Goto"] = """
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    using var client = new SmtpClient(host, port);
                    using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    var attempts = 0;
                again:
                    try
                    {
                        client.Send(message);
                    }
                    catch (SmtpException)
                    {
                        if (++attempts < 3)
                        {
                            goto again;
                        }

                        throw;
                    }
                }
            }
            """,

        ["Polly 8 with a result"] = """
            using System;
            using System.Net.Mail;
            using Polly;
            using Polly.Retry;

            class Program
            {
                static bool Run(string host, int port)
                {
                    using var client = new SmtpClient(host, port);
                    using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    var handled = new PredicateBuilder<bool>().Handle<TimeoutException>().Handle<SmtpException>().HandleResult(false);
                    var options = new RetryStrategyOptions<bool> { ShouldHandle = handled, Delay = TimeSpan.Zero };
                    return new ResiliencePipelineBuilder<bool>().AddRetry(options).Build().Execute(() =>
                    {
                        client.Send(message);
                        return true;
                    });
                }
            }
            """,

        ["Polly 8"] = """
            using System;
            using System.Net.Mail;
            using Polly;
            using Polly.Retry;

            class Program
            {
                static void Run(string host, int port)
                {
                    using var client = new SmtpClient(host, port);
                    using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    var pipeline = new ResiliencePipelineBuilder()
                        .AddRetry(new RetryStrategyOptions
                        {
                            ShouldHandle = new PredicateBuilder().Handle<SmtpException>(),
                            Delay = TimeSpan.Zero,
                        })
                        .Build();
                    pipeline.Execute(() => client.Send(message));
                }
            }
            """,
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task TransientReply_IsTriedAgainAndAPermanentOneIsNot(string shape, bool runtime)
    {
        var (before, after) = await FixedProgram.Of<RetryWithoutAskingCodeFix>(
            "SMTP1004", RetryWithoutAskingCodeFix.TransientOnly, Programs[shape], runtime: runtime);

        await using var repeated = await before.RunAsync(Permanent());
        Assert.True(repeated.Attempts > 1);

        await using var permanent = await after.RunAsync(Permanent());
        Assert.Equal(SmtpStatusCode.MailboxUnavailable, Assert.IsType<SmtpException>(permanent.Thrown).StatusCode);
        Assert.Equal(1, permanent.Attempts);

        await using var transient = await after.RunAsync(new SmtpScript { Mail = SmtpReply.InOrder("451 4.3.0 Try again later", "250 2.1.0 Ok") });
        Assert.Null(transient.Thrown);
        Assert.Equal(2, transient.Attempts);
        Assert.Single(transient.Server.Mails);
    }

    private static SmtpScript Permanent() => new() { Mail = "550 5.7.1 You are not welcome" };
}
