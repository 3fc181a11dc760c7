using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>Disposed, handed over, or without a file.</summary>
public partial class MessageNotDisposedTests
{
    [Fact]
    public Task UsingStatement_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                using (var message = new MailMessage("a@b.test", "c@d.test"))
                {
                    message.Attachments.Add(new Attachment(path));
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task UsingDeclaration_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                using var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task DisposedInFinally_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                try
                {
                    message.Attachments.Add(new Attachment(path));
                    client.Send(message);
                }
                finally
                {
                    message.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task EachAttachmentDisposed_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                using (var attachment = new Attachment(path))
                {
                    message.Attachments.Add(attachment);
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task AttachmentUnderAUsingDeclaration_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                using var attachment = new Attachment(path);
                var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(attachment);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task StreamDisposed_IsSilent() => Verify.Silent("""
        using System.IO;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                using (var stream = File.OpenRead(path))
                {
                    message.Attachments.Add(new Attachment(stream, "a.pdf"));
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task NoAttachments_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task AttachmentFromMemory_IsSilent() => Verify.Silent("""
        using System.IO;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(new MemoryStream(), "a.pdf"));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task AttachmentFromText_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(Attachment.CreateAttachmentFromString("text", "a.txt"));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task ViewFromText_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString("<b/>", null, "text/html"));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task CallersAttachment_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, Attachment attachment)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(attachment);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task CallersAttachments_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, IEnumerable<Attachment> attachments)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                foreach (var attachment in attachments)
                {
                    message.Attachments.Add(attachment);
                }

                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task CallersStream_IsSilent() => Verify.Silent("""
        using System.IO;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, Stream stream)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(stream, "a.pdf"));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task ReceivedMessage_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message, string path)
            {
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task ReturnedMessage_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            MailMessage Create(string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(path));
                return message;
            }
        }
        """);

    [Fact]
    public Task NeverSent_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(path));
            }
        }
        """);

    [Fact]
    public Task GivenToAnUnknownMethod_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, Action<MailMessage> done, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(path));
                done(message);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task StoredInAField_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private MailMessage _last;

            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                _last = message;
                message.Attachments.Add(new Attachment(path));
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task GivenToTheHandlerAsUserState_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                message.Attachments.Add(new Attachment(path));
                client.SendAsync(message, message);
            }
        }
        """, except: "SMTP1005");

    [Fact]
    public Task AttachmentKeptInAList_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            private readonly List<Attachment> _attachments = new List<Attachment>();

            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@b.test", "c@d.test");
                var attachment = new Attachment(path);
                _attachments.Insert(0, attachment);
                message.Attachments.Add(attachment);
                client.Send(message);
            }
        }
        """);
}
