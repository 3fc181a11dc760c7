using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>What changes the recipients between two sends, and what stands beside the report.</summary>
public partial class WholeMessageSentAgainTests
{
    [Theory]
    [InlineData("message.To.Clear();")]
    [InlineData("message.CC.Clear();")]
    [InlineData("message.Bcc.Clear();")]
    [InlineData("message.To.RemoveAt(0);")]
    [InlineData("message.To.Remove(message.To[0]);")]
    [InlineData("var to = message.To; to.Clear();")]
    [InlineData("var to = message.To; if (to.Count > 1) to.RemoveAt(0);")]
    [InlineData("foreach (var to in message.To.ToList()) message.To.Remove(to);")]
    [InlineData("message.To[0] = new MailAddress(e.FailedRecipient);")]
    [InlineData("Keep(message.To);")]
    [InlineData("message = new MailMessage(\"a@example.com\", e.FailedRecipient);")]
    public Task ChangedRecipients_AreSilent(string change) => Verify.Silent(Changing(change, "client.Send(message)"), except: "SMTP1004");

    [Theory]
    [InlineData("Console.WriteLine(message.To.Count);")]
    [InlineData("var to = message.To; Console.WriteLine(to.Count);")]
    [InlineData("var to = message.To; foreach (var one in to) Console.WriteLine(one.Address);")]
    [InlineData("foreach (var to in message.To) Console.WriteLine(to);")]
    [InlineData("Console.WriteLine(string.Join(\",\", message.To));")]
    [InlineData("Console.WriteLine(message.CC.Any());")]
    [InlineData("Console.WriteLine(message.To[0].Address);")]
    [InlineData("message.Subject = \"Again\";")]
    [InlineData("other = new MailMessage(\"a@example.com\", e.FailedRecipient);")]
    [InlineData("other.To.Clear();")]
    public Task ChangeOfAnythingElse_IsFlagged(string change) => Verify.Flagged(Id, Changing(change, "[|client.Send(message)|]"));

    [Fact]
    public async Task ComparedStatus_IsReportedBeside()
    {
        var reports = await Reports.Of(Mailer("""
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpFailedRecipientsException e)
                {
                    if (e.StatusCode == SmtpStatusCode.MailboxBusy)
                    {
                        client.Send(message);
                    }
                }
            }
            """));

        Assert.Equal(["SMTP1003", "SMTP1008"], reports.Select(report => report.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("return [|client.SendMailAsync(message)|];")]
    [InlineData("var again = [|client.SendMailAsync(message)|]; return again;")]
    public Task SecondSendThatIsNoStatement_HasNoFix(string again) => Verify.NoFix<WholeMessageSentAgainCodeFix>(Id, Mailer($$"""
        Task Send(SmtpClient client, MailMessage message)
        {
            try
            {
                client.Send(message);
                return Task.CompletedTask;
            }
            catch (SmtpFailedRecipientException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
            {
                {{again}}
            }
        }
        """));

    private static string Changing(string change, string again) => Mailer($$"""
        void Send(SmtpClient client, MailMessage message, MailMessage other)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientException e)
            {
                Console.WriteLine(e.StatusCode);
                {{change}}
                {{again}};
                Console.WriteLine(other.Subject);
            }
        }

        protected virtual void Keep(MailAddressCollection recipients)
        {
        }
        """).Replace("using System.Net.Mail;", "using System.Linq;\nusing System.Net.Mail;");
}
