using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public class SettingAfterSendTests
{
    private const string Id = "SMTP2011";

    [Theory]
    [InlineData("[|client.EnableSsl = true|];")]
    [InlineData("[|client.Credentials = new NetworkCredential(user, password)|];")]
    [InlineData("if (flag) { [|client.EnableSsl = true|]; }")]
    [InlineData("client.Send(message); [|client.EnableSsl = flag|];")]
    public Task SettingBetweenTwoSends_IsFlagged(string setting) => Verify.Flagged(Id, Sending($"""
        client.Send(message);
        {setting}
        client.Send(message);
        """));

    [Theory]
    [InlineData("[|client.Host = user|];")]
    [InlineData("[|client.Port = 587|];")]
    [InlineData("try { client.Send(message); } finally { } [|client.Port = 587|];")]
    public Task ServerBetweenTwoSends_IsFlaggedOnNet(string setting) => Verify.Flagged(Id, Sending($"""
        client.Send(message);
        {setting}
        client.Send(message);
        """), Framework.Net);

    [Theory]
    [InlineData("client.Host = user;")]
    [InlineData("client.Port = 2525;")]
    public Task ServerBetweenTwoSends_IsSilentOnNetFramework(string setting) => Verify.Silent(Sending($"""
        client.Send(message);
        {setting}
        client.Send(message);
        """), Framework.NetFramework);

    [Fact]
    public Task SettingInALoopAfterTheFirstSend_IsFlagged() => Verify.Flagged(Id, Sending("""
        client.Send(message);
        foreach (var letter in user)
        {
            [|client.EnableSsl = letter == 'x'|];
            client.Send(message);
        }
        """));

    [Fact]
    public Task FieldsClientInOneMethod_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public async Task Send(MailMessage message, MailMessage secret)
            {
                await _client.SendMailAsync(message);
                [|_client.EnableSsl = true|];
                await _client.SendMailAsync(secret);
            }
        }
        """);

    [Theory]
    [InlineData("client.EnableSsl = true; client.Send(message); client.Send(message);")]
    [InlineData("client.Send(message); client.EnableSsl = true;")]
    [InlineData("client.Send(message); client.Timeout = 5000; client.Send(message);")]
    [InlineData("client.Send(message); client.DeliveryFormat = SmtpDeliveryFormat.International; client.Send(message);")]
    [InlineData("if (flag) { client.Send(message); } client.EnableSsl = true; client.Send(message);")]
    [InlineData("foreach (var letter in user) { client.EnableSsl = letter == 'x'; client.Send(message); }")]
    [InlineData("try { client.Send(message); } catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MustIssueStartTlsFirst) { client.EnableSsl = true; client.Send(message); }")]
    [InlineData("try { client.Send(message); return; } catch (SmtpException e) { System.Console.WriteLine(e.StatusCode); } client.EnableSsl = true; client.Send(message);")]
    [InlineData("try { client.Send(message); } catch (SmtpException e) { System.Console.WriteLine(e.StatusCode); } client.EnableSsl = true; client.Send(message);")]
    [InlineData("client.Send(message); try { client.Send(message); } finally { client.EnableSsl = true; } client.Send(message);")]
    [InlineData("client.EnableSsl = true; client.Send(message); client.EnableSsl = true; client.Send(message);")]
    [InlineData("client.Send(message); using (var other = new SmtpClient(host)) { other.EnableSsl = true; other.Send(message); }")]
    public Task SettingThatCountsOrMay_IsSilent(string statements) => Verify.Silent(Sending(statements), except: "SMTP1004");

    [Fact]
    public Task NewClientUnderTheSameName_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                var client = new SmtpClient(host);
                client.Send(message);
                client.Dispose();
                client = new SmtpClient(host);
                client.EnableSsl = true;
                client.Send(message);
                client.Dispose();
            }
        }
        """, except: "SMTP3001");

    private static string Sending(string statements) => $$"""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, string user, string password, bool flag, MailMessage message)
            {
                using (var client = new SmtpClient(host))
                {
                    {{statements}}
                }
            }
        }
        """;
}
