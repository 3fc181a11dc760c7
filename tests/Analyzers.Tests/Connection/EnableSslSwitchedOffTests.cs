using SmtpAnalyzers.CodeFixes.Connection;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public class EnableSslSwitchedOffTests
{
    private const string Id = "SMTP2002";

    [Fact]
    public Task OffWithCredentials_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host);
        client.Credentials = new NetworkCredential(user, password);
        [|client.EnableSsl = false|];
        client.Send(message);
        """);

    [Fact]
    public Task OffInTheInitializer_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host, 587) { [|EnableSsl = false|] };
        client.Send(message);
        """);

    [Fact]
    public Task OffForAKnownHost_IsFlagged() => Flagged("""
        using var client = new SmtpClient();
        client.Host = "smtp.office365.com";
        [|client.EnableSsl = false|];
        client.Send(message);
        """);

    [Fact]
    public Task OnAndOffAgain_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host, 587) { EnableSsl = true };
        [|client.EnableSsl = false|];
        client.Send(message);
        """);

    [Fact]
    public Task OffBesideAHandlerFromElsewhere_IsFlagged() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, string user, string password, MailMessage message)
            {
                var client = new SmtpClient(host);
                client.Credentials = new NetworkCredential(user, password);
                [|client.EnableSsl = false|];
                client.SendCompleted += new SendCompletedEventHandler({|CS0103:Elsewhere|}.Done);
                client.SendAsync(message, message);
            }

            void Send(string host, string user, string password, MailMessage message, SendCompletedEventHandler done)
            {
                var client = new SmtpClient(host);
                client.Credentials = new NetworkCredential(user, password);
                [|client.EnableSsl = false|];
                client.SendCompleted += done;
                client.SendAsync(message, message);
            }
        }
        """);

    [Fact]
    public Task OnOnlyAfterTheSend_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host, 587);
        [|client.EnableSsl = false|];
        client.Send(message);
        client.EnableSsl = true;
        """);

    [Theory]
    [InlineData("Off")]
    [InlineData("Never")]
    [InlineData("Asked")]
    [InlineData("Off && true")]
    public Task ConstantThatIsFalse_IsFlagged(string value) => Verify.Flagged(Id, $$"""
        using System.Net.Mail;

        class Mailer
        {
            private const bool Off = false;
            private static readonly bool Never = false;
            private bool Asked => Off;

            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, 587) { [|EnableSsl = {{value}}|] };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task OffInTheConstructorForAField_IsFlagged() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(string host, NetworkCredential login)
            {
                _client = new SmtpClient(host);
                _client.Credentials = login;
                [|_client.EnableSsl = false|];
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task OffInAClientThatIsReturned_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create(string host) => new SmtpClient(host, 587) { [|EnableSsl = false|] };
        }
        """);

    [Fact]
    public Task OffInAHelper_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, 587);
                Prepare(client);
                client.Send(message);
            }

            private static void Prepare(SmtpClient client) => [|client.EnableSsl = false|];
        }
        """);

    [Fact]
    public Task ConfigurationFileThatSaysOtherwise_ExcusesNothing() => Verify.Flagged(Id, Programs.InMethod("""
        using var client = new SmtpClient(host, 587) { [|EnableSsl = false|] };
        client.Send(message);
        """), Framework.NetFramework, additionalFiles: [("/app.config", """
            <configuration><system.net><mailSettings><smtp><network enableSsl="true" /></smtp></mailSettings></system.net></configuration>
            """)]);

    [Fact]
    public Task OnAtTheEnd_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 587) { EnableSsl = false };
        client.EnableSsl = true;
        client.Send(message);
        """);

    [Fact]
    public Task Choice_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 587) { EnableSsl = false };
        if (flag)
        {
            client.EnableSsl = true;
        }

        client.Send(message);
        """);

    [Fact]
    public Task ChoiceBetweenBranches_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 587);
        if (flag)
        {
            client.EnableSsl = false;
        }
        else
        {
            client.EnableSsl = true;
        }

        client.Send(message);
        """);

    [Theory]
    [InlineData("flag")]
    [InlineData("flag ? true : false")]
    [InlineData("!true == flag")]
    public Task ValueThatIsNotKnown_IsSilent(string value) => Silent($$"""
        using var client = new SmtpClient(host, 587) { EnableSsl = {{value}} };
        client.Send(message);
        """);

    [Fact]
    public Task ChoiceInAnotherMethodOfTheClass_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        sealed class Mailer : System.IDisposable
        {
            private readonly SmtpClient _client;

            public Mailer(string host)
            {
                _client = new SmtpClient(host, 587) { EnableSsl = false };
            }

            public void Protect() => _client.EnableSsl = true;

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task ChoiceOfTheCaller_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(string host, MailMessage message)
            {
                using var client = Create(host);
                client.EnableSsl = true;
                client.Send(message);
            }

            private static SmtpClient Create(string host) => new SmtpClient(host, 587) { EnableSsl = false };
        }
        """);

    [Fact]
    public Task ChoiceOfAMethodThatCannotBeSeen_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, Action<SmtpClient> configure, MailMessage message)
            {
                using var client = new SmtpClient(host, 587) { EnableSsl = false };
                configure(client);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task NothingThatAsksForTls_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 25) { EnableSsl = false };
        client.Send(message);
        """);

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("mailhog")]
    public Task LocalHost_IsSilent(string server) => Silent($$"""
        using var client = new SmtpClient("{{server}}", 587) { EnableSsl = false };
        client.Send(message);
        """);

    [Fact]
    public Task TrustedHost_IsSilent() => Verify.Silent(Programs.InMethod("""
        using var client = new SmtpClient("relay.corp.example.com", 587) { EnableSsl = false };
        client.Send(message);
        """), options: "smtp_analyzers.trusted_hosts = *.corp.example.com");

    [Fact]
    public Task PickupDirectory_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 587) { EnableSsl = false };
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        client.Send(message);
        """);

    [Fact]
    public Task HostOfTheConfigurationFile_IsSilent() => Verify.Silent(Programs.InMethod("""
        using var client = new SmtpClient { Port = 587, EnableSsl = false };
        client.Send(message);
        """), Framework.NetFramework);

    [Fact]
    public Task DerivedClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Relay : SmtpClient
        {
        }

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using var client = new Relay { Host = host, Port = 587, EnableSsl = false };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task Fix_KeepsComments() => Verify.Fix<EnableSslSwitchedOffCodeFix>(Id, EnableSslSwitchedOffCodeFix.Title,
        Programs.InMethod("""
        using var client = new SmtpClient(host, 587);
        [|client.EnableSsl = /* why? */ false|]; // for now
        client.Send(message);
        """), Programs.InMethod("""
        using var client = new SmtpClient(host, 587);
        client.EnableSsl = /* why? */ true; // for now
        client.Send(message);
        """));

    [Fact]
    public Task Fix_DoesAllOfADocument() => Verify.Fix<EnableSslSwitchedOffCodeFix>(Id, EnableSslSwitchedOffCodeFix.Title,
        Programs.InMethod("""
        using (var client = new SmtpClient(host, 587) { [|EnableSsl = false|] })
        {
            client.Send(message);
        }

        using (var client = new SmtpClient("smtp.gmail.com") { [|EnableSsl = false|], Port = 25 })
        {
            client.Send(message);
        }
        """), Programs.InMethod("""
        using (var client = new SmtpClient(host, 587) { EnableSsl = true })
        {
            client.Send(message);
        }

        using (var client = new SmtpClient("smtp.gmail.com") { EnableSsl = true, Port = 25 })
        {
            client.Send(message);
        }
        """), csharp: 7);

    private static Task Flagged(string statements) => Verify.Flagged(Id, Programs.InMethod(statements));

    private static Task Silent(string statements) => Verify.Silent(Programs.InMethod(statements));
}
