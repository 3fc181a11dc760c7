using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public class TaskDroppedTests
{
    private const string Id = "SMTP1009";

    [Theory]
    [InlineData("[|client.SendMailAsync(message)|];")]
    [InlineData("client?[|.SendMailAsync(message)|];")]
    [InlineData("_ = [|client.SendMailAsync(message)|];")]
    [InlineData("var task = [|client.SendMailAsync(message)|];")]
    [InlineData("Task task; task = [|client.SendMailAsync(message)|];")]
    [InlineData("[|client.SendMailAsync(message)|].ConfigureAwait(false);")]
    [InlineData("[|client.SendMailAsync(message)|].ContinueWith(task => message.Dispose());")]
    [InlineData("[|client.SendMailAsync(message)|].ContinueWith(Watch);")]
    [InlineData("[|client.SendMailAsync(\"a@example.com\", \"b@example.com\", \"subject\", \"body\")|];")]
    [InlineData("try { [|client.SendMailAsync(message)|]; } catch (SmtpException e) { Console.WriteLine(e.StatusCode); }")]
    [InlineData("Action send = () => [|client.SendMailAsync(message)|]; send();")]
    [InlineData("[|Start(client, message)|];")]
    [InlineData("_ = [|Checked(client, message)|];")]
    [InlineData("[|Local()|]; Task Local() => client.SendMailAsync(message);")]
    public Task DroppedTask_IsFlagged(string statement) => Verify.Flagged(Id, Sending(statement));

    [Theory]
    [InlineData("_ = [|client.SendMailAsync(message)|]; await Task.Yield();")]
    [InlineData("var task = [|client.SendMailAsync(message)|]; await Task.Yield();")]
    public Task DroppedTaskInAnAsyncMethod_IsFlagged(string statement) => Verify.Flagged(Id, Sending(statement, isAsync: true));

    [Theory]
    [InlineData("client.SendMailAsync(message).Wait();")]
    [InlineData("client.SendMailAsync(message).GetAwaiter().GetResult();")]
    [InlineData("_task = client.SendMailAsync(message);")]
    [InlineData("_tasks.Add(client.SendMailAsync(message));")]
    [InlineData("Watch(client.SendMailAsync(message));")]
    [InlineData("client.SendMailAsync(message).Forget();")]
    [InlineData("client.SendMailAsync(message).ContinueWith(task => Console.WriteLine(task.Exception));")]
    [InlineData("client.SendMailAsync(message).ContinueWith(task => { if (task.IsFaulted) Console.WriteLine(\"lost\"); });")]
    [InlineData("client.SendMailAsync(message).ContinueWith(task => Console.WriteLine(\"lost\"), TaskContinuationOptions.OnlyOnFaulted);")]
    [InlineData("client.SendMailAsync(message).ContinueWith(Look);")]
    [InlineData("client.SendMailAsync(message).ContinueWith(_look);")]
    [InlineData("_ = client.SendMailAsync(message).ContinueWith(task => Watch(task));")]
    [InlineData("var task = client.SendMailAsync(message); Watch(task);")]
    [InlineData("Func<Task> send = () => client.SendMailAsync(message); Watch(send());")]
    [InlineData("Task.Run(() => client.SendMailAsync(message)).Wait();")]
    [InlineData("client.Send(message);")]
    [InlineData("Caught(client, message);")]
    [InlineData("_ = Either(client, message);")]
    public Task TaskThatSomebodyHas_IsSilent(string statement) => Verify.Silent(Sending(statement));

    [Theory]
    [InlineData("await client.SendMailAsync(message);")]
    [InlineData("await client.SendMailAsync(message).ContinueWith(task => message.Dispose());")]
    [InlineData("client.SendMailAsync(message); await Task.Yield();")] // CS4014
    public Task TaskInAnAsyncMethod_IsSilent(string statement) => Verify.Silent(Sending(statement, isAsync: true));

    [Fact]
    public Task ReturnedTask_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(SmtpClient client, MailMessage message) => client.SendMailAsync(message);
        }
        """);

    [Fact]
    public Task PickupDirectory_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient();

            public Mailer()
            {
                _client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
            }

            void Send(MailMessage message)
            {
                _client.SendMailAsync(message);
            }

            void SendLocally(MailMessage message)
            {
                var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory };
                _ = client.SendMailAsync(message);
            }
        }
        """, except: "SMTP3003");

    [Fact]
    public Task AssertionOfWhatTheCallThrows_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        static class Assert
        {
            public static void Throws<T>(Action code) where T : Exception { }
        }

        class Tests
        {
            void NoRecipient(SmtpClient client) => Assert.Throws<SmtpException>(() => client.SendMailAsync(new MailMessage()));
        }
        """);

    [Fact]
    public Task UnreachableSend_IsSilent() => Verify.Silent(Sending("return; client.SendMailAsync(message);"));

    private static string Sending(string statement, bool isAsync = false) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly List<Task> _tasks = new List<Task>();
            private Task _task;

            {{(isAsync ? "async Task" : "void")}} Send(SmtpClient client, MailMessage message)
            {
                {{statement}}
            }

            private Action<Task> _look;

            private static void Look(Task task) => Console.WriteLine(task.Exception);

            private static void Watch(Task task)
            {
            }

            private static Task Start(SmtpClient client, MailMessage message) => client.SendMailAsync(message);

            private static Task Checked(SmtpClient client, MailMessage message)
            {
                if (message.To.Count == 0)
                {
                    return Task.CompletedTask;
                }

                return Start(client, message);
            }

            private static async Task Caught(SmtpClient client, MailMessage message)
            {
                try
                {
                    await client.SendMailAsync(message);
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }

            private static Task Either(SmtpClient client, MailMessage message)
            {
                if (message.To.Count == 0)
                {
                    return Task.Delay(1);
                }

                return client.SendMailAsync(message);
            }
        }

        static class Tasks
        {
            public static void Forget(this Task task) => task.ContinueWith(one => Console.WriteLine(one.Exception));
        }
        """;
}
