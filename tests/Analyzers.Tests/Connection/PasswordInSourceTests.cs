using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public class PasswordInSourceTests
{
    private const string Id = "SMTP2007";

    [Theory]
    [InlineData("client.Credentials = new NetworkCredential(user, [|\"Sommer2024!\"|]);")]
    [InlineData("client.Credentials = new NetworkCredential(password: [|\"Sommer2024!\"|], userName: user);")]
    [InlineData("client.Credentials = flag ? null : new NetworkCredential(user, [|\"Sommer2024!\"|]);")]
    [InlineData("client.Credentials = new NetworkCredential(user, flag ? [|\"Sommer2024!\"|] : password);")]
    [InlineData("client.Credentials = new NetworkCredential(user, [|\"Sommer2024!\"|].ToString());")]
    [InlineData("client.Credentials = new NetworkCredential(user, [|\"Sommer\" + \"2024!\"|]);")]
    [InlineData("const int year = 2024; client.Credentials = new NetworkCredential(user, [|$\"Sommer{year}!\"|]);")]
    [InlineData("client.Credentials = new NetworkCredential(user, password ?? [|\"Sommer2024!\"|]);")]
    [InlineData("var secret = password ?? [|\"Sommer2024!\"|]; client.Credentials = new NetworkCredential(user, secret);")]
    [InlineData("client.Credentials = (ICredentialsByHost)new NetworkCredential(user, [|\"Sommer2024!\"|]);")]
    public Task LoginOfTheClient_IsFlagged(string statement) => Flagged(statement);

    [Fact]
    public Task ThroughLocals_IsFlagged() => Flagged("""
        var secret = [|"Sommer2024!"|];
        var login = new NetworkCredential(user, secret);
        client.Credentials = login;
        """);

    [Fact]
    public Task ConstLocal_IsFlaggedWhereItIsDeclared() => Flagged("""
        const string secret = [|"Sommer2024!"|];
        client.Credentials = new NetworkCredential(user, secret);
        """);

    [Fact]
    public Task PropertyOfTheCredential_IsFlagged() => Flagged("""
        var login = new NetworkCredential();
        login.UserName = user;
        login.Password = [|"Sommer2024!"|];
        client.Credentials = login;
        """);

    [Fact]
    public Task InitializerOfTheCredential_IsFlagged() => Flagged("""
        client.Credentials = new NetworkCredential { UserName = user, Password = [|"Sommer2024!"|] };
        """);

    [Fact]
    public Task CredentialCache_IsFlagged() => Flagged("""
        var logins = new CredentialCache();
        logins.Add(host, 587, "login", new NetworkCredential(user, [|"Sommer2024!"|]));
        client.Credentials = logins;
        """);

    [Fact]
    public Task InitializerOfTheClient_IsFlagged() => Flagged("""
        using var other = new SmtpClient(host) { EnableSsl = true, Credentials = new NetworkCredential(user, [|"Sommer2024!"|]) };
        """);

    [Theory]
    [InlineData("private const string Secret = [|\"Sommer2024!\"|];", "Secret")]
    [InlineData("private static readonly string Secret = [|\"Sommer2024!\"|];", "Secret")]
    [InlineData("private readonly string _secret = [|\"Sommer2024!\"|];", "this._secret")]
    [InlineData("public string Secret { get; set; } = [|\"Sommer2024!\"|];", "Secret")]
    [InlineData("private string Secret => [|\"Sommer2024!\"|];", "Secret")]
    [InlineData("private const string Secret = [|\"Sommer2024!\"|];", "Secret.ToString()")]
    public Task Member_IsFlaggedWhereItIsDeclared(string member, string use) => Verify.Flagged(Id, $$"""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            {{member}}

            void LogIn(SmtpClient client, string user) => client.Credentials = new NetworkCredential(user, {{use}});
        }
        """);

    [Fact]
    public Task ConstantUsedTwice_IsFlaggedOnce() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        static class Secrets
        {
            internal const string Mail = [|"Sommer2024!"|];
        }

        class Mailer
        {
            void LogIn(SmtpClient client, string user) => client.Credentials = new NetworkCredential(user, Secrets.Mail);

            void LogInAgain(SmtpClient client, string user) => client.Credentials = new NetworkCredential(user, Secrets.Mail);
        }
        """);

    [Fact]
    public Task DerivedClient_IsFlagged() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        class Relay : SmtpClient
        {
            public Relay(string user) => Credentials = new NetworkCredential(user, [|"Sommer2024!"|]);
        }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("****")]
    [InlineData("xxxxxxxx")]
    [InlineData("XXXX")]
    [InlineData("???")]
    [InlineData("...")]
    [InlineData("########")]
    [InlineData("-----")]
    [InlineData("--AppSpecificPassword--")]
    [InlineData("<password>")]
    [InlineData("{password}")]
    [InlineData("[password]")]
    [InlineData("%SMTP_PASSWORD%")]
    [InlineData("password")]
    [InlineData("PASSWORD")]
    [InlineData("pwd")]
    [InlineData("secret")]
    [InlineData("yourpassword")]
    [InlineData("your-app-password")]
    [InlineData("YOUR_PASSWORD_HERE")]
    [InlineData("YourPassword123")]
    [InlineData("mypassword")]
    [InlineData("EnterPasswordHere")]
    [InlineData("changeme")]
    [InlineData("change_me")]
    [InlineData("placeholder")]
    [InlineData("şifre")]
    [InlineData("Gmail Şifre")]
    [InlineData("密码")]
    [InlineData("redacted")]
    [InlineData("REDACTED")]
    public Task Placeholder_IsSilent(string text) => Silent($"""
        client.Credentials = new NetworkCredential(user, "{text}");
        """);

    [Theory]
    [InlineData("password")]
    [InlineData("(string)null")]
    [InlineData("System.Environment.GetEnvironmentVariable(\"MAIL_PASSWORD\")")]
    [InlineData("password + \"!\"")]
    [InlineData("$\"{password}\"")]
    public Task PasswordFromElsewhere_IsSilent(string value) => Silent($"""
        client.Credentials = new NetworkCredential(user, {value});
        """);

    [Fact]
    public Task UserName_IsSilent() => Silent("""
        client.Credentials = new NetworkCredential("Sommer2024!", password);
        """);

    [Fact]
    public Task LoginOfSomethingElse_IsSilent() => Verify.Silent("""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string user, WebClient web, SmtpClient client)
            {
                web.Credentials = new NetworkCredential(user, "Sommer2024!");
                client.Timeout = 5000;
            }
        }
        """, Framework.NetFramework);

    [Fact]
    public Task CredentialThatReachesNoClient_IsSilent() => Silent("""
        var login = new NetworkCredential(user, "Sommer2024!");
        client.Credentials = new NetworkCredential(user, login.Domain);
        """);

    [Fact]
    public Task LocalThatIsReplaced_IsSilent() => Silent("""
        var secret = "Sommer2024!";
        secret = password;
        client.Credentials = new NetworkCredential(user, secret);
        """);

    private static Task Flagged(string statements) => Verify.Flagged(Id, InMethod(statements));

    private static Task Silent(string statements) => Verify.Silent(InMethod(statements));

    private static string InMethod(string statements) => Programs.InMethod($$"""
        using var client = new SmtpClient(host) { EnableSsl = true };
        {{statements}}
        client.Send(message);
        """);

    [Fact]
    public Task ConstantOfAnotherFile_IsFlaggedOnceWhereItIsUsedFirst() => Verify.FlaggedInFiles(Id,
    [
        """
        static partial class Mail
        {
            private const string Password = "Tr0ub4dor&3";
        }
        """,
        """
        using System.Net;
        using System.Net.Mail;

        static partial class Mail
        {
            static void Send(MailMessage message)
            {
                using (var client = new SmtpClient("smtp.example.com", 587) { EnableSsl = true })
                {
                    client.Credentials = new NetworkCredential("me", [|Password|]);
                    client.Send(message);
                }
            }

            static void SendAgain(MailMessage message)
            {
                using (var client = new SmtpClient("smtp.example.com", 587) { EnableSsl = true })
                {
                    client.Credentials = new NetworkCredential("you", Password);
                    client.Send(message);
                }
            }
        }
        """,
    ]);

    [Fact]
    public Task TwoConstantsOfAnotherFile_AreFlaggedEach() => Verify.FlaggedInFiles(Id,
    [
        """
        static class Secrets
        {
            public const string First = "Tr0ub4dor&3";
            public const string Second = "Tr0ub4dor&3";
        }
        """,
        """
        using System.Net;
        using System.Net.Mail;

        static class Mail
        {
            static void Send(MailMessage message, bool first)
            {
                using (var client = new SmtpClient("smtp.example.com", 587) { EnableSsl = true })
                {
                    client.Credentials = first ? new NetworkCredential("me", [|Secrets.First|]) : new NetworkCredential("you", [|Secrets.Second|]);
                    client.Send(message);
                }
            }
        }
        """,
    ]);
}
