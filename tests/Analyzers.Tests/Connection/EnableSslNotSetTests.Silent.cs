using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public partial class EnableSslNotSetTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("flag")]
    [InlineData("Settings.Ssl")]
    [InlineData("port != 25")]
    [InlineData("flag ? true : Settings.Ssl")]
    [InlineData("Settings.Wanted ?? true")]
    public Task EnableSslAssigned_IsSilent(string value) => Verify.Silent($$"""
        using System.Net;
        using System.Net.Mail;

        static class Settings
        {
            public static bool Ssl { get; set; }

            public static bool? Wanted { get; set; }
        }

        class Mailer
        {
            void Send(string host, int port, bool flag, NetworkCredential login, MailMessage message)
            {
                using var client = new SmtpClient(host, 587) { Credentials = login, EnableSsl = {{value}} };
                client.Send(message);

                using var other = new SmtpClient(host, 587);
                other.EnableSsl = {{value}};
                other.Send(message);
            }
        }
        """);

    [Fact]
    public Task EnableSslInAnIf_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 587);
        if (flag)
        {
            client.EnableSsl = true;
        }

        client.Send(message);
        """);

    [Fact]
    public Task EnableSslInAHelper_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, 587);
                Protect(client);
                client.Send(message);
            }

            private static void Protect(SmtpClient client) => client.EnableSsl = true;
        }
        """);

    [Fact]
    public Task EnableSslInALocalFunction_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 587);
        Protect();
        client.Send(message);

        void Protect() => client.EnableSsl = true;
        """);

    [Fact]
    public Task EnableSslInTheConstructorForAField_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        sealed class Mailer : System.IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("smtp.gmail.com", 587);

            public Mailer()
            {
                _client.EnableSsl = true;
            }

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task EnableSslInAnotherMethodOfTheClass_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        sealed class Mailer : System.IDisposable
        {
            private readonly SmtpClient _client;

            public Mailer(string host)
            {
                _client = new SmtpClient(host, 587);
            }

            public bool Protected
            {
                set { _client.EnableSsl = value; }
            }

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task EnableSslSetByTheCallerOfTheFactory_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Send(string host, MailMessage message)
            {
                using var client = Create(host);
                client.EnableSsl = true;
                client.Send(message);
            }

            private static SmtpClient Create(string host) => new SmtpClient(host, 587);
        }
        """);

    [Fact]
    public Task EnableSslSetInALambda_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 587);
        System.Action protect = () => client.EnableSsl = true;
        protect();
        client.Send(message);
        """);

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.1.1")]
    [InlineData("::1")]
    [InlineData(".")]
    [InlineData("host.docker.internal")]
    [InlineData("mailhog")]
    [InlineData("mailpit")]
    [InlineData("smtp4dev")]
    [InlineData("papercut")]
    [InlineData("maildev")]
    public Task ThisMachineOrADevelopmentCatcher_IsSilent(string server) => Silent($$"""
        using (var client = new SmtpClient("{{server}}", 587) { Credentials = new NetworkCredential(user, password) })
        {
            client.Send(message);
        }

        using (var other = new SmtpClient { Host = "{{server}}", Port = 587 })
        {
            other.Send(message);
        }
        """);

    [Theory]
    [InlineData("relay.example.com")]
    [InlineData("Mail.Corp.Example.com")]
    public Task TrustedHost_IsSilent(string server) => Verify.Silent(Programs.InMethod($$"""
        using var client = new SmtpClient("{{server}}", 587) { Credentials = new NetworkCredential(user, password) };
        client.Send(message);
        """), options: "smtp_analyzers.trusted_hosts = relay.example.com, *.corp.example.com");

    [Theory]
    [InlineData("SpecifiedPickupDirectory")]
    [InlineData("Network + 1")]
    public Task PickupDirectory_IsSilent(string method) => Silent($$"""
        using var client = new SmtpClient(host, 587);
        client.DeliveryMethod = SmtpDeliveryMethod.{{method}};
        client.Send(message);
        """);

    [Fact]
    public Task DeliveryMethodThatIsNotKnown_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, SmtpDeliveryMethod method, MailMessage message)
            {
                using var client = new SmtpClient(host, 587) { DeliveryMethod = method };
                client.Send(message);
            }
        }
        """);

    [Theory]
    [InlineData("null")]
    [InlineData("default")]
    [InlineData("(ICredentialsByHost)null")]
    [InlineData("CredentialCache.DefaultNetworkCredentials")]
    [InlineData("(ICredentialsByHost)CredentialCache.DefaultCredentials")]
    [InlineData("CredentialCache.DefaultCredentials as ICredentialsByHost")]
    [InlineData("flag ? null : CredentialCache.DefaultNetworkCredentials")]
    public Task NoPassword_IsSilent(string credentials) => Silent($$"""
        using var client = new SmtpClient(host);
        client.Credentials = {{credentials}};
        client.Send(message);
        """);

    [Theory]
    [InlineData("var server = flag ? \"localhost\" : \"mail.example.com\";")]
    [InlineData("string server; if (flag) server = \"localhost\"; else server = \"mail.example.com\";")]
    [InlineData("var server = \"mail.example.com\"; if (flag) { server = \"mailhog\"; }")]
    [InlineData("var server = user switch { \"test\" => \"localhost\", _ => host };")]
    [InlineData("var server = host ?? \"localhost\";")]
    public Task HostThatMayBeThisMachine_IsSilent(string local) => Silent($$"""
        {{local}}
        using var client = new SmtpClient(server) { Credentials = new NetworkCredential(user, password) };
        client.Send(message);
        """);

    [Theory]
    [InlineData("smtp.gmail.com.example.org")]
    [InlineData("mysmtp.gmail.com")]
    [InlineData("smtp.zoho")]
    [InlineData("smtp-gmail-com")]
    [InlineData("email-smtp.amazonaws.com")]
    public Task HostThatOnlyLooksLikeAKnownOne_IsSilent(string server) => Silent($$"""
        using var client = new SmtpClient("{{server}}", 25);
        client.Send(message);
        """);

    [Fact]
    public Task PropertiesThatAskEachOther_AreReadToAnEnd() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private string Host => Fallback ?? "localhost";

            private string Fallback => Host ?? (Host == "" ? Host : "mail.example.com");

            void Send(MailMessage message)
            {
                using var client = new SmtpClient(Host, 587);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task NothingThatAsksForTls_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 25);
        client.Send(message);
        """);

    [Fact]
    public Task PortThatIsNotKnown_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, int port, MailMessage message)
            {
                using var client = new SmtpClient(host, port);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task GivenToAMethodThatCannotBeSeen_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, Action<SmtpClient> configure, MailMessage message)
            {
                using var client = new SmtpClient(host, 587);
                configure(client);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task GivenToAnOverridableMethod_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, 587);
                Prepare(client);
                client.Send(message);
            }

            protected virtual void Prepare(SmtpClient client)
            {
            }
        }
        """);

    [Fact]
    public Task NoHostInCodeOnNetFramework_IsSilent() => Verify.Silent(Programs.InMethod("""
        using (var client = new SmtpClient { Port = 587, Credentials = new NetworkCredential(user, password) })
        {
            client.Send(message);
        }
        """), Framework.NetFramework | Framework.NetStandard);

    [Theory]
    [InlineData("/app.config")]
    [InlineData("/Web.config")]
    [InlineData("/Web.Release.config")]
    public Task ConfigurationFileWithTls_IsSilent(string file) => Verify.Silent(Programs.InMethod("""
        using var client = new SmtpClient(host, 587);
        client.Send(message);
        """), Framework.NetFramework, additionalFiles: [(file, Config("enableSsl=\"True\""))]);

    [Fact]
    public Task DerivedClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class SafeClient : SmtpClient
        {
            public SafeClient(string host) : base(host, 587) => EnableSsl = true;
        }

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using var client = new SafeClient(host) { Port = 587 };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task ClientOfAnotherLibrary_IsSilent() => Verify.Silent("""
        namespace MailKit.Net.Smtp
        {
            class SmtpClient
            {
                public SmtpClient(string host, int port)
                {
                }

                public void Send(System.Net.Mail.MailMessage message)
                {
                }
            }

            class Mailer
            {
                void Send(string host, System.Net.Mail.MailMessage message) => new SmtpClient(host, 587).Send(message);
            }
        }
        """);

    [Fact]
    public Task UnreachableCode_IsSilent() => Silent("""
        return;
        #pragma warning disable CS0162
        var client = new SmtpClient(host, 587);
        client.Send(message);
        """);

    private static Task Silent(string statements) => Verify.Silent(Programs.InMethod(statements));
}
