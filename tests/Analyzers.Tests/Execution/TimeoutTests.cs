using System.Net.Mail;
using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP3005's fix: the token ends a send that the server lets hang.</summary>
public class TimeoutTests
{
    /// <summary>
    /// The runtime that this runs on heeds Timeout. A client that hides it behind a property that nobody reads is like those before .NET 10.
    /// </summary>
    [Fact]
    public async Task Token_EndsWhatTimeoutDoesNot()
    {
        var (before, after) = await FixedProgram.Of<TimeoutDoesNotBoundSendCodeFix>("SMTP3005", TimeoutDoesNotBoundSendCodeFix.Title, """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static async Task Run(string host, int port)
                {
                    using var client = new Net8Client(host, port);
                    using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    client.Timeout = 50;
                    await client.SendMailAsync(message);
                }
            }

            class Net8Client : SmtpClient
            {
                public Net8Client(string host, int port)
                    : base(host, port)
                {
                }

                public new int Timeout { get; set; }
            }
            """, net8: true);

        await using var endless = await before.RunAsync(new SmtpScript { Greeting = SmtpReply.Close.After(static () => Task.Delay(100)) });
        Assert.IsType<SmtpException>(endless.Thrown);

        await using var run = await after.RunAsync(new SmtpScript { Greeting = SmtpReply.Stall });
        Assert.IsAssignableFrom<OperationCanceledException>(run.Thrown);
    }
}
