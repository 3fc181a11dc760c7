using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>The task is kept, and waited for in the scope of the client by whatever means.</summary>
public partial class ClientDisposedWhileSendingTests
{
    [Fact]
    public Task KeptInAnotherForm_AndAwaitedLater_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task ConfiguredTask(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sending = client.SendMailAsync(message).ConfigureAwait(false);
                    Console.WriteLine("sending");
                    await sending;
                }
            }

            void Awaiter(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sending = client.SendMailAsync(message).GetAwaiter();
                    Console.WriteLine("sending");
                    sending.GetResult();
                }
            }

            async Task Continuation(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var logged = client.SendMailAsync(message).ContinueWith(task => Console.WriteLine(task.Status)).ConfigureAwait(false);
                    await logged;
                }
            }
        }
        """);

    [Fact]
    public Task ElementsOfACollection_WaitedForOneByOne_IsSilent() => Verify.Silent(except: "SMTP3004", program: """
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Looped(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sendings = new List<Task>();
                    sendings.Add(client.SendMailAsync(message));
                    foreach (var sending in sendings) await sending;
                }
            }

            async Task Drained(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sendings = new List<Task>();
                    sendings.Add(client.SendMailAsync(message));
                    while (sendings.Any())
                    {
                        var done = await Task.WhenAny(sendings);
                        sendings.Remove(done);
                        await done;
                    }
                }
            }

            void ForEach(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sendings = new List<Task>();
                    sendings.Add(client.SendMailAsync(message));
                    sendings.ForEach(sending => sending.Wait());
                }
            }

            async Task Queue(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sendings = new Queue<Task>();
                    sendings.Enqueue(client.SendMailAsync(message));
                    while (sendings.Count > 0) await sendings.Dequeue();
                }
            }

            async Task Array(List<MailMessage> messages)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sendings = new Task[messages.Count];
                    for (var i = 0; i < messages.Count; i++) sendings[i] = client.SendMailAsync(messages[i]);
                    for (var i = 0; i < sendings.Length; i++) await sendings[i];
                }
            }

            async Task Backwards(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sendings = new List<Task> { client.SendMailAsync(message) };
                    for (var i = sendings.Count - 1; i >= 0; i--) await sendings[i];
                }
            }

            async Task OneAtATime(List<MailMessage> messages)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sendings = new List<Task>();
                    foreach (var message in messages)
                    {
                        if (sendings.Count > 0) { await sendings[0]; sendings.Clear(); }
                        sendings.Add(client.SendMailAsync(message));
                    }

                    await Task.WhenAll(sendings);
                }
            }

            async Task Dictionary(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sendings = new Dictionary<string, Task>();
                    sendings.Add("first", client.SendMailAsync(message));
                    await sendings["first"];
                }
            }

            async Task Tuple(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    (Task Sending, int Number) job = (client.SendMailAsync(message), 1);
                    await job.Sending;
                }
            }
        }
        """);

    [Fact]
    public Task AwaitedUnderANullCheck_IsSilent() => Verify.Silent(csharp: 9, program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task NotEquals(MailMessage message, bool urgent)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    Task sending = null;
                    if (urgent) sending = client.SendMailAsync(message);
                    if (sending != null) await sending;
                }
            }

            async Task IsNotNull(MailMessage message, bool urgent)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    Task sending = null;
                    if (urgent) sending = client.SendMailAsync(message);
                    if (sending is not null) await sending;
                }
            }

            async Task Pattern(MailMessage message, bool urgent)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    Task sending = null;
                    if (urgent) sending = client.SendMailAsync(message);
                    if (sending is { } running) await running;
                }
            }

            async Task EarlyReturn(MailMessage message, bool urgent)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    Task sending = null;
                    if (urgent) sending = client.SendMailAsync(message);
                    if (sending == null) return;
                    await sending;
                }
            }

            async Task Coalesced(MailMessage message, bool urgent)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sending = urgent ? client.SendMailAsync(message) : null;
                    await (sending ?? Task.CompletedTask);
                }
            }

            void Conditional(MailMessage message, bool urgent)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    Task sending = null;
                    if (urgent) sending = client.SendMailAsync(message);
                    sending?.Wait();
                }
            }

            async Task InFinally(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    Task sending = null;
                    try
                    {
                        sending = client.SendMailAsync(message);
                        Console.WriteLine("sending");
                    }
                    finally
                    {
                        if (sending != null) await sending;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task WaitedForByAFunctionInside_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            private Task _sending;

            void UntilCompleted(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sending = client.SendMailAsync(message);
                    SpinWait.SpinUntil(() => sending.IsCompleted);
                }
            }

            async Task InATask(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sending = client.SendMailAsync(message);
                    await Task.Run(async () => await sending);
                }
            }

            async Task InALocalFunction(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sending = client.SendMailAsync(message);
                    await Done();
                    async Task Done() { await sending; }
                }
            }

            void Polled(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sending = client.SendMailAsync(message);
                    while (sending.Status == TaskStatus.WaitingForActivation) Thread.Sleep(10);
                }
            }

            void InAnotherMethod(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    _sending = client.SendMailAsync(message);
                    WaitForIt();
                }
            }

            void WaitForIt() => _sending.Wait();
        }
        """);

    [Fact]
    public Task KeptAndNotWaitedFor_IsFlagged() => Verify.Flagged("SMTP3002", """
        using System;
        using System.Collections.Generic;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private readonly List<Task> _sendings = new List<Task>();

            async Task OnlyAfterTheDispose(MailMessage message)
            {
                Task sending = null;
                using (var client = new SmtpClient("localhost"))
                {
                    sending = [|client.SendMailAsync(message)|];
                }

                if (sending != null) await sending;
            }

            async Task ListAfterTheDispose(List<MailMessage> messages)
            {
                var sendings = new List<Task>();
                foreach (var message in messages)
                {
                    using (var client = new SmtpClient("localhost"))
                    {
                        sendings.Add([|client.SendMailAsync(message)|]);
                    }
                }

                foreach (var sending in sendings) await sending;
            }

            void PutAway(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    _sendings.Add([|client.SendMailAsync(message)|]);
                    Console.WriteLine(_sendings.Count);
                }
            }

            async Task AnotherTask(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sending = [|client.SendMailAsync(message)|].ConfigureAwait(false);
                    await Task.Delay(100);
                }
            }

            void OnlyContinued(MailMessage message)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    var sending = [|client.SendMailAsync(message)|];
                    sending.ContinueWith(task => Console.WriteLine(sending.Status));
                }
            }
        }
        """);
}
