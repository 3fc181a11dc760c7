using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class MessageNotDisposedTests
{
    [Theory]
    [InlineData("message.Attachments.Dispose();")]
    [InlineData("foreach (var each in message.Attachments) each.Dispose();")]
    [InlineData("foreach (Attachment each in message.Attachments) { each?.Dispose(); }")]
    [InlineData("for (int i = 0; i < message.Attachments.Count; i++) message.Attachments[i].Dispose();")]
    [InlineData("message.Attachments.ToList().ForEach(each => each.Dispose());")]
    public Task AttachmentsDisposedWithoutTheirMessage_AreSilent(string disposal) => Verify.Silent($$"""
        using System.Linq;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path)
            {
                var message = new MailMessage("a@example.com", "b@example.com");
                message.Attachments.Add(new Attachment(path));
                try
                {
                    client.Send(message);
                }
                finally
                {
                    {{disposal}}
                }
            }
        }
        """);

    [Theory]
    [InlineData("message.Attachments.Add(new Attachment(path) { Name = \"report\" });")]
    [InlineData("var attachment = new Attachment(path) { Name = \"report\" }; message.Attachments.Add(attachment);")]
    [InlineData("message.Attachments.Add(new Attachment(File.OpenRead(path), inline ? \"a\" : \"b\") { ContentId = inline ? \"1\" : \"2\" });")]
    [InlineData("view.LinkedResources.Add(new LinkedResource(path) { ContentId = \"logo\" }); message.AlternateViews.Add(view);")]
    [InlineData("Attachment attachment = null; if (inline) { attachment = new Attachment(path); message.Attachments.Add(attachment); }")]
    [InlineData("Attachment attachment = null; foreach (var each in new[] { path }) { attachment = new Attachment(each); message.Attachments.Add(attachment); }")]
    [InlineData("Attachment attachment; attachment = new Attachment(path); message.Attachments.Add(attachment);")]
    public Task AttachmentFromAFile_HoweverWritten_IsFlagged(string statements) =>
        Verify.Flagged(Id, Attaching(statements).Replace("new MailMessage(\"a@example.com\", \"b@example.com\")",
            "[|new MailMessage(\"a@example.com\", \"b@example.com\")|]"));

    [Theory]
    [InlineData("message.Attachments.Add(new Attachment(content, \"report\") { ContentId = \"report\" });")]
    [InlineData("message.Attachments.Add(new Attachment(new MemoryStream(), \"report\") { ContentId = path });")]
    [InlineData("Attachment attachment = null; if (!Make(path, out attachment)) attachment = new Attachment(path); message.Attachments.Add(attachment);")]
    [InlineData("Attachment attachment = null; if (inline) { attachment = new Attachment(content, path); message.Attachments.Add(attachment); }")]
    public Task AttachmentFromElsewhere_HoweverWritten_IsSilent(string statements) => Verify.Silent(Attaching(statements));

    private static string Attaching(string statements) => $$"""
        using System.IO;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, string path, Stream content, bool inline)
            {
                var view = AlternateView.CreateAlternateViewFromString("text");
                var message = new MailMessage("a@example.com", "b@example.com");
                {{statements}}
                client.Send(message);
            }

            static bool Make(string path, out Attachment attachment) { attachment = null; return false; }
        }
        """;
}
