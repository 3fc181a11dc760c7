using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public class MessageDisposedWhileSendingTests
{
    private const string Id = "SMTP3007";

    [Theory]
    [InlineData("return [|client.SendMailAsync(message)|];")]
    [InlineData("_ = [|client.SendMailAsync(message)|]; return Task.CompletedTask;")]
    [InlineData("[|client.SendMailAsync(message)|]; return Task.CompletedTask;")]
    [InlineData("var task = [|client.SendMailAsync(message)|]; return task;")]
    [InlineData("[|client.SendAsync(message, null)|]; return Task.CompletedTask;")]
    [InlineData("Task.Run(() => [|client.Send(message)|]); return Task.CompletedTask;")]
    [InlineData("return Task.Run(() => [|client.Send(message)|]);")]
    [InlineData("Task.Factory.StartNew(() => { [|client.Send(message)|]; }); return Task.CompletedTask;")]
    [InlineData("Task.Run(async () => await [|client.SendMailAsync(message)|]); return Task.CompletedTask;")]
    [InlineData("new Thread(() => [|client.Send(message)|]).Start(); return Task.CompletedTask;")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => [|client.Send(message)|]); return Task.CompletedTask;")]
    public async Task SendThatOutlivesAUsing_IsFlagged(string send)
    {
        await Verify.Flagged(Id, Sending($$"""
            using (var message = new MailMessage("a@example.com", to))
            {
                {{send}}
            }
            """));
        await Verify.Flagged(Id, Sending($$"""
            using var message = new MailMessage("a@example.com", to);
            {{send}}
            """));
        await Verify.Flagged(Id, Sending($$"""
            var message = new MailMessage("a@example.com", to);
            try
            {
                {{send}}
            }
            finally
            {
                message.Dispose();
            }
            """));
    }

    [Theory]
    [InlineData("using (var file = new Attachment(path)) { message.Attachments.Add(file); return [|client.SendMailAsync(message)|]; }")]
    [InlineData("using var file = new Attachment(path); message.Attachments.Add(file); [|client.SendAsync(message, null)|]; return Task.CompletedTask;")]
    [InlineData("using (var stream = File.OpenRead(path)) { message.Attachments.Add(new Attachment(stream, \"a\")); return [|client.SendMailAsync(message)|]; }")]
    [InlineData("using var stream = new MemoryStream(); var file = new Attachment(stream, \"a\"); message.Attachments.Add(file); return [|client.SendMailAsync(message)|];")]
    [InlineData("using (var view = AlternateView.CreateAlternateViewFromString(\"a\")) { message.AlternateViews.Add(view); return [|client.SendMailAsync(message)|]; }")]
    public Task AttachmentThatIsDisposedMeanwhile_IsFlagged(string statements) => Verify.Flagged(Id, Sending($$"""
        var message = new MailMessage("a@example.com", to);
        {{statements}}
        """));

    [Fact]
    public Task MessageOfACaller_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(SmtpClient client, MailMessage message)
            {
                using (message)
                {
                    return [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task SendAsyncAndDispose_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client)
            {
                MailMessage message = new MailMessage("a@example.com", "b@example.com");
                client.SendCompleted += (s, e) => Console.WriteLine(e.Error);
                [|client.SendAsync(message, "token")|];
                message.Dispose();
            }
        }
        """);

    [Fact]
    public Task HelperThatSends_IsFlaggedAtItsCall() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            Task Send(string to)
            {
                using (var message = new MailMessage("a@example.com", to))
                {
                    return [|Send(message)|];
                }
            }

            Task Send(MailMessage message) => _client.SendMailAsync(message);
        }
        """);

    [Theory]
    [InlineData("await client.SendMailAsync(message);")]
    [InlineData("await client.SendMailAsync(message).ConfigureAwait(false);")]
    [InlineData("client.SendMailAsync(message).Wait();")]
    [InlineData("var task = client.SendMailAsync(message); await task;")]
    [InlineData("await Task.WhenAll(client.SendMailAsync(message));")]
    [InlineData("client.Send(message);")]
    [InlineData("await Task.Run(() => client.Send(message));")]
    [InlineData("var task = Task.Run(() => client.Send(message)); task.Wait();")]
    [InlineData("Task.Run(() => client.Send(message)).GetAwaiter().GetResult();")]
    [InlineData("var thread = new Thread(() => client.Send(message)); thread.Start(); thread.Join();")]
    [InlineData("using (var file = new Attachment(path)) { message.Attachments.Add(file); await client.SendMailAsync(message); }")]
    [InlineData("using (var file = new Attachment(path)) { System.Console.WriteLine(file.Name); } await client.SendMailAsync(message);")]
    [InlineData("Task.Run(() => System.Console.WriteLine(message.Subject)); await client.SendMailAsync(message);")]
    public Task SendThatIsOverBefore_IsSilent(string send) => Verify.Silent(Sending($$"""
        using (var message = new MailMessage("a@example.com", to))
        {
            {{send}}
        }
        """, isAsync: true));

    [Theory]
    [InlineData("client.SendCompleted += (s, e) => { System.Console.WriteLine(e.Error); message.Dispose(); }; client.SendAsync(message, null); return Task.CompletedTask;")]
    [InlineData("return client.SendMailAsync(message).ContinueWith(task => { message.Dispose(); task.GetAwaiter().GetResult(); });")]
    [InlineData("return client.SendMailAsync(message);")]
    [InlineData("return Task.Run(() => { using (message) client.Send(message); });")]
    [InlineData("using (var file = new Attachment(path)) { using (var other = new MailMessage()) { other.Attachments.Add(file); client.Send(other); } } return client.SendMailAsync(message);")]
    public Task MessageThatIsDisposedAfterwardsOrNever_IsSilent(string send) => Verify.Silent(Sending($$"""
        var message = new MailMessage("a@example.com", to);
        {{send}}
        """));

    [Theory]
    [InlineData("client.SendAsync(message, message);")]
    [InlineData("_ = client.SendMailAsync(message);")]
    public Task MessageDisposedWhereTheCallThrew_IsSilent(string send) => Verify.Silent(Sending($$"""
        var message = new MailMessage("a@example.com", to);
        try
        {
            {{send}}
        }
        catch (System.InvalidOperationException)
        {
            message.Dispose();
        }

        return Task.CompletedTask;
        """), except: "SMTP1009");

    [Fact]
    public Task ClientWithPickupDirectory_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(string to)
            {
                using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = "/mails" })
                using (var message = new MailMessage("a@example.com", to))
                {
                    return client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task WaitForASignal_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client)
            {
                var done = new ManualResetEvent(false);
                client.SendCompleted += (s, e) => { Console.WriteLine(e.Error); done.Set(); };
                using (var message = new MailMessage("a@example.com", "b@example.com"))
                {
                    client.SendAsync(message, null);
                    done.WaitOne();
                }
            }
        }
        """);

    private static string Sending(string statements, bool isAsync = false) => $$"""
        using System.IO;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            {{(isAsync ? "async " : "")}}Task Send(SmtpClient client, string to, string path)
            {
                {{statements}}
            }
        }
        """;
}
