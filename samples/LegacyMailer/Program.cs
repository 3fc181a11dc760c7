using System;

namespace LegacyMailer
{
    public static class Program
    {
        public static int Main(string[] args)
        {
            int port;
            if (args.Length != 3 || !int.TryParse(args[2], out port))
            {
                Console.Error.WriteLine("Usage: LegacyMailer order|invoice|newsletter|alert HOST PORT");
                return 2;
            }

            MailSettings settings = new MailSettings(args[1], port);
            return Send(args[0], settings) ? 0 : 1;
        }

        private static bool Send(string what, MailSettings settings)
        {
            switch (what)
            {
                case "order":
                    return new OrderMailer(settings).Confirm("customer@example.com", "4711");
                case "invoice":
                    return new InvoiceMailer(settings).Send("customer@example.com", "2024-0815");
                case "newsletter":
                    return new NewsletterMailer(settings).Send(new[] { "a@example.com", "b@example.com" }) == 2;
                case "alert":
                    new AlertMailer(settings).Alert("The disk is full.").GetAwaiter().GetResult();
                    return true;
                default:
                    Console.Error.WriteLine("There is no mail of the kind " + what + ".");
                    return false;
            }
        }
    }
}
