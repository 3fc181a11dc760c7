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
}
