using System.Collections.Generic;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Sends the newsletter to each reader, and counts.</summary>
    public class NewsletterMailer
    {
        private readonly MailSettings settings;

        public NewsletterMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public int Send(IEnumerable<string> readers)
        {
            int sent = 0;
            foreach (string reader in readers)
            {
                try
                {
                    SmtpClient client = new SmtpClient();
                    client.Host = settings.Host;
                    client.Port = 587;
                    client.Send("news@example.com", reader, "News", "There is news.");
                    client.Dispose();
                    sent++;
                }
                catch (SmtpException)
                {
                    // The next reader may have more luck.
                }
            }

            return sent;
        }
    }
}
