using SmtpAnalyzers.CodeFixes;

namespace SmtpAnalyzers.Tests.Rules;

public class StatusCodeIgnoredFixTests
{
    private const string Id = "SMTP1001";

    [Fact]
    public Task HandlerThatLogsAndReturns_KeepsBothInTheDefaultArm() => Verify.Fix<StatusCodeIgnoredCodeFix>(
        Id, StatusCodeIgnoredCodeFix.HandleByRemedy,
        """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|SmtpException|] e)
                {
                    // The operator reads this.
                    Console.WriteLine("Sending failed: " + e.Message);
                    return false;
                }
            }
        }
        """,
        """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            bool Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e)
                {
                    var failure = SmtpFailure.From(e);
                    switch (failure.Remedy)
                    {
                        case SmtpRemedy.RetryLater:
                        case SmtpRemedy.Reconnect:
                            // Transient: the same message may pass later, so queue it to be sent again.
                            goto default;
                        case SmtpRemedy.EnableTls:
                        case SmtpRemedy.FixTls:
                            // TLS is missing or failed: set EnableSsl = true, or mend the certificate.
                            goto default;
                        case SmtpRemedy.FixCredentials:
                            // The server wants a login, or refused this one: check the user name and password.
                            goto default;
                        case SmtpRemedy.FixRecipient:
                            // Permanent for these addresses: failure.Recipients says which, and why.
                            goto default;
                        default:
                            // The operator reads this.
                            Console.WriteLine("Sending failed: " + failure);
                            return false;
                    }
                }
            }
        }
        """);
}
