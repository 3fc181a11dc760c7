using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class GeneralCatchHidesStatusCodeTests
{
    [Fact]
    public Task SendOutOfReach_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Later(SmtpClient client, MailMessage message)
            {
        #pragma warning disable CS0162
                try
                {
                    throw new NotImplementedException();
                    client.Send(message);
                    return true;
                }
                catch (Exception)
                {
                    return false;
                }
            }
        }
        """);

    [Fact]
    public Task AfterAFilteredClauseForRecipients_IsFlagged() => Verify.Flagged(Id, Mailer(Send, """
        catch (SmtpFailedRecipientException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
        {
            return false;
        }
        catch ([|Exception|] e)
        {
            Console.WriteLine(e.Message);
        }
        """));

    [Fact]
    public Task FilterThatAsksForNoInnerException_IsFlagged() => Verify.Flagged(Id, Mailer(Send, """
        catch ([|Exception|] e) when (e.InnerException is null)
        {
            Console.WriteLine(e.Message);
        }
        """));

    [Theory]
    [InlineData("e.InnerException is TimeoutException")]
    [InlineData("e.InnerException != null")]
    public Task FilterThatAsksForAnInnerException_IsSilent(string filter) => Verify.Silent(Mailer(Send, $$"""
        catch (Exception e) when ({{filter}})
        {
            Console.WriteLine(e.Message);
        }
        """));
}
