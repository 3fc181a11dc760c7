using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>The class does not own it.</summary>
public partial class ClientFieldNotDisposedTests
{
    [Fact]
    public Task InjectedField_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task InjectedOrOwn_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client ?? new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task OwnPassedToTheOtherConstructor_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer() : this(new SmtpClient("localhost"))
            {
            }

            public Mailer(SmtpClient client) => _client = client;

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task AlsoAssignedFromAParameter_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _client = new SmtpClient("localhost");

            public void Use(SmtpClient client) => _client = client;

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task SettableProperty_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public SmtpClient Client { get; set; } = new SmtpClient("localhost");

            public void Send(MailMessage message) => Client.Send(message);
        }
        """);

    [Fact]
    public Task ProtectedField_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            protected SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task StaticField_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private static readonly SmtpClient Client = new SmtpClient("localhost");

            public static int Port => Client.Port;
        }
        """);

    [Fact]
    public Task UnresolvedBase_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer : {|CS0246:MailerBase|}
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task GivenToAnUnknownOwner_IsSilent() => Verify.Silent("""
        using System;
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public Mailer(ICollection<IDisposable> parts) => parts.Add(_client);

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task FilledByAnUnknownFactory_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(Func<SmtpClient> factory) => _client = factory();

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task ReturnedToTheCaller_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _client;

            public SmtpClient Create()
            {
                _client = new SmtpClient("localhost");
                return _client;
            }
        }
        """);

    [Fact]
    public Task PickupDirectory_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = "/mails" };

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task MailKitClient_IsSilent() => Verify.Silent("""
        namespace MailKit.Net.Smtp
        {
            public class SmtpClient
            {
                public void Send(object message) { }
            }
        }

        class Mailer
        {
            private readonly MailKit.Net.Smtp.SmtpClient _client = new MailKit.Net.Smtp.SmtpClient();

            public void Send(object message) => _client.Send(message);
        }
        """);
}
