using System.Net;
using System.Net.Mail;

namespace NeedsJudgement
{
    /// <summary>Sends through the company's mailbox, which will not know passwords for long.</summary>
    public class OfficeMailer
    {
        private readonly NetworkCredential login;

        public OfficeMailer(NetworkCredential login)
        {
            this.login = login;
        }

        public void Send(string customer, string text)
        {
            ServicePointManager.ServerCertificateValidationCallback = (sender, certificate, chain, errors) => true;
            using (SmtpClient client = new SmtpClient("smtp.office365.com", 587))
            {
                client.EnableSsl = true;
                client.Credentials = login;
                client.Send("office@example.com", customer, "From the office", text);
            }
        }
    }
}
