using SmtpAnalyzers.CodeFixes.Connection;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public class PickupDirectoryWithTlsTests
{
    private const string Id = "SMTP2008";

    [Fact]
    public Task SpecifiedDirectoryWithTls_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host);
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        [|client.EnableSsl = true|];
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task TlsFirst_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host);
        [|client.EnableSsl = true|];
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task Initializer_IsFlagged() => Flagged("""
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, [|EnableSsl = true|] };
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task OneWayWithBoth_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host);
        [|client.EnableSsl = true|];
        if (flag)
        {
            client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        }

        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task IisDirectoryWithTls_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host);
        client.DeliveryMethod = SmtpDeliveryMethod.PickupDirectoryFromIis;
        [|client.EnableSsl = true|];
        client.Send(message);
        """, Framework.NetFramework | Framework.NetStandard);

    [Fact]
    public Task IisDirectoryOnNet_IsFlaggedByItself() => Flagged("""
        using var client = new SmtpClient(host);
        [|client.DeliveryMethod = SmtpDeliveryMethod.PickupDirectoryFromIis|];
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task IisDirectoryWithTlsOnNet_IsFlaggedOnce() => Flagged("""
        using var client = new SmtpClient(host);
        client.EnableSsl = true;
        [|client.DeliveryMethod = SmtpDeliveryMethod.PickupDirectoryFromIis|];
        client.Send(message);
        """, Framework.Net);

    [Fact]
    public Task Field_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                [|EnableSsl = true|],
            };

            public void Send(MailMessage message) => _client.Send(message);
        }
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task DirectoryWithoutTls_IsSilent() => Silent("""
        using var client = new SmtpClient(host);
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task DirectoryWithTlsOff_IsSilent() => Silent("""
        using var client = new SmtpClient(host);
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        client.EnableSsl = false;
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task NetworkWithTls_IsSilent() => Silent("""
        using var client = new SmtpClient(host);
        client.DeliveryMethod = SmtpDeliveryMethod.Network;
        client.EnableSsl = true;
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task TlsThatIsNotKnown_IsSilent() => Silent("""
        using var client = new SmtpClient(host);
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        client.EnableSsl = flag;
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task ExclusiveBranches_AreSilent() => Silent("""
        using var client = new SmtpClient(host);
        if (flag)
        {
            client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        }
        else
        {
            client.EnableSsl = true;
        }

        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task TlsSwitchedOffAgain_IsSilent() => Silent("""
        using var client = new SmtpClient(host);
        client.EnableSsl = true;
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        client.EnableSsl = false;
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task BackToTheNetwork_IsSilent() => Silent("""
        using var client = new SmtpClient(host);
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        client.DeliveryMethod = SmtpDeliveryMethod.Network;
        client.EnableSsl = true;
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task MethodThatIsOneOfTwo_IsSilent() => Silent("""
        using var client = new SmtpClient(host);
        client.EnableSsl = true;
        client.DeliveryMethod = flag ? SmtpDeliveryMethod.Network : SmtpDeliveryMethod.SpecifiedPickupDirectory;
        client.Send(message);
        """, Framework.Both | Framework.NetStandard);

    [Fact]
    public Task IisDirectoryOnNetFramework_IsSilent() => Silent("""
        using var client = new SmtpClient(host);
        client.DeliveryMethod = SmtpDeliveryMethod.PickupDirectoryFromIis;
        client.Send(message);
        """, Framework.NetFramework | Framework.NetStandard);

    [Fact]
    public Task Fix_RemovesTheStatement() => Verify.Fix<PickupDirectoryWithTlsCodeFix>(
        Id, PickupDirectoryWithTlsCodeFix.Title, Programs.InMethod("""
        using var client = new SmtpClient(host);
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        [|client.EnableSsl = true|]; // as for the network
        client.Send(message);
        """), Programs.InMethod("""
        using var client = new SmtpClient(host);
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        // as for the network
        client.Send(message);
        """), Framework.Both, csharp: 8);

    [Fact]
    public Task Fix_RemovesTheItem() => Verify.Fix<PickupDirectoryWithTlsCodeFix>(
        Id, PickupDirectoryWithTlsCodeFix.Title, Programs.InMethod("""
        using (var client = new SmtpClient
        {
            DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
            [|EnableSsl = true|],
            Timeout = 5000,
        })
        {
            client.Send(message);
        }

        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, [|EnableSsl = true|] })
        {
            client.Send(message);
        }
        """), Programs.InMethod("""
        using (var client = new SmtpClient
        {
            DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
            Timeout = 5000,
        })
        {
            client.Send(message);
        }

        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory })
        {
            client.Send(message);
        }
        """), Framework.Both, csharp: 7);

    [Fact]
    public Task IisDirectoryOnNet_HasNoFix() => Verify.NoFix<PickupDirectoryWithTlsCodeFix>(Id, Programs.InMethod("""
        using var client = new SmtpClient(host);
        [|client.DeliveryMethod = SmtpDeliveryMethod.PickupDirectoryFromIis|];
        client.Send(message);
        """), on: Framework.Net);

    [Fact]
    public Task TlsThatAnotherWayNeeds_HasNoFix() => Verify.NoFix<PickupDirectoryWithTlsCodeFix>(Id, Programs.InMethod("""
        using var client = new SmtpClient("smtp.gmail.com", 587) { [|EnableSsl = true|] };
        if (flag)
        {
            client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        }

        client.Send(message);
        """));

    [Fact]
    public Task DirectoryAndTlsOnBranchesThatExcludeEachOther_AreSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Settings
        {
            public string Directory { get; set; }
        }

        class Mailer
        {
            void Send(string host, Settings settings, MailMessage message)
            {
                using var client = new SmtpClient(host);
                if (!string.IsNullOrEmpty(settings.Directory))
                {
                    client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
                    client.PickupDirectoryLocation = settings.Directory;
                }

                if (string.IsNullOrEmpty(settings.Directory))
                {
                    client.EnableSsl = true;
                }

                client.Send(message);
            }
        }
        """);

    private static Task Flagged(string statements, Framework on) => Verify.Flagged(Id, Programs.InMethod(statements), on);

    private static Task Silent(string statements, Framework on = Framework.Both) => Verify.Silent(Programs.InMethod(statements), on);
}
