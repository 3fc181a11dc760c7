using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public partial class CredentialsUndoneTests
{
    private const string Id = "SMTP2004";

    [Fact]
    public Task FalseAfterCredentials_IsFlaggedWhereItWipesThem() => Flagged("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = new NetworkCredential(user, password);
        [|client.UseDefaultCredentials = false|];
        client.Send(message);
        """, Framework.NetFramework | Framework.NetStandard);

    [Fact]
    public Task TrueAfterCredentials_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = new NetworkCredential(user, password);
        [|client.UseDefaultCredentials = true|];
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task ValueThatIsNotKnownAfterCredentials_IsFlaggedWhereItWipesThem() => Flagged("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = new NetworkCredential(user, password);
        [|client.UseDefaultCredentials = flag|];
        client.Send(message);
        """, Framework.NetFramework | Framework.NetStandard);

    [Theory]
    [InlineData("var credentials = new NetworkCredential(user, password);", "credentials != null")]
    [InlineData("NetworkCredential credentials; credentials = new NetworkCredential(user, password);", "!(credentials == null)")]
    [InlineData("NetworkCredential credentials = null; credentials = new NetworkCredential(user, password);", "credentials != null")]
    public Task TrueBecauseThereAreCredentials_IsFlaggedWhereItWins(string made, string value) => Flagged($$"""
        {{made}}
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = credentials;
        [|client.UseDefaultCredentials = {{value}}|];
        client.Send(message);
        """, Framework.Both);

    [Theory]
    [InlineData("var credentials = new NetworkCredential(user, password);")]
    [InlineData("NetworkCredential credentials = null; if (flag) credentials = new NetworkCredential(user, password);")]
    public Task TrueWhereThereAreNoCredentials_IsSilent(string made) => Silent($$"""
        {{made}}
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.UseDefaultCredentials = credentials == null;
        client.Credentials = credentials;
        client.Send(message);
        """);

    [Fact]
    public Task TrueBeforeCredentials_IsFlaggedWhereItWins() => Flagged("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        [|client.UseDefaultCredentials = true|];
        client.Credentials = new NetworkCredential(user, password);
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task OrderOfTheInitializer_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host)
        {
            EnableSsl = true,
            Credentials = new NetworkCredential(user, password),
            [|UseDefaultCredentials = false|],
        };
        client.Send(message);
        """, Framework.NetFramework | Framework.NetStandard);

    [Fact]
    public Task StatementAfterTheInitializer_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host) { EnableSsl = true, Credentials = new NetworkCredential(user, password) };
        [|client.UseDefaultCredentials = false|];
        client.Send(message);
        """, Framework.NetFramework | Framework.NetStandard);

    [Fact]
    public Task CredentialsOnOneWay_AreFlagged() => Flagged("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        if (user != null)
        {
            client.Credentials = new NetworkCredential(user, password);
        }

        [|client.UseDefaultCredentials = false|];
        client.Send(message);
        """, Framework.NetFramework | Framework.NetStandard);

    [Fact]
    public Task BothInTheConstructorForAField_AreFlagged() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient("smtp.example.com") { EnableSsl = true };

            public Mailer(NetworkCredential login)
            {
                _client.Credentials = login;
                [|_client.UseDefaultCredentials = true|];
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task FalseBeforeCredentials_IsSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.UseDefaultCredentials = false;
        client.Credentials = new NetworkCredential(user, password);
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task FalseAfterCredentialsOnNet_IsSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = new NetworkCredential(user, password);
        client.UseDefaultCredentials = false;
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task ValueThatIsNotKnownOnNet_IsSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = new NetworkCredential(user, password);
        client.UseDefaultCredentials = flag;
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task TrueBeforeCredentialsWhereTheLastWins_IsSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.UseDefaultCredentials = true;
        client.Credentials = new NetworkCredential(user, password);
        client.Send(message);
        """, Framework.NetFramework | Framework.NetStandard);

    [Fact]
    public Task ExclusiveBranches_AreSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        if (flag)
        {
            client.UseDefaultCredentials = true;
        }
        else
        {
            client.Credentials = new NetworkCredential(user, password);
        }

        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task ExclusiveBranchesTheOtherWayRound_AreSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        if (flag)
        {
            client.Credentials = new NetworkCredential(user, password);
        }
        else
        {
            client.UseDefaultCredentials = true;
        }

        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task CredentialsGivenAgain_AreSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = new NetworkCredential(user, password);
        client.UseDefaultCredentials = false;
        client.Credentials = new NetworkCredential(user, password);
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task TrueTakenBack_IsSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.UseDefaultCredentials = true;
        client.UseDefaultCredentials = false;
        client.Credentials = new NetworkCredential(user, password);
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task DefaultCredentialsBySeveralWords_AreSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = CredentialCache.DefaultNetworkCredentials;
        client.UseDefaultCredentials = true;
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task NoCredentials_AreSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = null;
        client.UseDefaultCredentials = false;
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task UseDefaultCredentialsAlone_IsSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.UseDefaultCredentials = true;
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task AnotherClient_IsSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Credentials = new NetworkCredential(user, password);
        client.Send(message);
        using var other = new SmtpClient(host) { EnableSsl = true };
        other.UseDefaultCredentials = true;
        other.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task ExclusiveBranchesOfAHelper_AreSilent() => Verify.Silent("""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, NetworkCredential login, MailMessage message)
            {
                using var client = new SmtpClient(host) { EnableSsl = true };
                LogIn(client, login);
                client.Send(message);
            }

            private static void LogIn(SmtpClient client, NetworkCredential login)
            {
                if (login != null)
                {
                    client.Credentials = login;
                }
                else
                {
                    client.UseDefaultCredentials = true;
                }
            }
        }
        """, Framework.Both | Framework.NetStandard);

    [Theory]
    [InlineData("settings.Anonymous", "!settings.Anonymous")]
    [InlineData("settings.User == null", "settings.User != null")]
    [InlineData("string.IsNullOrEmpty(settings.User)", "!string.IsNullOrEmpty(settings.User)")]
    [InlineData("_anonymous", "!_anonymous")]
    public Task BranchesThatExcludeEachOther_AreSilent(string anonymous, string known) =>
        Verify.Silent(Asking(anonymous, known, "client.UseDefaultCredentials = true"),
        Framework.Both | Framework.NetStandard);

    [Theory]
    [InlineData("settings.Anonymous", "!Other.Anonymous")] // another object
    [InlineData("settings.Anonymous", "!(settings = Other).Anonymous")]
    [InlineData("System.Environment.HasShutdownStarted", "!System.Environment.HasShutdownStarted")] // asks anew each time
    [InlineData("Look(settings)", "!Look(settings)")]
    public Task BranchesThatMayBothBeTaken_AreFlagged(string anonymous, string known) =>
        Verify.Flagged(Id, Asking(anonymous, known, "[|client.UseDefaultCredentials = true|]"),
        Framework.Both | Framework.NetStandard);

    private static string Asking(string anonymous, string known, string undo) => $$"""
        using System.Net;
        using System.Net.Mail;

        class Settings
        {
            public bool Anonymous { get; set; }

            public string User { get; set; }
        }

        class Mailer
        {
            private static Settings Other = new Settings();
            private bool _anonymous;

            bool Look(Settings settings) => _anonymous = !settings.Anonymous;

            void Send(string host, Settings settings, NetworkCredential login, MailMessage message)
            {
                using var client = new SmtpClient(host) { EnableSsl = true };
                if ({{known}})
                {
                    client.Credentials = login;
                }

                if ({{anonymous}})
                {
                    {{undo}};
                }

                client.Send(message);
            }
        }
        """;

    private static Task Flagged(string statements, Framework on) => Verify.Flagged(Id, Programs.InMethod(statements), on);

    private static Task Silent(string statements, Framework on = Framework.Both) => Verify.Silent(Programs.InMethod(statements), on);
}
