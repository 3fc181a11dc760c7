using System;
using System.Net.Mail;
using SmtpAnalyzers;

public static class Advice
{
    public static string On(Exception exception)
    {
        SmtpFailure failure = SmtpFailure.From(exception);
        return failure.Remedy == SmtpRemedy.RetryLater
            ? Outcome.Of(exception)
            : global::SmtpAnalyzers.SmtpStatusCodes.Describe(SmtpStatusCode.MailboxBusy).Meaning;
    }
}
