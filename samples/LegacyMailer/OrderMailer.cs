using System;
using System.Net;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Confirms orders, through the provider that wants a login.</summary>
    public class OrderMailer
    {
        private readonly MailSettings settings;

        public OrderMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public bool Confirm(string customer, string order)
        {
            MailMessage message = new MailMessage("shop@example.com", customer);
            message.Subject = "Your order " + order;
            message.Body = "Thank you. It is on its way.";

            try
            {
                SmtpClient client = new SmtpClient(settings.Host, settings.Port);
                client.Credentials = new NetworkCredential(settings.User, settings.Password);
                client.Send(message);
                return true;
            }
            catch (SmtpException e)
            {
                Console.Error.WriteLine("Order " + order + " is not confirmed: " + e.Message);
                return false;
            }
        }
    }
}
