using System.Net.Mail;
using System.Threading.Tasks;

namespace LegacyMailer
{
    /// <summary>Sends the receipt of a payment with a client that its caller has.</summary>
    public class ReceiptMailer
    {
        private readonly SmtpClient client;

        public ReceiptMailer(SmtpClient client)
        {
            this.client = client;
        }

        public Task Send(string customer, string text)
        {
            client.SendMailAsync("shop@example.com", customer, "Your receipt", text);
            return Task.CompletedTask;
        }
    }
}
