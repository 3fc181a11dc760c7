using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientDisposedWhileSendingTests
{
    /// <summary>The consumer may wait for each task before it asks for the next, and before it ends the iterator.</summary>
    [Fact]
    public Task TaskYieldedToTheConsumer_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            IEnumerable<Task> Send(IEnumerable<MailMessage> messages)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    foreach (var message in messages)
                    {
                        yield return client.SendMailAsync(message);
                    }
                }
            }

            IEnumerable<Task> SendKept(SmtpClient client, IEnumerable<MailMessage> messages)
            {
                foreach (var message in messages)
                {
                    var task = client.SendMailAsync(message);
                    yield return task;
                }
            }
        }
        """);

    [Fact]
    public Task YieldOfSomethingElse_WaitsForNothing_IsFlagged() => Verify.Flagged("SMTP3002", """
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            IEnumerable<int> Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var task = [|client.SendMailAsync(message)|];
                    yield return 1;
                }
            }
        }
        """);

    /// <summary>One call, one report: to await it mends both.</summary>
    [Fact]
    public async Task EventSendThatNobodyHears_IsReportedOnce() => Assert.Equal("SMTP3002", Assert.Single(await Reports.Of("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    client.SendAsync(message, null);
                }
            }
        }
        """)).Id);
}
