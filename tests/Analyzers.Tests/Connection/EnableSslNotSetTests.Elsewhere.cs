using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

/// <summary>EnableSsl is set by other code than that which makes the client.</summary>
public partial class EnableSslNotSetTests
{
    [Fact]
    public Task EnableSslSetByAnExtensionMethodOfAChain_IsSilent() => Verify.Silent("""
        using System.Net;
        using System.Net.Mail;

        static class Setup
        {
            public static SmtpClient LoggedIn(this SmtpClient client, NetworkCredential login)
            {
                client.Credentials = login;
                return client;
            }

            public static SmtpClient Encrypted(this SmtpClient client)
            {
                client.EnableSsl = true;
                return client;
            }
        }

        class Mailer
        {
            void Send(string host, NetworkCredential login, MailMessage message)
            {
                using (var client = new SmtpClient(host).LoggedIn(login).Encrypted())
                {
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task EnableSslSetOnWhatAMethodGivesBack_IsSilent() => Verify.Silent("""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, NetworkCredential login, MailMessage message)
            {
                using var client = LoggedIn(new SmtpClient(host), login);
                client.EnableSsl = true;
                client.Send(message);
            }

            private static SmtpClient LoggedIn(SmtpClient client, NetworkCredential login)
            {
                client.Credentials = login;
                return client;
            }
        }
        """);

    [Fact]
    public Task ChainThatNobodyEncrypts_IsFlagged() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        static class Setup
        {
            public static SmtpClient LoggedIn(this SmtpClient client, NetworkCredential login)
            {
                client.Credentials = login;
                return client;
            }
        }

        class Mailer
        {
            void Send(string host, NetworkCredential login, MailMessage message)
            {
                using var client = [|new SmtpClient(host)|].LoggedIn(login);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task EnableSslInAPartialMethod_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        partial class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, 587);
                Configure(client);
                client.Send(message);
            }

            partial void Configure(SmtpClient smtp);
        }

        partial class Mailer
        {
            partial void Configure(SmtpClient client) => client.EnableSsl = true;
        }
        """);

    [Fact]
    public Task EnableSslSetForTheReceiverOfAnOutParameter_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                Create(host, out var client);
                client.Send(message);
                client.Dispose();
            }

            private static void Create(string host, out SmtpClient client)
            {
                client = new SmtpClient(host, 587);
                client.EnableSsl = true;
            }
        }
        """);

    [Theory]
    [InlineData("void Send(SmtpClient[] all) { all[0] = new SmtpClient(Host); all[0].EnableSsl = true; }")]
    [InlineData("void Send(List<SmtpClient> all) { all.Add(new SmtpClient(Host)); foreach (var client in all) { client.EnableSsl = true; } }")]
    [InlineData("void Send(Outbox box) { box.Client = new SmtpClient(Host); box.Client.EnableSsl = true; }")]
    [InlineData("Outbox Send() => new Outbox { Client = { EnableSsl = true } };")]
    [InlineData("Func<SmtpClient> create = () => new SmtpClient(Host); void Send() { using var client = create(); client.EnableSsl = true; }")]
    [InlineData("SmtpClient New => new SmtpClient(Host); void Send() { using var client = New; client.EnableSsl = true; }")]
    public Task EnableSslSetWhereTheClientHasGone_IsSilent(string members) => Verify.Silent($$"""
        using System;
        using System.Collections.Generic;
        using System.Net.Mail;

        class Outbox
        {
            public SmtpClient Client { get; set; } = new SmtpClient("smtp.gmail.com");
        }

        class Mailer
        {
            private const string Host = "smtp.gmail.com";

            {{members}}
        }
        """, except: "SMTP3001,SMTP3003");

    [Fact]
    public Task EnableSslSetOnAnotherClientOfTheFile_ExcusesNothing() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create() => [|new SmtpClient("smtp.gmail.com")|];

            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host);
                client.EnableSsl = true;
                client.Send(message);
            }
        }
        """);

    [Theory]
    [InlineData("#if SECURE\nclient.EnableSsl = true;\n#endif")]
    [InlineData("#if SECURE\nclient.EnableSsl = true;\n#else\nclient.EnableSsl = false;\n#endif")]
    public Task EnableSslOfAnotherBuild_IsSilent(string lines) => Verify.Silent(Mailer(lines));

    [Fact]
    public Task OtherCodeOfAnotherBuild_ExcusesNothing() =>
        Verify.Flagged(Id, Mailer("#if SECURE\nclient.Timeout = 1;\n#endif").Replace("new SmtpClient(host, 587)", "[|new SmtpClient(host, 587)|]"));

    private static string Mailer(string lines) => $$"""
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, 587);
        {{lines}}
                client.Send(message);
            }
        }
        """;
}
