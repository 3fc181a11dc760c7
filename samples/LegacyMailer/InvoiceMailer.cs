using System;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Sends invoices, through the company's own relay that wanted neither login nor TLS when this was written.</summary>
    public class InvoiceMailer
    {
        private readonly MailSettings settings;

        public InvoiceMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public bool Send(string customer, string number)
        {
            try
            {
                new SmtpClient(settings.Host, settings.Port).Send(
                    "accounts@example.com", customer, "Invoice " + number, "Please pay within 14 days.");
            }
            catch (SmtpException e)
            {
                Console.Error.WriteLine("Invoice " + number + " is not sent: " + e.Message);
                return false;
            }

            return true;
        }
    }
}
