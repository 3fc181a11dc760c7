using System;
using System.Net.Mail;
using System.Threading.Tasks;
using SmtpAnalyzers;

internal static class MailRetry
{
    /// <summary>Sends until it passes, and throws what the last attempt threw. Takes recipients out of the message as they are done with.</summary>
    public static async Task SendAsync(Func<SmtpClient> connect, MailMessage message, int attempts, TimeSpan pause)
    {
        for (var attempt = 1; ; attempt++)
        {
            SmtpFailure failure;
            try
            {
                // A client for each attempt: the connection of the last one may be what failed.
                using (var client = connect())
                {
                    await client.SendMailAsync(message);
                }

                return;
            }
            catch (Exception e) when (attempt < attempts && (failure = SmtpFailure.From(e)).KeepForRetry(message))
            {
            }

            await Task.Delay(failure.RetryAfter ?? TimeSpan.FromTicks(pause.Ticks * attempt));
        }
    }
}
