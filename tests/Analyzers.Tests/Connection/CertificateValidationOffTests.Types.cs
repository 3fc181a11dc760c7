using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

/// <summary>Which types have to do with mail.</summary>
public partial class CertificateValidationOffTests
{
    [Theory]
    [InlineData("SmtpClient Make(string host) => new SmtpClient(host);")]
    [InlineData("void Send(SmtpClient client, MailMessage message) => client.Send(message);")]
    [InlineData("System.Threading.Tasks.Task Send(SmtpClient client, MailMessage message) => client.SendMailAsync(message);")]
    public Task TypeThatMakesOrSends_IsFlagged(string member) =>
        Verify.Flagged(Id, Trusting(member, "[|ServicePointManager.ServerCertificateValidationCallback|]"));

    [Theory]
    [InlineData("int Port(SmtpClient client) => client.Port;")]
    [InlineData("MailMessage Make() => new MailMessage();")]
    public Task TypeThatDoesNeither_IsSilent(string member) =>
        Verify.Silent(Trusting(member, "ServicePointManager.ServerCertificateValidationCallback"));

    private static string Trusting(string member, string callback) => $$"""
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            static Mailer()
            {
                {{callback}} += (sender, certificate, chain, errors) => true;
            }

            {{member}}
        }
        """;
}
