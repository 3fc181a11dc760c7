using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public partial class CertificateValidationOffTests
{
    private const string Id = "SMTP2012";

    [Theory]
    [InlineData("[|ServicePointManager.ServerCertificateValidationCallback|] = (s, certificate, chain, errors) => true;")]
    [InlineData("[|ServicePointManager.ServerCertificateValidationCallback|] += (s, certificate, chain, errors) => { return true; };")]
    [InlineData("[|ServicePointManager.ServerCertificateValidationCallback|] = delegate { return true; };")]
    [InlineData("[|ServicePointManager.ServerCertificateValidationCallback|] = new RemoteCertificateValidationCallback((s, c, h, e) => true);")]
    [InlineData("[|ServicePointManager.ServerCertificateValidationCallback|] = AcceptAll;")]
    [InlineData("[|ServicePointManager.ServerCertificateValidationCallback|] += new RemoteCertificateValidationCallback(AcceptAll);")]
    [InlineData("RemoteCertificateValidationCallback all = (s, c, h, e) => true; [|ServicePointManager.ServerCertificateValidationCallback|] = all;")]
    [InlineData("[|ServicePointManager.ServerCertificateValidationCallback|] = Local; bool Local(object s, X509Certificate c, X509Chain h, SslPolicyErrors e) => true;")]
    [InlineData("[|ServicePointManager.ServerCertificateValidationCallback|] = (s, c, h, e) => { if (e == SslPolicyErrors.None) return true; Console.WriteLine(e); return true; };")]
    [InlineData("if (client.EnableSsl) [|ServicePointManager.ServerCertificateValidationCallback|] = (s, c, h, e) => true;")]
    public Task CallbackThatAcceptsAll_IsFlagged(string statement) => Verify.Flagged(Id, Sending(statement));

    [Fact]
    public Task StaticConstructorOfASender_IsFlagged() => Verify.Flagged(Id, """
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            static Mailer()
            {
                [|ServicePointManager.ServerCertificateValidationCallback|] = (s, certificate, chain, errors) => true;
            }

            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("mail.example.com"))
                {
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task CodeLeftOutOfDebugBuilds_IsFlagged() => Verify.Flagged(Id, Sending("""
        Console.WriteLine();
        #if !DEBUG
        [|ServicePointManager.ServerCertificateValidationCallback|] = (s, c, h, e) => true;
        #endif
        """));

    [Theory]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = null;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = (s, c, h, e) => e == SslPolicyErrors.None;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = (s, c, h, e) => { if (c.Subject == host) return true; return e == SslPolicyErrors.None; };")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = Pinned;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = _unknown;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback -= AcceptAll;")]
    [InlineData("if (host == \"localhost\") ServicePointManager.ServerCertificateValidationCallback = AcceptAll;")]
    [InlineData("if (IsDevelopment()) { ServicePointManager.ServerCertificateValidationCallback = AcceptAll; }")]
    [InlineData("if (!IsDevelopment()) { return; } ServicePointManager.ServerCertificateValidationCallback = AcceptAll;")]
    [InlineData("if (System.Diagnostics.Debugger.IsAttached) ServicePointManager.ServerCertificateValidationCallback = AcceptAll;")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"X\") == \"Development\") ServicePointManager.ServerCertificateValidationCallback = AcceptAll;")]
    [InlineData("return; ServicePointManager.ServerCertificateValidationCallback = AcceptAll;")]
    [InlineData("RemoteCertificateValidationCallback mine = AcceptAll; Console.WriteLine(mine);")]
    public Task CallbackThatLooksOrIsForDevelopment_IsSilent(string statement) => Verify.Silent(Sending(statement));

    [Theory]
    [InlineData("#if DEBUG", "#endif")]
    [InlineData("#if NET || DEBUG", "#endif")]
    [InlineData("#if !DEBUG\n#else", "#endif")]
    public Task DebugBuild_IsSilent(string start, string end) => Verify.Silent($$"""
        #define DEBUG
        {{Sending($"Console.WriteLine();\n{start}\nServicePointManager.ServerCertificateValidationCallback = AcceptAll;\n{end}")}}
        """);

    [Fact]
    public Task TypeWithoutMail_IsSilent() => Verify.Silent("""
        using System.Net;
        using System.Net.Mail;

        class Startup
        {
            void Start() => ServicePointManager.ServerCertificateValidationCallback = (s, certificate, chain, errors) => true;
        }

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message) => client.Send(message);
        }
        """);

    [Fact]
    public Task PropertyOfAnotherClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Net.Security;

        class OtherClient
        {
            public RemoteCertificateValidationCallback ServerCertificateValidationCallback { get; set; }
        }

        class Mailer
        {
            void Send(SmtpClient client, OtherClient other, MailMessage message)
            {
                other.ServerCertificateValidationCallback = (s, certificate, chain, errors) => true;
                client.Send(message);
            }
        }
        """);

    private static string Sending(string statement) => $$"""
        using System;
        using System.Net;
        using System.Net.Mail;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class Mailer
        {
            private RemoteCertificateValidationCallback _unknown;

            void Send(string host, SmtpClient client, MailMessage message)
            {
                Trust(host, client);
                client.Send(message);
            }

            void Trust(string host, SmtpClient client)
            {
        {{statement}}
            }

            private static bool IsDevelopment() => false;

            private static bool AcceptAll(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors) => true;

            private static bool Pinned(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors)
            {
                return certificate.GetCertHashString() == "00";
            }
        }
        """;
}
