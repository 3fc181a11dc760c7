using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>SendAsync, whose end is an event, and tasks that are continued or polled.</summary>
public partial class ClientDisposedWhileSendingTests
{
    [Fact]
    public Task TaskContinuedAndNotAwaited_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    [|client.SendMailAsync(message)|].ContinueWith(task => Console.WriteLine(task.Exception));
                }
            }
        }
        """);

    [Fact]
    public Task EventSendInAUsing_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    client.SendCompleted += (sender, e) => Console.WriteLine(e.Error);
                    [|client.SendAsync(message, null)|];
                }
            }
        }
        """);

    [Fact]
    public Task EventSendInAUsingWithoutAHandler_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                [|client.SendAsync(message, null)|];
            }
        }
        """);

    [Fact]
    public Task DisposedByAContinuation_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                return client.SendMailAsync(message).ContinueWith(task => client.Dispose());
            }
        }
        """);

    [Fact]
    public Task DisposedInTheCompletedHandler_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                client.SendCompleted += (sender, e) =>
                {
                    client.Dispose();
                    Console.WriteLine(e.Error);
                };
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task EventSendWaitedForByASignal_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                using (var sent = new ManualResetEventSlim())
                {
                    client.SendCompleted += (sender, e) =>
                    {
                        Console.WriteLine(e.Error);
                        sent.Set();
                    };
                    client.SendAsync(message, null);
                    sent.Wait();
                }
            }
        }
        """);

    [Fact]
    public Task EventSendWaitedForByATask_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sent = new TaskCompletionSource<Exception>();
                    client.SendCompleted += (sender, e) => sent.SetResult(e.Error);
                    client.SendAsync(message, null);
                    await sent.Task;
                }
            }
        }
        """);

    [Fact]
    public Task EventSendWaitedForByPolling_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            private volatile bool _sent;

            public void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    client.SendCompleted += OnSent;
                    client.SendAsync(message, null);
                    while (!_sent)
                    {
                        Thread.Sleep(100);
                    }
                }
            }

            private void OnSent(object sender, System.ComponentModel.AsyncCompletedEventArgs e)
            {
                System.Console.WriteLine(e.Error);
                _sent = true;
            }
        }
        """);

    [Fact]
    public Task TaskPolled_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var task = client.SendMailAsync(message);
                    while (!task.IsCompleted)
                    {
                        Thread.Sleep(100);
                    }
                }
            }
        }
        """);
}
