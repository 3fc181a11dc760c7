using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public class TimeoutInSecondsTests
{
    private const string Id = "SMTP2010";

    [Theory]
    [InlineData("new SmtpClient(host) { [|Timeout = 30|] }", "")]
    [InlineData("new SmtpClient(\"mail.example.com\")", "[|client.Timeout = 999|];")]
    [InlineData("new SmtpClient(host)", "[|client.Timeout = 0|];")]
    [InlineData("new SmtpClient(host)", "const int seconds = 60; [|client.Timeout = seconds|];")]
    public Task SecondsForMilliseconds_AreFlagged(string creation, string statement) => Verify.Flagged(Id, Sending(creation, statement));

    [Theory]
    [InlineData("new SmtpClient(host) { Timeout = 1000 }", "")]
    [InlineData("new SmtpClient(host) { Timeout = 100 * 1000 }", "")]
    [InlineData("new SmtpClient(\"localhost\") { Timeout = 500 }", "")]
    [InlineData("new SmtpClient(host)", "client.Timeout = user.Length;")]
    [InlineData("new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, Timeout = 5 }", "")]
    [InlineData("new SmtpClient(host)", "if (flag) client.Host = \"127.0.0.1\"; client.Timeout = 500;")]
    public Task Milliseconds_AreSilent(string creation, string statement) => Verify.Silent(Sending(creation, statement));

    [Theory]
    [InlineData("new SmtpClient(host) { Timeout = 30 }", "client.Timeout = 30000;")]
    [InlineData("new SmtpClient(host) { Timeout = 0 }", "client.Timeout = flag ? 10000 : 60000;")]
    public Task TimeoutThatIsOverwritten_IsSilent(string creation, string statement) => Verify.Silent(Sending(creation, statement));

    [Theory]
    [InlineData("new SmtpClient(host) { Timeout = 30000 }", "[|client.Timeout = 30|];")]
    [InlineData("new SmtpClient(host) { [|Timeout = 30|] }", "if (flag) client.Timeout = 30000;")]
    [InlineData("new SmtpClient(host) { [|Timeout = 30|] }", "client.Send(message); client.Timeout = 30000;")]
    public Task TimeoutThatASendMeets_IsFlagged(string creation, string statement) => Verify.Flagged(Id, Sending(creation, statement));

    [Fact]
    public Task SetByHelper_IsFlaggedOnceInItsFile() => Verify.FlaggedInFiles(Id,
    [
        """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("mail.example.com"))
                {
                    Setup.Configure(client);
                    client.Send(message);
                }
            }
        }
        """,
        """
        using System.Net.Mail;

        static class Setup
        {
            public static void Configure(SmtpClient client) => [|client.Timeout = 20|];
        }
        """,
    ]);

    private static string Sending(string creation, string statement) => Programs.InMethod($$"""
        using (SmtpClient client = {{creation}})
        {
            {{statement}}
            client.Send(message);
        }
        """);
}
