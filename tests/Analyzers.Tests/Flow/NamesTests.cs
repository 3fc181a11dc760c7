using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Flow;

/// <summary>Two names are one object however the language says it, for every rule: what is done under the other name counts.</summary>
public class NamesTests
{
    public static TheoryData<string> Namings =>
    [
        "var same = {0};",
        "if (!({0} is {{ }} same)) return;",
        "if (!({0} is var same)) return;",
        "(var same, var number) = ({0}, 1);",
        "var (same, number) = ({0}, 1);",
    ];

    [Theory]
    [MemberData(nameof(Namings))]
    public Task SettingsOfAClient(string naming) => Verify.Silent(Mailer($$"""
        void Send(string host, MailMessage message)
        {
            using (var client = new SmtpClient("smtp.gmail.com", 465) { EnableSsl = false, Timeout = 30 })
            {
                {{Named(naming, "client")}}
                same.Port = 587;
                same.EnableSsl = true;
                same.Timeout = 30000;
                client.Send(message);
            }
        }

        void SendThere(string host, MailMessage message)
        {
            using (var client = new SmtpClient())
            {
                {{Named(naming, "client")}}
                same.Host = host;
                client.Send(message);
            }
        }
        """));

    [Theory]
    [MemberData(nameof(Namings))]
    public Task NothingSetOnAClient(string naming) => Verify.Flagged("SMTP2001", Mailer($$"""
        void Send(string host, MailMessage message)
        {
            using (var client = [|new SmtpClient("smtp.gmail.com")|])
            {
                {{Named(naming, "client")}}
                same.Port = 587;
                same.Send(message);
            }
        }
        """));

    [Theory]
    [MemberData(nameof(Namings))]
    public Task HandlerOfAClient(string naming) => Verify.Silent(Mailer($$"""
        void Send(MailMessage message)
        {
            var client = new SmtpClient("localhost");
            {{Named(naming, "client")}}
            same.SendCompleted += (sender, e) => { Console.WriteLine(e.Error); client.Dispose(); };
            client.SendAsync(message, null);
        }

        void SendByTheOther(MailMessage message)
        {
            var client = new SmtpClient("localhost");
            {{Named(naming, "client")}}
            client.SendCompleted += (sender, e) => { Console.WriteLine(e.Error); client.Dispose(); };
            same.SendAsync(message, null);
        }
        """));

    [Theory]
    [MemberData(nameof(Namings))]
    public Task NoHandlerOfAClient(string naming) => Verify.Flagged("SMTP1005", Mailer($$"""
        void Send(MailMessage message)
        {
            var client = new SmtpClient("localhost");
            {{Named(naming, "client")}}
            [|same.SendAsync(message, null)|];
        }
        """));

    [Theory]
    [MemberData(nameof(Namings))]
    public Task FieldThatIsDisposed(string naming) => Verify.Silent(Mailer($$"""
        private readonly SmtpClient _client = new SmtpClient("localhost");

        public void Send(MailMessage message) => _client.Send(message);

        public void Dispose()
        {
            {{Named(naming, "_client")}}
            same.Dispose();
        }
        """));

    [Theory]
    [MemberData(nameof(Namings))]
    public Task FieldThatIsNot(string naming) => Verify.Flagged("SMTP3003", Mailer($$"""
        private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

        public void Send(MailMessage message) => _client.Send(message);

        public void Dispose()
        {
            {{Named(naming, "_client")}}
            Console.WriteLine(same.Host);
        }
        """));

    [Theory]
    [MemberData(nameof(Namings))]
    public Task MessageThatIsDisposed(string naming) => Verify.Silent(Mailer($$"""
        void Send(SmtpClient client, string path)
        {
            var message = new MailMessage("a@example.com", "b@example.com");
            {{Named(naming, "message")}}
            try
            {
                same.Attachments.Add(new Attachment(path));
                client.Send(message);
            }
            finally
            {
                same.Dispose();
            }
        }
        """));

    [Theory]
    [MemberData(nameof(Namings))]
    public Task MessageThatIsNot(string naming) => Verify.Flagged("SMTP3006", Mailer($$"""
        void Send(SmtpClient client, string path)
        {
            var message = [|new MailMessage("a@example.com", "b@example.com")|];
            {{Named(naming, "message")}}
            same.Attachments.Add(new Attachment(path));
            client.Send(message);
        }
        """));

    [Theory]
    [MemberData(nameof(Namings))]
    public Task TaskThatIsAwaited(string naming) => Verify.Silent(Mailer($$"""
        async Task Send(MailMessage message)
        {
            using (var client = new SmtpClient("localhost"))
            {
                {{Named(naming, "client.SendMailAsync(message)")}}
                await same;
            }
        }

        async Task SendKept(MailMessage message)
        {
            using (var client = new SmtpClient("localhost"))
            {
                var task = client.SendMailAsync(message);
                {{Named(naming, "task")}}
                await same;
            }
        }

        void SendBy(SmtpClient client, MailMessage message)
        {
            {{Named(naming, "client.SendMailAsync(message)")}}
            Watch(same);
        }

        private static void Watch(Task task) => Console.WriteLine(task.Exception);
        """));

    [Theory]
    [MemberData(nameof(Namings))]
    public Task TaskThatIsNot(string naming) => Verify.Flagged("SMTP3002", Mailer($$"""
        void Send(MailMessage message)
        {
            using (var client = new SmtpClient("localhost"))
            {
                {{Named(naming, "[|client.SendMailAsync(message)|]")}}
                Console.WriteLine(same.Id);
            }
        }
        """));

    [Theory]
    [MemberData(nameof(Namings))]
    public Task MessageWithOtherRecipients(string naming) => Verify.Silent(Mailer($$"""
        void Send(SmtpClient client, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientException e)
            {
                Console.WriteLine(e.StatusCode);
                {{Named(naming, "message")}}
                same.To.Clear();
                same.To.Add(e.FailedRecipient);
                client.Send(message);
            }
        }
        """));

    [Theory]
    [MemberData(nameof(Namings))]
    public Task StatusThatDecides(string naming) => Verify.Silent(Mailer($$"""
        void Send(SmtpClient client, MailMessage message)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch (SmtpException e)
                {
                    {{Named(naming, "e")}}
                    if (same.StatusCode != SmtpStatusCode.MailboxBusy) throw;
                }
            }
        }

        void SendByItsStatus(SmtpClient client, MailMessage message)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch (SmtpException e)
                {
                    {{Named(naming.Replace("is {{ }}", "is var"), "e.StatusCode")}}
                    if (same != SmtpStatusCode.MailboxBusy) throw;
                }
            }
        }

        void SendToSeveral(SmtpClient client, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientsException e)
            {
                {{Named(naming, "e")}}
                Console.WriteLine(same.InnerExceptions.Length);
            }
        }
        """));

    private static string Named(string naming, string value) => string.Format(System.Globalization.CultureInfo.InvariantCulture, naming, value);

    private static string Mailer(string members) => $$"""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            {{members}}
        }
        """;
}
