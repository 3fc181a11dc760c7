using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

/// <summary>What the messages say that depends on the program, and which reports stand beside each other.</summary>
public class ConnectionMessageTests
{
    [Theory]
    [InlineData("client.Timeout = 0;", "Timeout is in milliseconds: 0 makes every send fail at once; remove it, or write how long to wait")]
    [InlineData("client.Timeout = 1;", "Timeout is in milliseconds: a send that takes longer than 1 ms fails; for seconds write 1000")]
    [InlineData("client.Timeout = 999;", "Timeout is in milliseconds: a send that takes longer than 999 ms fails; for seconds write 999000")]
    public async Task Timeout_SaysWhatItDoes(string statement, string expected) =>
        Assert.Equal(expected, Assert.Single(await Reports.Of(Sending("new SmtpClient(host)", statement))).GetMessage());

    [Theory]
    [InlineData("client.Timeout = 1000;")]
    [InlineData("client.Timeout = -1;")]
    [InlineData("client.Timeout = int.MaxValue;")]
    public async Task TimeoutThatIsMeantSo_IsSilent(string statement) =>
        Assert.Empty(await Reports.Of(Sending("new SmtpClient(host)", statement)));

    [Fact]
    public async Task MissingHost_SaysThatTheConfigurationFileIsNotRead() => Assert.Contains(
        ".NET does not read <mailSettings>", Assert.Single(await Reports.Of(Sending("new SmtpClient()", ""))).GetMessage());

    [Theory]
    [InlineData("smtp.office365.com")]
    [InlineData("outlook.office365.com")]
    public async Task ExchangeOnline_SaysSinceWhenAndWhatToUse(string host)
    {
        var report = Assert.Single(await Reports.Of(Sending($"new SmtpClient(\"{host}\", 587) {{ EnableSsl = true }}", "client.Credentials = login;")));

        Assert.Equal(
            host + " switches password logins off by default at the end of December 2026, and SmtpClient has no other login; " +
            "use MailKit with OAuth, Microsoft Graph, Azure Communication Services, High Volume Email or a relay of your own",
            report.GetMessage());
    }

    [Fact]
    public async Task PasswordlessHostWithoutTls_IsTwoFaults()
    {
        var reports = await Reports.Of(Sending("new SmtpClient(\"smtp.office365.com\", 587)", "client.Credentials = login;"));

        Assert.Equal(["SMTP2001", "SMTP2009"], reports.Select(report => report.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Port 465 expects TLS from the first byte", "465")]
    [InlineData("Port 2465 expects TLS from the first byte", "2465")]
    public async Task Port_IsNamed(string expected, string port) =>
        Assert.StartsWith(expected, Assert.Single(await Reports.Of(Sending($"new SmtpClient(host, {port})", ""))).GetMessage());

    private static string Sending(string creation, string statement) => $$"""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, NetworkCredential login, MailMessage message)
            {
                using (var client = {{creation}})
                {
                    {{statement}}
                    client.Send(message);
                }
            }
        }
        """;
}
