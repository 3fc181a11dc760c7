using System.Globalization;
using System.Net.Mail;
using SmtpAnalyzers;

internal static class MailRetry
{
    /// <summary>
    /// Sends until it passes, and throws what the last attempt threw. Recipients that were refused for good while others were worth another
    /// attempt are taken out of the message and into <paramref name="refused"/>; so are, without a word, those that have the mail.
    /// </summary>
    public static async Task SendAsync(
        Func<SmtpClient> connect,
        MailMessage message,
        ICollection<SmtpRecipientFailure> refused,
        int attempts,
        TimeSpan pause,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // A client for each attempt: the connection of the last one may be what failed.
                using var client = connect();
                await client.SendMailAsync(message, cancellationToken);
                return;
            }
            catch (Exception e) when (attempt < attempts && IsWorthRetrying(SmtpFailure.From(e)))
            {
                KeepTransient(message, SmtpFailure.From(e), refused);
            }

            await Task.Delay(pause * attempt, cancellationToken);
        }
    }

    /// <summary>The message may pass later, or some of its recipients may.</summary>
    public static bool IsWorthRetrying(SmtpFailure failure) => failure.IsTransient || failure.Recipients.Any(r => r.IsTransient);

    /// <summary>Leaves in the message only the recipients that were refused for now. Where none was refused by itself, nobody has the mail.</summary>
    public static void KeepTransient(MailMessage message, SmtpFailure failure, ICollection<SmtpRecipientFailure> refused)
    {
        if (failure.Recipients.Count == 0)
        {
            return;
        }

        var later = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var recipient in failure.Recipients)
        {
            if (recipient.IsTransient)
            {
                later.Add(OnTheWire(new MailAddress(recipient.Address)));
            }
            else
            {
                refused.Add(recipient);
            }
        }

        foreach (var addresses in new[] { message.To, message.CC, message.Bcc })
        {
            foreach (var done in addresses.Where(a => !later.Contains(OnTheWire(a))).ToList())
            {
                addresses.Remove(done);
            }
        }
    }

    // bücher.example is refused under its ASCII name.
    private static string OnTheWire(MailAddress address) => address.User + "@" + new IdnMapping().GetAscii(address.Host);
}
