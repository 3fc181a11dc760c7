using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public class HostMissingTests
{
    private const string Id = "SMTP2006";

    [Fact]
    public Task NoHost_IsFlagged() => Flagged("""
        using var client = [|new SmtpClient()|];
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task OtherSettingsOnly_AreFlagged() => Flagged("""
        using var client = [|new SmtpClient|] { Port = 25, Timeout = 5000 };
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task HostThatIsNull_IsFlagged() => Flagged("""
        using var client = [|new SmtpClient(null, 25)|];
        client.Send(message);
        """, Framework.Net);

    [Theory]
    [InlineData("\"\"")]
    [InlineData("string.Empty")]
    [InlineData("(string)null")]
    public Task HostThatIsEmpty_IsFlagged(string empty) => Flagged($"""
        using var client = [|new SmtpClient({empty})|];
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task SentFromASourceMethod_IsFlagged() => Flagged("""
        using var client = [|new SmtpClient()|];
        Deliver(client);

        void Deliver(SmtpClient by) => by.Send(message);
        """, Framework.Net);

    [Fact]
    public Task NoHostWhereTheConfigurationFileIsRead_IsSilent() => Silent("""
        using var client = new SmtpClient();
        client.Send(message);
        """, Framework.NetFramework | Framework.NetStandard);

    [Fact]
    public Task HostByTheConstructor_IsSilent() => Silent("""
        using var client = new SmtpClient(host);
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task HostByStatement_IsSilent() => Silent("""
        using var client = new SmtpClient();
        client.Host = host;
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task HostOnOneWay_IsSilent() => Silent("""
        using var client = new SmtpClient();
        if (flag)
        {
            client.Host = host;
        }

        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task HostOrNull_IsSilent() => Silent("""
        using var client = new SmtpClient(flag ? host : null);
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task NotSentWith_IsSilent() => Silent("""
        using var client = new SmtpClient();
        """, Framework.Net);

    [Fact]
    public Task PickupDirectory_IsSilent() => Silent("""
        using var client = new SmtpClient();
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task LambdaThatMaySetIt_IsSilent() => Silent("""
        using var client = new SmtpClient();
        System.Action prepare = () => client.Host = host;
        prepare();
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task ReturnedClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create() => new SmtpClient();
        }
        """, Framework.Net);

    [Fact]
    public Task StoredClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public SmtpClient Client { get; private set; }

            public void Send(MailMessage message)
            {
                Client = new SmtpClient();
                Client.Send(message);
            }
        }
        """, Framework.Net, except: "SMTP3003");

    [Fact]
    public Task HostSetInAHelper_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using var client = new SmtpClient();
                Prepare(client);
                client.Send(message);
            }

            private static void Prepare(SmtpClient client) => client.Host = "smtp.example.com";
        }
        """, Framework.Net);

    [Fact]
    public Task HostSetByAMethodThatCannotBeSeen_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(Action<SmtpClient> prepare, MailMessage message)
            {
                using var client = new SmtpClient();
                prepare(client);
                client.Send(message);
            }
        }
        """, Framework.Net);

    [Fact]
    public Task DerivedClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Relay : SmtpClient
        {
            public Relay() => Host = "smtp.example.com";
        }

        class Mailer
        {
            void Send(MailMessage message)
            {
                using var client = new Relay();
                client.Send(message);
            }
        }
        """, Framework.Net);

    private static Task Flagged(string statements, Framework on) => Verify.Flagged(Id, Programs.InMethod(statements), on);

    private static Task Silent(string statements, Framework on = Framework.Both) => Verify.Silent(Programs.InMethod(statements), on);
}
