using System.Net.Mail;

namespace NeedsJudgement
{
    /// <summary>Passes on what visitors write. On .NET Framework the host comes from the configuration file, on .NET from nowhere.</summary>
    public class ContactForm
    {
        public void Submit(string visitor, string text)
        {
            using (SmtpClient client = new SmtpClient())
            {
                client.Send("web@example.com", "office@example.com", "From " + visitor, text);
            }
        }
    }
}
