namespace SmtpAnalyzers.Tests.Rules;

public class ClientNotDisposedTests
{
    private const string Id = "SMTP3001";

    [Fact]
    public Task LocalNeverDisposed_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                client.Send(message);
            }
        }
        """);
}
