using System;
using System.Collections.Generic;
using System.Net.Mail;
using System.Threading;

namespace LegacyMailer
{
    /// <summary>One mail to many. Whoever was refused gets it later, and everybody else once more.</summary>
    public class CircularMailer
    {
        private readonly string host;

        public CircularMailer(string host)
        {
            this.host = host;
        }

        public void Send(IEnumerable<string> readers, string text)
        {
            using (SmtpClient client = new SmtpClient(host))
            using (MailMessage message = new MailMessage())
            {
                message.From = new MailAddress("news@example.com");
                message.Body = text;
                foreach (string reader in readers)
                {
                    message.Bcc.Add(reader);
                }

                try
                {
                    client.Send(message);
                }
                catch (SmtpFailedRecipientsException e)
                {
                    Console.Error.WriteLine(e.InnerExceptions.Length + " readers were refused; once more in a moment.");
                    Thread.Sleep(5000);
                    client.Send(message);
                }
            }
        }
    }
}
