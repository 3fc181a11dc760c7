using System;
using System.ComponentModel;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Acknowledges support tickets in the background, in the way that was usual before async and await.</summary>
    public class TicketMailer : IDisposable
    {
        private readonly SmtpClient client;

        public TicketMailer(MailSettings settings)
        {
            client = new SmtpClient(settings.Host, settings.Port);
            client.SendCompleted += OnSent;
        }

        public void Acknowledge(string customer, string ticket)
        {
            client.SendAsync("support@example.com", customer, "Ticket " + ticket, "We have it.", ticket);
        }

        public void Dispose()
        {
            client.Dispose();
        }

        private static void OnSent(object sender, AsyncCompletedEventArgs e)
        {
            Console.WriteLine("Ticket " + e.UserState + " is acknowledged.");
        }
    }
}
