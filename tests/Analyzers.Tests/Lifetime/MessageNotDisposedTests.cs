using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class MessageNotDisposedTests
{
    private const string Id = "SMTP3006";

    [Fact]
    public Task AttachmentByPath_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task AttachmentByFileStream_IsFlagged() => Verify.Flagged(Id, """
        using System.IO;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(new FileStream(path, FileMode.Open), "a.pdf"));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task AttachmentByOpenRead_IsFlagged() => Verify.Flagged(Id, """
        using System.IO;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(File.OpenRead(path), "a.pdf"));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task AttachmentInALocal_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                var attachment = new Attachment(path);
                attachment.ContentDisposition.Inline = true;
                message.Attachments.Add(attachment);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task AttachmentThroughAnAlias_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                var attachments = message.Attachments;
                attachments.Add(new Attachment(path));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task AttachmentsInALoop_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                foreach (var file in path.Split(';'))
                {
                    message.Attachments.Add(new Attachment(file));
                }

                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task AttachmentInTheInitializer_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|] { Attachments = { new Attachment(path) } };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task AttachmentOnOneBranch_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                if (path != null)
                {
                    message.Attachments.Add(new Attachment(path));
                }

                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task AttachmentByAHelper_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                Attach(message, path);
                client.Send(message);
            }

            private static void Attach(MailMessage message, string path) => message.Attachments.Add(new Attachment(path));
        }
        """);

    [Fact]
    public Task AlternateViewByPath_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.AlternateViews.Add(new AlternateView(path));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task LinkedResourceOfAView_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                var view = AlternateView.CreateAlternateViewFromString("<img>", null, "text/html");
                view.LinkedResources.Add(new LinkedResource(path));
                message.AlternateViews.Add(view);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task DisposedOnlyWhenNothingFails_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
                message.Dispose();
            }
        }
        """);

    [Fact]
    public Task AsynchronousSend_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                message.Attachments.Add(new Attachment(path));
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task OneOfTwoAttachmentsDisposed_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = [|new MailMessage("a@b.test", "c@d.test")|];
                using (var first = new Attachment(path))
                {
                    message.Attachments.Add(first);
                    message.Attachments.Add(new Attachment(path + ".sig"));
                    client.Send(message);
                }
            }
        }
        """);
}
