using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class WholeMessageSentAgainTests
{
    [Theory]
    [InlineData("new MailMessage(\"a@b.example\", \"c@d.example\")", "")]
    [InlineData("new MailMessage(from, to)", "")]
    [InlineData("new MailMessage()", "message.To.Add(to);")]
    [InlineData("new MailMessage()", "message.From = from; message.To.Add(\"c@d.example\");")]
    public Task MessageWithOneRecipient_IsSilent(string creation, string addressing) =>
        Verify.Silent(SentAgain(creation, addressing, "client.Send(message)"), except: "SMTP1004");

    [Theory]
    [InlineData("new MailMessage(\"a@b.example\", \"c@d.example,e@f.example\")", "")]
    [InlineData("new MailMessage(from, to)", "message.CC.Add(\"c@d.example\");")]
    [InlineData("new MailMessage()", "foreach (var one in new[] { to, from }) message.To.Add(one);")]
    [InlineData("new MailMessage(\"a@b.example\", text)", "")]
    public Task MessageThatMayHaveSeveral_IsFlagged(string creation, string addressing) =>
        Verify.Flagged(Id, SentAgain(creation, addressing, "[|client.Send(message)|]"));

    private static string SentAgain(string creation, string addressing, string again) => Mailer($$"""
        void Send(SmtpClient client, MailAddress from, MailAddress to, string text)
        {
            MailMessage message = {{creation}};
            {{addressing}}
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientException e)
            {
                Console.WriteLine(e.StatusCode);
                {{again}};
            }
        }
        """);
}
