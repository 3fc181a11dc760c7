using System.Net.Mail;
using System.Threading.Tasks;

namespace LegacyMailer
{
    /// <summary>Welcomes new customers.</summary>
    public class WelcomeMailer
    {
        private readonly MailSettings settings;

        public WelcomeMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public Task Welcome(string customer)
        {
            using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
            {
                return client.SendMailAsync("shop@example.com", customer, "Welcome", "Good to have you here.");
            }
        }
    }
}
