using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class SendAsyncOutcomeIgnoredTests
{
    /// <summary>There the failures are thrown at the call.</summary>
    [Fact]
    public Task PickupDirectory_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = "/mail" };
                client.SendAsync(message, null);
            }
        }
        """);
}
