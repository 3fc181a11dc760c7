using System.Net;
using System.Net.Mail;
using System.Threading.Tasks;

namespace LegacyMailer
{
    /// <summary>Tells the operators that something is wrong.</summary>
    public class AlertMailer
    {
        private readonly MailSettings settings;

        public AlertMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public Task Alert(string text)
        {
            SmtpClient client = new SmtpClient
            {
                Host = settings.Host,
                Port = settings.Port,
                Credentials = new NetworkCredential(settings.User, settings.Password)
            };
            return client.SendMailAsync("monitor@example.com", "operators@example.com", "Alert", text);
        }
    }
}
