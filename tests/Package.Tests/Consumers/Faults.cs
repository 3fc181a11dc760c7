using System;
using System.Net;
using System.Net.Mail;

public class OrderMailer
{
    private readonly string host;

    public OrderMailer(string host)
    {
        this.host = host;
    }

    public bool Send(MailMessage message, string user, string password)
    {
        try
        {
            var client = new SmtpClient(host, 587);
            client.Credentials = new NetworkCredential(user, password);
            client.Send(message);
            return true;
        }
        catch (SmtpException e)
        {
            Console.WriteLine("The order could not be confirmed: " + e.Message);
            return false;
        }
    }
}
