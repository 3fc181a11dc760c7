using System.Net.Mail;
using Polly;
using Polly.Retry;
using SmtpAnalyzers;

internal static class PollyMailRetry
{
    public static async Task SendAsync(
        Func<SmtpClient> connect,
        MailMessage message,
        ICollection<SmtpRecipientFailure> refused,
        int retries,
        TimeSpan pause,
        CancellationToken cancellationToken)
    {
        var pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(e => MailRetry.IsWorthRetrying(SmtpFailure.From(e))),
                MaxRetryAttempts = retries,
                Delay = pause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = retry =>
                {
                    // Without this the next attempt would go again to those who have the mail.
                    MailRetry.KeepTransient(message, SmtpFailure.From(retry.Outcome.Exception!), refused);
                    return default;
                },
            })
            .Build();

        await pipeline.ExecuteAsync(
            async token =>
            {
                using var client = connect();
                await client.SendMailAsync(message, token);
            },
            cancellationToken);
    }
}
