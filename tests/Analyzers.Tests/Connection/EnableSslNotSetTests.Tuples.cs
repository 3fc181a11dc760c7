using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public partial class EnableSslNotSetTests
{
    [Fact]
    public Task TupleAssignment_IsSilent() => Verify.Silent(Programs.InMethod("""
        using (var client = new SmtpClient())
        {
            (client.Host, client.Port, client.EnableSsl) = (host, 587, true);
            client.Credentials = new NetworkCredential(user, password);
            client.Send(message);
        }
        """));

    [Fact]
    public Task TupleAssignmentWithoutTls_IsFlagged() => Verify.Flagged(Id, Programs.InMethod("""
        using (var client = [|new SmtpClient()|])
        {
            (client.Host, client.Port) = (host, 587);
            client.Send(message);
        }
        """));

    [Fact]
    public Task TupleOfAMethod_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("smtp.gmail.com", 587))
                {
                    (client.EnableSsl, client.Timeout) = Settings();
                    client.Send(message);
                }
            }

            (bool, int) Settings() => (true, 1000);
        }
        """);
}
