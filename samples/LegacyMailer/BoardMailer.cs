using System;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Sends the minutes to the whole board in one message.</summary>
    public class BoardMailer
    {
        private readonly MailSettings settings;

        public BoardMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public bool Send(string minutes)
        {
            using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
            {
                try
                {
                    client.Send("office@example.com", "chair@example.com,treasurer@example.com", "Minutes", minutes);
                    return true;
                }
                catch (SmtpFailedRecipientsException)
                {
                    Console.Error.WriteLine("Some of the board did not get the minutes.");
                    return false;
                }
            }
        }
    }
}
