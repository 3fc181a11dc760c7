using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>The send is over, or may be, before the client is disposed.</summary>
public partial class ClientDisposedWhileSendingTests
{
    [Fact]
    public Task Awaited_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await client.SendMailAsync(message).ConfigureAwait(false);
                }
            }
        }
        """);

    [Fact]
    public Task AwaitedUnderAUsingDeclaration_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task StoredAndAwaitedBeforeTheDispose_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var task = client.SendMailAsync(message);
                    Console.WriteLine("sending");
                    await task;
                }
            }
        }
        """);

    [Fact]
    public Task AwaitedByWhenAll_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    await Task.WhenAll(client.SendMailAsync(message), Task.Delay(100));
                }
            }
        }
        """);

    [Fact]
    public Task StoredAndAwaitedByWhenAll_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage first, MailMessage second)
            {
                using (var one = new SmtpClient("localhost"))
                using (var two = new SmtpClient("localhost"))
                {
                    var sendings = new List<Task> { one.SendMailAsync(first), two.SendMailAsync(second) };
                    await Task.WhenAll(sendings);
                }
            }
        }
        """);

    [Fact]
    public Task AwaitedWithATimeLimit_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sending = client.SendMailAsync(message);
                    if (await Task.WhenAny(sending, Task.Delay(5000)) != sending)
                    {
                        client.SendAsyncCancel();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task BlockedOn_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    client.SendMailAsync(message).Wait();
                    client.SendMailAsync(message).GetAwaiter().GetResult();
                    var task = client.SendMailAsync(message);
                    Task.WaitAll(task);
                }
            }
        }
        """);

    [Fact]
    public Task GivenToAMethodThatMayWait_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    Waiter.WaitFor(client.SendMailAsync(message));
                    var task = client.SendMailAsync(message);
                    Waiter.WaitFor(task);
                }
            }

            private static class Waiter
            {
                public static void WaitFor(Task task) => task.Wait();
            }
        }
        """);

    [Fact]
    public Task SynchronousSend_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task CutOffByAnExceptionOnly_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage first, MailMessage second)
            {
                using (var one = new SmtpClient("localhost"))
                using (var two = new SmtpClient("localhost"))
                {
                    var sending = one.SendMailAsync(first);
                    await two.SendMailAsync(second);
                    await sending;
                }
            }
        }
        """);

    [Fact]
    public Task ReturnedWithoutADispose_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public Task Send(MailMessage message) => _client.SendMailAsync(message);
        }
        """);

    [Fact]
    public Task PickupDirectory_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = "/mails" })
                {
                    return client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task TaskRunAwaited_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message) => Task.Run(() =>
            {
                using (var client = new SmtpClient("localhost"))
                {
                    client.Send(message);
                }
            });
        }
        """);

    [Fact]
    public Task OtherDisposable_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(Mail client, MailMessage message)
            {
                using (client)
                {
                    return client.SendMailAsync(message);
                }
            }

            private abstract class Mail : IDisposable
            {
                public abstract Task SendMailAsync(MailMessage message);

                public abstract void Dispose();
            }
        }
        """);

    [Fact]
    public Task MailKitClient_IsSilent() => Verify.Silent("""
        using System;
        using System.Threading.Tasks;

        namespace MailKit.Net.Smtp
        {
            public class SmtpClient : IDisposable
            {
                public Task SendMailAsync(object message) => Task.CompletedTask;

                public void Dispose() { }
            }
        }

        class Mailer
        {
            Task Send(object message)
            {
                using (var client = new MailKit.Net.Smtp.SmtpClient())
                {
                    return client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task EachClientOfALoopAwaited_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    using (var client = new SmtpClient("localhost"))
                    {
                        await client.SendMailAsync(message);
                    }
                }
            }
        }
        """);
}
