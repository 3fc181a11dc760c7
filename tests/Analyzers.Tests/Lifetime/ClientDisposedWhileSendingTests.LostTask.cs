using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>The task is dropped, or kept for later.</summary>
public partial class ClientDisposedWhileSendingTests
{
    [Fact]
    public Task TaskDiscarded_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    _ = [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task TaskIgnored_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task TaskIgnoredInAnAsyncMethod_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message)
            {
                await Task.Yield();
                using var client = new SmtpClient("localhost");
                #pragma warning disable CS4014
                [|client.SendMailAsync(message)|];
            }
        }
        """);

    [Fact]
    public Task TaskStoredAndNeverAwaited_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var task = [|client.SendMailAsync(message)|];
                    Console.WriteLine(task.Id);
                }
            }
        }
        """);

    [Fact]
    public Task TaskStoredInAFieldAndAwaitedElsewhere_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private Task _sending;

            public void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    _sending = [|client.SendMailAsync(message)|];
                }
            }

            public Task Finish() => _sending;
        }
        """);

    [Fact]
    public Task TaskStoredAndAwaitedAfterTheUsing_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message)
            {
                Task task;
                using (var client = new SmtpClient("localhost"))
                {
                    task = [|client.SendMailAsync(message)|];
                }

                await task;
            }
        }
        """);

    [Fact]
    public Task TaskAddedToTheCallersList_IsFlagged() => Verify.Flagged(Id, """
        using System.Collections.Generic;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message, List<Task> tasks)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    tasks.Add([|client.SendMailAsync(message)|]);
                }
            }
        }
        """);
}
