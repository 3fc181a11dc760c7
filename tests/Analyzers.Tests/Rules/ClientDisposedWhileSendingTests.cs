namespace SmtpAnalyzers.Tests.Rules;

public partial class ClientDisposedWhileSendingTests
{
    private const string Id = "SMTP3002";

    [Fact]
    public Task TaskReturnedOutOfAUsingStatement_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    return [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task TaskReturnedUnderAUsingDeclaration_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                return [|client.SendMailAsync(message)|];
            }
        }
        """);

    [Fact]
    public Task UsingOfAnExistingVariable_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                using (client)
                {
                    return [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task UsingOfAParameter_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(SmtpClient client, MailMessage message)
            {
                using (client)
                {
                    return [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task UsingOfAFactorysClient_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly Func<SmtpClient> _factory;

            public Mailer(Func<SmtpClient> factory) => _factory = factory;

            public Task Send(MailMessage message)
            {
                using (var client = _factory())
                {
                    return [|client.SendMailAsync(message)|];
                }
            }
        }
        """);

    [Fact]
    public Task UsingOfAVirtualFactorysClient_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            protected virtual SmtpClient Create() => new SmtpClient("localhost");

            public Task Send(MailMessage message)
            {
                using var client = Create();
                return [|client.SendMailAsync(message)|];
            }
        }
        """);

    [Fact]
    public Task UsingOfAField_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public Task Send(MailMessage message)
            {
                using (_client)
                {
                    return [|_client.SendMailAsync(message)|];
                }
            }
        }
        """);

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
    public Task DisposeInFinally_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    return [|client.SendMailAsync(message)|];
                }
                finally
                {
                    client.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task DisposeAfterTheSend_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    _ = [|client.SendMailAsync(message)|];
                }
                catch (System.Exception)
                {
                    client.Dispose();
                    throw;
                }

                client.Dispose();
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
    public Task Lambda_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Func<MailMessage, Task> Sender() => message =>
            {
                using (var client = new SmtpClient("localhost"))
                {
                    return [|client.SendMailAsync(message)|];
                }
            };
        }
        """);

    [Fact]
    public Task LocalFunction_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                return Core();

                Task Core()
                {
                    using (var client = new SmtpClient("localhost"))
                    {
                        return [|client.SendMailAsync(message)|];
                    }
                }
            }
        }
        """);

    [Fact]
    public Task DerivedClient_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(MailMessage message)
            {
                using (var client = new CompanyClient())
                {
                    return [|client.SendMailAsync(message)|];
                }
            }

            private class CompanyClient : SmtpClient
            {
            }
        }
        """);

    [Fact]
    public Task HelperThatReturnsItsTask_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task Send(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    return [|Send(client, message)|];
                }
            }

            private static async Task Send(SmtpClient client, MailMessage message)
            {
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task OnlyOneBranchAwaits_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage message, bool wait)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var task = [|client.SendMailAsync(message)|];
                    if (wait)
                    {
                        await task;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        using (var client = new SmtpClient("localhost"))
        {
            _ = [|client.SendMailAsync(new MailMessage("a@b.test", "c@d.test"))|];
        }
        """, csharp: 9);

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
