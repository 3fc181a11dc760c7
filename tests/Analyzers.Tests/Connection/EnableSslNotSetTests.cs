using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

/// <summary>What is flagged; what must be left alone stands in the other part.</summary>
public partial class EnableSslNotSetTests
{
    private const string Id = "SMTP2001";

    [Fact]
    public Task CredentialsInTheInitializer_AreFlagged() => Flagged("""
        using var client = [|new SmtpClient(host)|] { Credentials = new NetworkCredential(user, password) };
        client.Send(message);
        """);

    [Fact]
    public Task CredentialsByStatement_AreFlagged() => Flagged("""
        using var client = [|new SmtpClient(host)|];
        client.Credentials = new NetworkCredential(user, password);
        client.Send(message);
        """);

    [Fact]
    public Task CredentialsOnOneWayOnly_AreFlagged() => Flagged("""
        using var client = [|new SmtpClient(host)|];
        if (user != null)
        {
            client.Credentials = new NetworkCredential(user, password);
        }

        client.Send(message);
        """);

    [Fact]
    public Task CredentialsOrNull_AreFlagged() => Flagged("""
        using var client = [|new SmtpClient(host)|];
        client.Credentials = user == null ? null : new NetworkCredential(user, password);
        client.Send(message);
        """);

    [Fact]
    public Task CredentialsReceived_AreFlagged() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, ICredentialsByHost credentials, MailMessage message)
            {
                using var client = [|new SmtpClient(host)|];
                client.Credentials = credentials;
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task CredentialsInTheConstructorForAField_AreFlagged() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = [|new SmtpClient("smtp.example.com")|];

            public Mailer(string user, string password)
            {
                _client.Credentials = new NetworkCredential(user, password);
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task FieldFilledInTheConstructor_IsFlagged() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(string host, NetworkCredential login)
            {
                _client = [|new SmtpClient(host, 25)|];
                _client.Credentials = login;
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Theory]
    [InlineData("587")]
    [InlineData("2587")]
    public Task SubmissionPort_IsFlagged(string port) => Flagged($"""
        using var client = [|new SmtpClient(host, {port})|];
        client.Send(message);
        """);

    [Fact]
    public Task PortByStatement_IsFlagged() => Flagged("""
        using var client = [|new SmtpClient(host)|];
        client.Port = 587;
        client.Send(message);
        """);

    [Fact]
    public Task PortOrDefault_IsFlagged() => Flagged("""
        using var client = [|new SmtpClient(host, flag ? 587 : 25)|];
        client.Send(message);
        """);

    [Theory]
    [InlineData("smtp.gmail.com")]
    [InlineData("SMTP.GMail.com")]
    [InlineData("smtp.gmail.com.")]
    [InlineData("smtp-relay.gmail.com")]
    [InlineData("smtp.office365.com")]
    [InlineData("smtp-mail.outlook.com")]
    [InlineData("email-smtp.eu-west-1.amazonaws.com")]
    [InlineData("smtp.zoho.com")]
    [InlineData("smtppro.zoho.eu")]
    [InlineData("smtp.mail.yahoo.com")]
    [InlineData("smtp.mail.me.com")]
    public Task KnownHost_IsFlagged(string server) => Flagged($$"""
        using (var client = [|new SmtpClient("{{server}}")|])
        {
            client.Send(message);
        }

        using (var other = [|new SmtpClient|] { Host = "{{server}}" })
        {
            other.Send(message);
        }
        """);

    [Theory]
    [InlineData("Server")]
    [InlineData("Latest")]
    [InlineData("Mail.Server")]
    [InlineData("\"smtp.\" + Domain")]
    [InlineData("$\"smtp.{Domain}\"")]
    [InlineData("Name")]
    public Task FoldedHost_IsFlagged(string server) => Verify.Flagged(Id, $$"""
        using System.Net.Mail;

        static class Mail
        {
            internal const string Server = "smtp.gmail.com";
        }

        class Mailer
        {
            private const string Server = Mail.Server;
            private const string Domain = "gmail.com";
            private static readonly string Latest = "smtp.gmail.com";
            private string Name => "smtp.gmail.com";

            void Send(MailMessage message)
            {
                using var client = [|new SmtpClient({{server}}, 25)|];
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task LocalsAndNamedArguments_AreFolded() => Flagged("""
        var port = 587;
        using var client = [|new SmtpClient(port: port, host: host)|];
        client.Send(message);
        """);

    [Fact]
    public Task SettingsOfADerivedFormOfTheSameClient_AreFlaggedThroughAnAlias() => Flagged("""
        using var client = [|new SmtpClient(host)|];
        var same = client;
        same.Port = 587;
        same.Send(message);
        """);

    [Fact]
    public Task GivenToASourceMethodThatLeavesEnableSslAlone_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using var client = [|new SmtpClient(host, 587)|];
                Prepare(client);
                client.Send(message);
            }

            private static void Prepare(SmtpClient client) => client.Timeout = 5000;
        }
        """);

    [Fact]
    public Task CredentialsSetByASourceMethod_AreFlagged() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using var client = [|new SmtpClient(host)|];
                LogIn(client);
                client.Send(message);
            }

            private static void LogIn(SmtpClient client) => client.Credentials = new NetworkCredential("shop", System.Environment.GetEnvironmentVariable("PASSWORD"));
        }
        """);

    [Fact]
    public Task ReturnedClient_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create(string host) => [|new SmtpClient(host, 587)|];
        }
        """);

    [Fact]
    public Task StoredClient_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            public SmtpClient Client { get; private set; }

            public void Connect(string host)
            {
                Client = [|new SmtpClient(host, 587)|];
            }
        }
        """);

    [Fact]
    public Task ClientOfALambda_IsFlagged() => Flagged("""
        System.Action send = () =>
        {
            using var client = [|new SmtpClient(host, 587)|];
            client.Send(message);
        };
        send();
        """);

    [Fact]
    public Task Temporary_IsFlagged() => Flagged("[|new SmtpClient(host, 587)|].Send(message);");

    [Fact]
    public Task TopLevelStatements_AreFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        using var client = [|new SmtpClient("smtp.example.com", 587)|];
        client.Send("a@example.com", "b@example.com", "Hello", "World");
        """, Framework.Net, csharp: 9);

    [Fact]
    public Task ConfigurationFileWithoutTls_ExcusesNothing() => Verify.Flagged(Id, Programs.InMethod("""
        using var client = [|new SmtpClient(host, 587)|];
        client.Send(message);
        """), Framework.NetFramework, additionalFiles: [("/app.config", Config("enableSsl=\"false\""))]);

    [Fact]
    public Task ConfigurationFileOnNet_ExcusesNothing() => Verify.Flagged(Id, Programs.InMethod("""
        using var client = [|new SmtpClient(host, 587)|];
        client.Send(message);
        """), Framework.Net, additionalFiles: [("/app.config", Config("enableSsl=\"true\""))]);

    [Fact]
    public Task HostThatIsNotTrusted_IsFlagged() => Verify.Flagged(Id, Programs.InMethod("""
        using var client = [|new SmtpClient("relay.example.com.evil.test", 587)|];
        client.Send(message);
        """), options: "smtp_analyzers.trusted_hosts = relay.example.com, *.corp.example.com");

    private static Task Flagged(string statements) => Verify.Flagged(Id, Programs.InMethod(statements));

    private static string Config(string attributes) => $"""
        <?xml version="1.0"?>
        <configuration>
          <system.net>
            <mailSettings>
              <smtp from="shop@example.com">
                <network host="smtp.example.com" {attributes} />
              </smtp>
            </mailSettings>
          </system.net>
        </configuration>
        """;
}
