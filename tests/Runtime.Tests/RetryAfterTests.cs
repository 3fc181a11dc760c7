using System.Net.Mail;

namespace SmtpAnalyzers.Runtime.Tests;

public sealed class RetryAfterTests
{
    [Theory]
    [InlineData("4.7.1 Greylisted, try again in 300 seconds", 300)]
    [InlineData("4.2.0 Recipient address rejected: example.com greylisted for 60 seconds by ZEROSPAM", 60)]
    [InlineData("4.7.1 Greylisted for 5 minutes", 300)]
    [InlineData("Greylisted for 90 seconds", 90)]
    [InlineData("try again in 15 minutes", 900)]
    [InlineData("Please try again after 2 hours.", 7200)]
    [InlineData("please retry in 30 min", 1800)]
    [InlineData("Wait 10m and retry", 600)]
    [InlineData("deferred for 300s", 300)]
    [InlineData("Greylisting in action, please come back in 00:04:59", 299)]
    [InlineData("Too many messages, try later in an hour", 3600)]
    [InlineData("Rate limit exceeded. Try again in 1 day", 86400)]
    [InlineData("Limit of 100 messages in 60 minutes. Try again in 20 minutes.", 1200)]
    public void TimeThatTheReplyNames_IsRead(string words, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Failure(words).RetryAfter);

    [Theory]
    [InlineData("4.2.0 Greylisted, see http://postgrey.schweikert.ch/help/b.test.html")]
    [InlineData("try again later")]
    [InlineData("try again in a few minutes")]
    [InlineData("more than 100 messages in 60 minutes")]
    [InlineData("Try again later. You sent 100 messages in 60 minutes")]
    [InlineData("try again later: 600 messages per 60 minutes")]
    [InlineData("wait, 20 messages in the last 30 minutes")]
    [InlineData("try again at 10:30:00")]
    [InlineData("retry in 12345678901234567890 seconds")]
    [InlineData("retry in 5 megabytes")]
    [InlineData("")]
    public void ReplyWithoutATime_HasNone(string words) => Assert.Null(Failure(words).RetryAfter);

    [Fact]
    public void SeveralRecipients_HaveTheLongest()
    {
        var failure = SmtpFailure.From(new SmtpFailedRecipientsException("", [
            new(SmtpStatusCode.MailboxBusy, "<a@example.com>", "4.2.0 Greylisted for 60 seconds"),
            new(SmtpStatusCode.MailboxUnavailable, "<b@example.com>", "5.1.1 unknown"),
            new(SmtpStatusCode.MailboxBusy, "<c@example.com>", "4.2.0 Greylisted for 5 minutes"),
        ]));
        Assert.Equal(TimeSpan.FromMinutes(5), failure.RetryAfter);
    }

    [Fact]
    public void FailureWithoutAReply_HasNone() => Assert.Null(SmtpFailure.From(new SmtpException("Failure sending mail.", new IOException("try again in 5 minutes"))).RetryAfter);

    private static SmtpFailure Failure(string words) => SmtpFailure.From(new SmtpFailedRecipientException(SmtpStatusCode.MailboxBusy, "<a@example.com>", words));
}
