using System.Net;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Sends vouchers, with the port that other mail programs ask for.</summary>
    public class VoucherMailer
    {
        private readonly MailSettings settings;

        public VoucherMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public void Send(string customer, string code)
        {
            using (SmtpClient client = new SmtpClient(settings.Host, 465))
            {
                client.EnableSsl = true;
                client.Credentials = new NetworkCredential(settings.User, settings.Password);
                client.Send("shop@example.com", customer, "Your voucher", code);
            }
        }
    }
}
