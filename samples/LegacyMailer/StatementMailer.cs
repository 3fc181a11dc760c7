using System.Net.Mail;
using System.Threading.Tasks;

namespace LegacyMailer
{
    /// <summary>Sends the statement of an account. Nobody wants to wait for a server that has gone to sleep.</summary>
    public class StatementMailer
    {
        private readonly MailSettings settings;

        public StatementMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public async Task Send(string customer, string text)
        {
            using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
            {
                client.Timeout = 10000;
                await client.SendMailAsync("accounts@example.com", customer, "Your statement", text);
            }
        }
    }
}
