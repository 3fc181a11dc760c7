using System.Net;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Orders from suppliers. The line on the default credentials comes from a forum.</summary>
    public class SupplierMailer
    {
        private readonly MailSettings settings;

        public SupplierMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public void Order(string supplier, string goods)
        {
            using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
            {
                client.UseDefaultCredentials = true;
                client.Credentials = new NetworkCredential(settings.User, settings.Password);
                client.EnableSsl = true;
                client.Send("purchasing@example.com", supplier, "Order", goods);
            }
        }
    }
}
