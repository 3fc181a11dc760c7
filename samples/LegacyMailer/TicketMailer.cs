using System;
using System.ComponentModel;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Acknowledges support tickets in the background, in the way that was usual before async and await.</summary>
    public class TicketMailer
    {
        private readonly MailSettings settings;

        public TicketMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public void Acknowledge(string customer, string ticket)
        {
            SmtpClient client = new SmtpClient(settings.Host, settings.Port);
            client.SendCompleted += OnSent;
            client.SendAsync("support@example.com", customer, "Ticket " + ticket, "We have it.", ticket);
        }

        private static void OnSent(object sender, AsyncCompletedEventArgs e)
        {
            Console.WriteLine("Ticket " + e.UserState + " is acknowledged.");
            ((SmtpClient)sender).Dispose();
        }
    }
}
