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
}
