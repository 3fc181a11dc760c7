using System.Net.Mail;
using System.Threading;

namespace LegacyMailer
{
    /// <summary>Reports on the nightly backup, and does not give up easily.</summary>
    public class BackupMailer
    {
        private readonly MailSettings settings;

        public BackupMailer(MailSettings settings)
        {
            this.settings = settings;
        }

        public bool Report(string text)
        {
            using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
            {
                for (int attempt = 1; attempt <= 3; attempt++)
                {
                    try
                    {
                        client.Send("backup@example.com", "operators@example.com", "Backup", text);
                        return true;
                    }
                    catch (SmtpException)
                    {
                        Thread.Sleep(1000 * attempt);
                    }
                }
            }

            return false;
        }
    }
}
