using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Sends coupons. Thirty seconds ought to be enough for the server.</summary>
    public class CouponMailer
    {
        private readonly MailSettings settings;

        public CouponMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public void Send(string customer, string code)
        {
            using (SmtpClient client = new SmtpClient(settings.Host, settings.Port) { Timeout = 30 })
            {
                client.Send("shop@example.com", customer, "Your coupon", "Ten percent off with " + code);
            }
        }
    }
}
