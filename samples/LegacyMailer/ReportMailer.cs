using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Sends the day's sales as a file, which the next day's job overwrites.</summary>
    public class ReportMailer
    {
        private readonly MailSettings settings;

        public ReportMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public void Send(string path)
        {
            MailMessage message = new MailMessage("sales@example.com", "management@example.com");
            message.Subject = "Sales of the day";
            message.Attachments.Add(new Attachment(path));
            using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
            {
                client.Send(message);
            }
        }
    }
}
