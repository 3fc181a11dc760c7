using System.Collections.Generic;
using System.Linq;
using System.Net.Mail;
using System.Threading.Tasks;

namespace NeedsJudgement
{
    /// <summary>Sends the weekly digest to everyone at once, through the one client of the program.</summary>
    public class DigestMailer
    {
        private static readonly SmtpClient Client = new SmtpClient("mail.example.com");

        public Task Send(IEnumerable<string> readers)
        {
            return Task.WhenAll(readers.Select(reader => Client.SendMailAsync("news@example.com", reader, "Digest", "This week.")));
        }
    }
}
