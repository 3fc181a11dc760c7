using System;
using System.Net.Mail;

namespace NeedsJudgement
{
    /// <summary>Tells the department, and then, in secret, the one whom it is about.</summary>
    public class SalaryMailer
    {
        public void Send(string department, string employee, string text)
        {
            using (SmtpClient client = new SmtpClient("mail.example.com"))
            {
                client.SendCompleted += (sender, e) => Console.WriteLine(e.Error == null ? "told" : e.Error.Message);
                client.Send("payroll@example.com", department, "Salaries", "They are out.");
                client.EnableSsl = true;
                client.Send("payroll@example.com", employee, "Your salary", text);
            }
        }
    }
}
