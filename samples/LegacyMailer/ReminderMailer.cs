using System;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Reminds customers of what they owe. Whoever is not reached gets a letter.</summary>
    public class ReminderMailer
    {
        private readonly MailSettings settings;

        public ReminderMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public bool Remind(string customer, string number)
        {
            using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
            {
                try
                {
                    client.SendMailAsync("accounts@example.com", customer, "Invoice " + number, "Is still open.").Wait();
                    return true;
                }
                catch (SmtpException e)
                {
                    Console.Error.WriteLine("By letter: " + customer + " (" + e.StatusCode + ": " + DeliveryLog.Reason(e) + ")");
                    return false;
                }
            }
        }
    }
}
