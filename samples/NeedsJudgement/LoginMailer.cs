using System.Net;
using System.Net.Mail;

namespace NeedsJudgement
{
    /// <summary>Sends the code for a login.</summary>
    public class LoginMailer
    {
        public void SendCode(string customer, string code)
        {
            using (SmtpClient client = new SmtpClient("mail.example.com", 587))
            {
                client.EnableSsl = true;
                client.Credentials = new NetworkCredential("shop", "Winter-2019!");
                client.Send("shop@example.com", customer, "Your code", code);
            }
        }
    }
}
