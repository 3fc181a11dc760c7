using System;
using System.Net.Mail;

namespace LegacyMailer
{
    public static class Program
    {
        public static int Main(string[] args)
        {
            int port;
            if (args.Length != 3 || !int.TryParse(args[2], out port))
            {
                Console.Error.WriteLine("Usage: LegacyMailer KIND HOST PORT");
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
                case "backup":
                    return new BackupMailer(settings).Report("All saved.");
                case "board":
                    return new BoardMailer(settings).Send("All in favour.");
                case "circular":
                    new CircularMailer(settings.Host).Send(new[] { "a@example.com", "b@example.com" }, "There is news.");
                    return true;
                case "catalogue":
                    using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
                    {
                        new CatalogueMailer(client).Send("customer@example.com", "All we have.").GetAwaiter().GetResult();
                    }

                    return true;
                case "minutes":
                    new MinutesMailer(settings).Send("All in favour.");
                    return true;
                case "payslip":
                    new PayslipMailer(settings).Send("employee@example.com", "Less than you hoped.");
                    return true;
                case "preview":
                    new PreviewMailer().Write("reader@example.com", "There is news.");
                    return true;
                case "receipt":
                    using (SmtpClient client = new SmtpClient(settings.Host, settings.Port))
                    {
                        new ReceiptMailer(client).Send("customer@example.com", "Paid.").GetAwaiter().GetResult();
                    }

                    return true;
                case "reminder":
                    return new ReminderMailer(settings).Remind("customer@example.com", "2024-0815");
                case "report":
                    new ReportMailer(settings).Send("sales.csv");
                    return true;
                case "shipping":
                    new ShippingMailer(settings).Announce("customer@example.com", "0042");
                    return true;
                case "statement":
                    new StatementMailer(settings).Send("customer@example.com", "You owe us nothing.").GetAwaiter().GetResult();
                    return true;
                case "supplier":
                    new SupplierMailer(settings).Order("supplier@example.com", "100 boxes");
                    return true;
                case "survey":
                    new SurveyMailer(settings).Ask("customer@example.com");
                    return true;
                case "ticket":
                    new TicketMailer(settings).Acknowledge("customer@example.com", "T-1");
                    return true;
                case "voucher":
                    new VoucherMailer(settings).Send("customer@example.com", "TEN-OFF");
                    return true;
                case "welcome":
                    new WelcomeMailer(settings).Welcome("customer@example.com").GetAwaiter().GetResult();
                    return true;
                default:
                    Console.Error.WriteLine("There is no mail of the kind " + what + ".");
                    return false;
            }
        }
    }
}
