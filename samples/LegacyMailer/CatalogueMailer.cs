using System.Net.Mail;
using System.Threading.Tasks;

namespace LegacyMailer
{
    /// <summary>Sends the catalogue with a client that its caller has.</summary>
    public class CatalogueMailer
    {
        private readonly SmtpClient client;

        public CatalogueMailer(SmtpClient client)
        {
            this.client = client;
        }

        public Task Send(string customer, string text)
        {
            using (MailMessage message = new MailMessage("shop@example.com", customer, "Our catalogue", text))
            {
                return client.SendMailAsync(message);
            }
        }
    }
}
