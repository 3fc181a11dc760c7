using System.Net;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Sends payslips. Somebody once had trouble with the server's certificate.</summary>
    public class PayslipMailer
    {
        private readonly MailSettings settings;

        public PayslipMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public void Send(string employee, string text)
        {
            using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
            {
                client.EnableSsl = false;
                client.Credentials = new NetworkCredential(settings.User, settings.Password);
                client.Send("payroll@example.com", employee, "Your payslip", text);
            }
        }
    }
}
