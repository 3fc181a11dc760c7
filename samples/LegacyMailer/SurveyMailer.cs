using System;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Asks customers how they liked it. A failure must not stop the shop.</summary>
    public class SurveyMailer
    {
        private readonly MailSettings settings;

        public SurveyMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public void Ask(string customer)
        {
            try
            {
                using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
                {
                    client.Send("shop@example.com", customer, "How was it?", "Tell us.");
                }
            }
            catch (Exception e)
            {
                Console.Error.WriteLine("Nobody is asked: " + e.Message);
            }
        }
    }
}
