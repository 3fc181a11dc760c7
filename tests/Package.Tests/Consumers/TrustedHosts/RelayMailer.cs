using System.Net.Mail;

public class RelayMailer
{
    public void Send(MailMessage message)
    {
        using (var trusted = new SmtpClient("mail.corp.example.com", 587))
        {
            trusted.Send(message);
        }

        using (var trusted = new SmtpClient("RELAY", 587) { EnableSsl = false })
        {
            trusted.Send(message);
        }

        using (var stranger = new SmtpClient("mail.example.com", 587))
        {
            stranger.Send(message);
        }
    }
}
