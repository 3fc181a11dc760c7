using System;
using System.Net;

namespace NeedsJudgement
{
    public static class Program
    {
        public static int Main(string[] args)
        {
            if (args.Length != 1)
            {
                Console.Error.WriteLine("Usage: NeedsJudgement contact|login|digest|office|salary");
                return 2;
            }

            switch (args[0])
            {
                case "contact":
                    new ContactForm().Submit("visitor@example.com", "Are you open on Sundays?");
                    return 0;
                case "login":
                    new LoginMailer().SendCode("customer@example.com", "123456");
                    return 0;
                case "digest":
                    new DigestMailer().Send(new[] { "a@example.com", "b@example.com" }).GetAwaiter().GetResult();
                    return 0;
                case "office":
                    new OfficeMailer(new NetworkCredential("office", Environment.GetEnvironmentVariable("OFFICE_PASSWORD")))
                        .Send("customer@example.com", "We have moved.");
                    return 0;
                case "salary":
                    new SalaryMailer().Send("department@example.com", "employee@example.com", "More than you hoped.");
                    return 0;
                default:
                    Console.Error.WriteLine("There is no mail of the kind " + args[0] + ".");
                    return 2;
            }
        }
    }
}
