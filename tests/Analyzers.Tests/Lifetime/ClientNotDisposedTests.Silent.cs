using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>Nothing to dispose, or nothing of ours.</summary>
public partial class ClientNotDisposedTests
{
    [Fact]
    public Task ClientNeverSentWith_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public int DefaultPort()
            {
                var client = new SmtpClient("localhost");
                return client.Port;
            }
        }
        """);

    [Fact]
    public Task PickupDirectory_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                var client = new SmtpClient
                {
                    DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                    PickupDirectoryLocation = "/var/mail/pickup",
                };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task ClientReceivedAsAParameter_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(SmtpClient client, MailMessage message) => client.Send(message);
        }
        """);

    [Fact]
    public Task UsedUnderTheSameCondition_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message, bool mail)
            {
                SmtpClient client = null;
                if (mail)
                {
                    client = new SmtpClient("localhost");
                }

                try
                {
                    if (mail)
                    {
                        client.Send(message);
                    }
                }
                finally
                {
                    if (mail)
                    {
                        client.Dispose();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task HomemadeSmtpClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        namespace Homemade
        {
            class SmtpClient
            {
                public void Send(MailMessage message) { }
            }

            class Mailer
            {
                public void Send(MailMessage message)
                {
                    var client = new SmtpClient();
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task MailKitClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        namespace MailKit.Net.Smtp
        {
            public class SmtpClient
            {
                public void Send(object message) { }
            }
        }

        namespace App
        {
            class Mailer
            {
                public void Send(MailMessage message)
                {
                    var client = new MailKit.Net.Smtp.SmtpClient();
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task UnreachableCode_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                return;
        #pragma warning disable CS0162
                var client = new SmtpClient("localhost");
                client.Send(message);
            }
        }
        """);

    [Theory]
    [InlineData("SmtpClient Make() => new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory };")]
    [InlineData("SmtpClient Make() => Inner(); SmtpClient Inner() => new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory };")]
    [InlineData("SmtpClient Make() { var made = new SmtpClient(); made.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory; return made; }")]
    public Task PickupDirectoryOfItsFactory_IsSilent(string factory) => Verify.Silent(OfFactory(factory, "Make()"), except: "SMTP2006");

    [Theory]
    [InlineData("SmtpClient Make() => new SmtpClient(\"a.example.com\") { DeliveryMethod = SmtpDeliveryMethod.Network };")]
    [InlineData("SmtpClient Make() { if (_test) return new SmtpClient { DeliveryMethod = (SmtpDeliveryMethod)1 }; return new SmtpClient(\"a.example.com\"); }")]
    public Task FactoryThatMayOpenAConnection_IsFlagged(string factory) => Verify.Flagged(Id, OfFactory(factory, "[|Make()|]"));

    private static string OfFactory(string factory, string made) => $$"""
        using System.Net.Mail;

        class Mailer
        {
            private bool _test;

            public Mailer(bool test) => _test = test;

            {{factory}}

            void Send(MailMessage message)
            {
                SmtpClient client = {{made}};
                client.Send(message);
            }
        }
        """;
}
