using System;
using System.Net.Mail;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;
using SmtpAnalyzers;

internal static class PollyMailRetry
{
    public static async Task SendAsync(Func<SmtpClient> connect, MailMessage message, int retries, TimeSpan pause)
    {
        var pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                // Asked once for each failure, before the pause; it also takes out of the message whoever has it.
                ShouldHandle = new PredicateBuilder().Handle<Exception>(e => SmtpFailure.From(e).KeepForRetry(message)),
                MaxRetryAttempts = retries,
                Delay = pause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();

        await pipeline.ExecuteAsync(async _ =>
        {
            using (var client = connect())
            {
                await client.SendMailAsync(message);
            }
        });
    }
}
