using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public class ProviderTakesNoPasswordsTests
{
    private const string Id = "SMTP2009";

    [Theory]
    [InlineData("smtp.office365.com")]
    [InlineData("smtp-legacy.office365.com")]
    [InlineData("outlook.office365.com")]
    [InlineData("smtp-mail.outlook.com")]
    [InlineData("smtp.live.com")]
    [InlineData("SMTP.Office365.com")]
    public Task PasswordForAHostOfTheTable_IsFlagged(string host) => Verify.Flagged(Id, Sending($$"""
        using (var client = new SmtpClient([|"{{host}}"|], 587) { EnableSsl = true, Credentials = new NetworkCredential(user, password) })
        {
            client.Send(message);
        }
        """));

    [Theory]
    [InlineData("using (var client = new SmtpClient()) { client.Host = [|\"smtp.office365.com\"|]; client.Credentials = new NetworkCredential(user, password); client.Send(message); }")]
    [InlineData("using (var client = new SmtpClient()) { client.Credentials = new NetworkCredential(user, password); client.Host = [|Office|]; client.Send(message); }")]
    [InlineData("using (var client = new SmtpClient(flag ? host : \"smtp.office365.com\")) { client.Credentials = null; client.Host = [|flag ? \"smtp.live.com\" : host|]; client.Credentials = new NetworkCredential(user, password); client.Send(message); }")]
    [InlineData("using (var client = new SmtpClient([|Office|])) { Login(client, user, password); client.Send(message); }")]
    public Task HostWrittenElsewhere_IsFlagged(string statements) => Verify.Flagged(Id, Sending(statements));

    [Fact]
    public Task FieldsClient_IsFlaggedAtTheHost() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient([|"smtp.office365.com"|], 587);

            public Mailer(string user, string password)
            {
                _client.EnableSsl = true;
                _client.Credentials = new NetworkCredential(user, password);
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Theory]
    [InlineData("new SmtpClient(\"smtp.office365.com\", 25) { EnableSsl = true }", "")]
    [InlineData("new SmtpClient(\"smtp.office365.com\", 25) { EnableSsl = true }", "client.Credentials = null;")]
    [InlineData("new SmtpClient(\"smtp.office365.com\", 25) { EnableSsl = true }", "client.Credentials = CredentialCache.DefaultNetworkCredentials;")]
    [InlineData("new SmtpClient(\"smtp.gmail.com\", 587) { EnableSsl = true }", "client.Credentials = new NetworkCredential(user, password);")]
    [InlineData("new SmtpClient(\"contoso-com.mail.protection.outlook.com\") { EnableSsl = true }", "client.Credentials = new NetworkCredential(user, password);")]
    [InlineData("new SmtpClient(\"smtp-hve.office365.com\", 587) { EnableSsl = true }", "client.Credentials = new NetworkCredential(user, password);")]
    [InlineData("new SmtpClient(host) { EnableSsl = true }", "client.Credentials = new NetworkCredential(user, password);")]
    [InlineData("new SmtpClient() { EnableSsl = true }", "if (flag) { client.Host = \"smtp.office365.com\"; } else { client.Host = host; client.Credentials = new NetworkCredential(user, password); }")]
    public Task NoPasswordOrAnotherHost_IsSilent(string creation, string statements) => Verify.Silent(Sending($$"""
        using (var client = {{creation}})
        {
            {{statements}}
            client.Send(message);
        }
        """));

    [Fact]
    public Task ClientOfAnotherLibrary_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        namespace MailKit
        {
            class SmtpClient : System.IDisposable
            {
                public SmtpClient(string host) { }
                public object Credentials { get; set; }
                public void Send(MailMessage message) { }
                public void Dispose() { }
            }

            class Mailer
            {
                void Send(MailMessage message)
                {
                    using (var client = new SmtpClient("smtp.office365.com") { Credentials = message })
                    {
                        client.Send(message);
                    }
                }
            }
        }
        """);

    [Fact]
    public async Task Message_SaysSinceWhenAndWhatToUse()
    {
        var report = Assert.Single(await Reports.Of(Sending("""
            using (var client = new SmtpClient("smtp-mail.outlook.com", 587) { EnableSsl = true, Credentials = new NetworkCredential(user, password) })
            {
                client.Send(message);
            }
            """)));
        Assert.Equal(
            "smtp-mail.outlook.com has taken no passwords since 16 September 2024, and SmtpClient has no other login; " +
                "use MailKit with OAuth or Microsoft Graph",
            report.GetMessage());
    }

    private static string Sending(string statements) => $$"""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            private const string Office = "smtp.office365.com";

            void Send(string host, string user, string password, bool flag, MailMessage message)
            {
                {{statements}}
            }

            private static void Login(SmtpClient client, string user, string password)
            {
                client.EnableSsl = true;
                client.Credentials = new NetworkCredential(user, password);
            }
        }
        """;
}
