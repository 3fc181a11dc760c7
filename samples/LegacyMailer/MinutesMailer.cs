using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Sends the minutes of a meeting to those who were there.</summary>
    public class MinutesMailer
    {
        private readonly MailSettings settings;

        public MinutesMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public void Send(string text)
        {
            using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
            {
                client.Send("office@example.com", "chair@example.com; clerk@example.com", "Minutes", text);
            }
        }
    }
}
