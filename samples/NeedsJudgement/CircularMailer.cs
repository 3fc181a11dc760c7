using System.Collections.Generic;
using System.Net.Mail;
using System.Threading;

namespace NeedsJudgement
{
    /// <summary>One mail to many. The handling of refused recipients is the one found in many a tutorial.</summary>
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
                    foreach (SmtpFailedRecipientException failed in e.InnerExceptions)
                    {
                        if (failed.StatusCode == SmtpStatusCode.MailboxBusy || failed.StatusCode == SmtpStatusCode.MailboxUnavailable)
                        {
                            Thread.Sleep(5000);
                            client.Send(message);
                        }
                    }
                }
            }
        }
    }
}
