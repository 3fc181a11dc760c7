using System.IO;
using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Writes a mail to a file, for a look at it before it goes out.</summary>
    public class PreviewMailer
    {
        public void Write(string reader, string text)
        {
            using (SmtpClient client = new SmtpClient())
            {
                client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
                client.PickupDirectoryLocation = Path.GetTempPath();
                client.EnableSsl = true;
                client.Send("news@example.com", reader, "Preview", text);
            }
        }
    }
}
