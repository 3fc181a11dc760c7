using SmtpAnalyzers.CodeFixes.Lifetime;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP3006's fix: the attached file is free once the message is sent.</summary>
public class MessageFileTests
{
    [Theory]
    [InlineData(8, "message.Attachments.Add(new Attachment(path));")]
    [InlineData(7, "message.Attachments.Add(new Attachment(path));")]
    [InlineData(8, "message.AlternateViews.Add(new AlternateView(path));")]
    public async Task AttachedFile_IsFreeAfterTheSend(int csharp, string attaching)
    {
        // Every message is kept, or the finalizer of its file could free it before the program looks.
        var (before, after) = await FixedProgram.Of<MessageNotDisposedCodeFix>("SMTP3006", MessageNotDisposedCodeFix.Title, $$"""
            using System.Collections.Generic;
            using System.IO;
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    var path = Path.GetTempFileName();
                    try
                    {
                        File.WriteAllText(path, "attached");
                        Send(host, port, path);
                        File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                    }
                    finally
                    {
                        File.Delete(path);
                    }
                }

                static void Send(string host, int port, string path)
                {
                    using (var client = new SmtpClient(host, port))
                    {
                        var message = new KeptMessage("from@example.com", "to@example.com");
                        {{attaching}}
                        client.Send(message);
                    }
                }
            }

            class KeptMessage : MailMessage
            {
                static readonly List<KeptMessage> All = new List<KeptMessage>();

                public KeptMessage(string from, string to)
                    : base(from, to)
                {
                    All.Add(this);
                }
            }
            """, csharp, runtime: false);

        await using var locked = await before.RunAsync();
        Assert.IsType<IOException>(locked.Thrown);

        await using var run = await after.RunAsync();
        Assert.Null(run.Thrown);
        Assert.Single(run.Server.Mails);
    }
}
