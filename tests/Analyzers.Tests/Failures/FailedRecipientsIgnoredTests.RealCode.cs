using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class FailedRecipientsIgnoredTests
{
    [Fact]
    public Task StatusThroughALocal_IsFlagged() => Verify.Flagged(Id, Handling("""
        catch (SmtpFailedRecipientsException e)
        {
            SmtpStatusCode status = [|e.StatusCode|];
            if (status == SmtpStatusCode.MailboxBusy)
            {
                Console.WriteLine(e.InnerExceptions.Length);
            }
        }
        """));

    [Fact]
    public Task TwoComparisonsInOneCondition_AreFlaggedOnce() => Verify.Flagged(Id, Handling("""
        catch (SmtpFailedRecipientsException e)
        {
            if ([|e.StatusCode|] == SmtpStatusCode.MailboxBusy || e.StatusCode == SmtpStatusCode.MailboxUnavailable)
            {
                Console.WriteLine(e.InnerExceptions.Length);
            }
        }
        """));

    [Fact]
    public Task StatusOfALocalThatIsOnlyWritten_IsSilent() => Verify.Silent(Handling("""
        catch (SmtpFailedRecipientsException e)
        {
            SmtpStatusCode status = e.StatusCode;
            Console.WriteLine(status + " " + e.InnerExceptions.Length);
        }
        """));
}
