using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public class MessageNotDisposedFixTests
{
    private const string Id = "SMTP3006";

    [Fact]
    public Task UsingDeclaration_WhereTheLanguageHasIt() => Verify.Fix<MessageNotDisposedCodeFix>(Id, MessageNotDisposedCodeFix.Title, """
        using System.Net.Mail;

        class Mailer
        {
            public void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            public void Send(SmtpClient client, string path)
            {
                using var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task UsingStatement_Otherwise() => Verify.Fix<MessageNotDisposedCodeFix>(Id, MessageNotDisposedCodeFix.Title, """
        using System.Net.Mail;

        class Mailer
        {
            public void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            public void Send(SmtpClient client, string path)
            {
                using (var message = new MailMessage("a@b.test", "c@d.test"))
                {
                    message.Attachments.Add(new Attachment(path));
                    client.Send(message);
                }
            }
        }
        """, csharp: 7);

    [Fact]
    public Task SuperfluousDispose_IsRemoved() => Verify.Fix<MessageNotDisposedCodeFix>(Id, MessageNotDisposedCodeFix.Title, """
        using System.Net.Mail;

        class Mailer
        {
            public void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
                message.Dispose();
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            public void Send(SmtpClient client, string path)
            {
                using var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task ReturnedTask_IsAwaited() => Verify.Fix<MessageNotDisposedCodeFix>(Id, MessageNotDisposedCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(path));
                return client.SendMailAsync(message);
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, string path)
            {
                using var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(path));
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task AllOfAFile_AreFixed() => Verify.Fix<MessageNotDisposedCodeFix>(Id, MessageNotDisposedCodeFix.Title, """
        using System.Net.Mail;

        class Mailer
        {
            public void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }

            public void Again(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            public void Send(SmtpClient client, string path)
            {
                using var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }

            public void Again(SmtpClient client, string path)
            {
                using var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task AttachmentUsedAfter_IsNotOffered() => Verify.NoFix<MessageNotDisposedCodeFix>(Id, """
        using System.Net.Mail;

        class Mailer
        {
            public string Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                var attachment = new Attachment(path);
                message.Attachments.Add(attachment);
                client.Send(message);
                return attachment.Name;
            }
        }
        """);

    [Fact]
    public Task EventSend_IsNotOffered() => Verify.NoFix<MessageNotDisposedCodeFix>(Id, """
        using System.Net.Mail;

        class Mailer
        {
            public void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(path));
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task FileWantedAfterwards_IsSetFreeBefore() => Verify.Fix<MessageNotDisposedCodeFix>(Id, MessageNotDisposedCodeFix.Title, """
        using System.IO;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@example.com", "b@example.com")|];
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
                File.Delete(path);
            }
        }
        """, """
        using System.IO;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                using (var message = new MailMessage("a@example.com", "b@example.com"))
                {
                    message.Attachments.Add(new Attachment(path));
                    client.Send(message);
                }
                File.Delete(path);
            }
        }
        """);
}
