using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Says that a parcel is on its way. One connection serves a whole batch.</summary>
    public class ShippingMailer
    {
        private readonly SmtpClient client;

        public ShippingMailer(MailSettings settings)
        {
            client = new SmtpClient(settings.Host, settings.Port);
        }

        public void Announce(string customer, string parcel)
        {
            client.Send("shop@example.com", customer, "Your parcel " + parcel, "It left us today.");
        }
    }
}
