using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

/// <summary>The rules about settings judge SmtpClient itself: a derived class may do in its constructor what they miss.</summary>
public class DerivedClientTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "SMTP2001", "using (var client = new SmtpClient(host, 587)) { client.Send(message); }" },
        { "SMTP2002", "using (var client = new SmtpClient(host, 587)) { client.EnableSsl = false; client.Send(message); }" },
        { "SMTP2003", "using (var client = new SmtpClient(host)) { client.Port = 465; client.Send(message); }" },
        { "SMTP2004", "using (var client = new SmtpClient(host)) { client.Credentials = login; client.UseDefaultCredentials = true; client.Send(message); }" },
        { "SMTP2006", "using (var client = new SmtpClient()) { client.Send(message); }" },
        { "SMTP2008", "using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, EnableSsl = true }) { client.Send(message); }" },
        { "SMTP2009", "using (var client = new SmtpClient(\"smtp.office365.com\") { EnableSsl = true, Credentials = login }) { client.Send(message); }" },
        { "SMTP2010", "using (var client = new SmtpClient(host) { Timeout = 30 }) { client.Send(message); }" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task SmtpClientItself_IsFlagged(string id, string statements) =>
        Assert.Contains(await Reports.Of(Mailer(statements)), report => report.Id == id);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task DerivedClient_IsSilent(string id, string statements)
    {
        var reports = await Reports.Of(Mailer(statements.Replace("new SmtpClient", "new Relay")));

        Assert.DoesNotContain(reports, report => report.Id == id);
    }

    private static string Mailer(string statements) => $$"""
        using System.Net;
        using System.Net.Mail;

        class Relay : SmtpClient
        {
            public Relay()
            {
            }

            public Relay(string host, int port = 25)
                : base(host, port)
            {
            }
        }

        class Mailer
        {
            void Send(string host, NetworkCredential login, MailMessage message)
            {
                {{statements}}
            }
        }
        """;
}
