using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class SendAsyncOutcomeIgnoredTests
{
    [Fact]
    public Task AwaitFix_TurnsTheCallIntoAnAwaitedOne() => Verify.Fix<SendAsyncOutcomeIgnoredCodeFix>(
        Id,
        SendAsyncOutcomeIgnoredCodeFix.AwaitSend,
        Mailer("""
            async Task Send(MailMessage message)
            {
                await Task.Yield();
                var client = new SmtpClient("smtp.example.com");
                [|client.SendAsync(message, null)|]; // go
            }

            Task Later(MailMessage message)
            {
                var client = new SmtpClient("smtp.example.com");
                [|client.SendAsync("a@example.com", "b@example.com", "c", "d", null)|];
                return Task.CompletedTask;
            }
            """),
        Mailer("""
            async Task Send(MailMessage message)
            {
                await Task.Yield();
                var client = new SmtpClient("smtp.example.com");
                await client.SendMailAsync(message); // go
            }

            async Task Later(MailMessage message)
            {
                var client = new SmtpClient("smtp.example.com");
                await client.SendMailAsync("a@example.com", "b@example.com", "c", "d");
            }
            """),
        csharp: 7);

    [Fact]
    public Task MethodWithoutATask_IsNotMadeAsync() => Verify.NoFix<SendAsyncOutcomeIgnoredCodeFix>(
        Id,
        Mailer("""
            void Send(MailMessage message)
            {
                var client = new SmtpClient("smtp.example.com");
                [|client.SendAsync(message, null)|];
            }
            """),
        title: SendAsyncOutcomeIgnoredCodeFix.AwaitSend,
        on: Framework.Net);

    [Fact]
    public Task MethodWithoutATask_ReportsTheErrorInTheEvent() => Verify.Fix<SendAsyncOutcomeIgnoredCodeFix>(
        Id,
        SendAsyncOutcomeIgnoredCodeFix.ReportError,
        Mailer("""
                void Send(MailMessage message)
                {
                    var client = new SmtpClient("smtp.example.com");
                    [|client.SendAsync(message, null)|];
                }
            """),
        Mailer("""
                void Send(MailMessage message)
                {
                    var client = new SmtpClient("smtp.example.com");
                    client.SendCompleted += (s, e) =>
                    {
                        if (e.Error != null)
                        {
                            Trace.TraceError("Mail not sent: " + SmtpFailure.From(e.Error));
                        }
                    };
                    client.SendAsync(message, null);
                }
            """, imports: "using SmtpAnalyzers;\n"),
        csharp: 7);

    [Fact]
    public Task EventHandler_MayBecomeAsyncVoidUnderATitleThatSaysSo() => Verify.Fix<SendAsyncOutcomeIgnoredCodeFix>(
        Id,
        SendAsyncOutcomeIgnoredCodeFix.AwaitInVoid,
        Mailer("""
            void Click(object sender, EventArgs e)
            {
                var client = new SmtpClient("localhost");
                [|client.SendAsync("a@example.com", "b@example.com", "c", "d", null)|];
            }
            """),
        Mailer("""
            async void Click(object sender, EventArgs e)
            {
                var client = new SmtpClient("localhost");
                await client.SendMailAsync("a@example.com", "b@example.com", "c", "d");
            }
            """),
        csharp: 7);

    [Fact]
    public Task EventHandler_IsNotFirstMadeAsyncVoid() => Verify.NoFix<SendAsyncOutcomeIgnoredCodeFix>(
        Id,
        Mailer("""
            void Click(object sender, EventArgs e)
            {
                var client = new SmtpClient("localhost");
                [|client.SendAsync("a@example.com", "b@example.com", "c", "d", null)|];
            }
            """),
        title: SendAsyncOutcomeIgnoredCodeFix.AwaitSend);

    [Fact]
    public Task GuardFix_HandlesTheErrorFirst() => Verify.Fix<SendAsyncOutcomeIgnoredCodeFix>(
        Id,
        SendAsyncOutcomeIgnoredCodeFix.HandleError,
        Mailer("""
                void Send(SmtpClient client, SmtpClient other, MailMessage message)
                {
                    client.SendCompleted += [|OnSent|];
                    client.SendAsync(message, null);
                    other.SendCompleted += [|(sender, e) =>|] Console.WriteLine("sent");
                    other.SendAsync(message, null);
                }

                void OnSent(object sender, AsyncCompletedEventArgs e)
                {
                    // The order is complete.
                    Console.WriteLine(e.UserState);
                }
            """),
        Mailer("""
                void Send(SmtpClient client, SmtpClient other, MailMessage message)
                {
                    client.SendCompleted += OnSent;
                    client.SendAsync(message, null);
                    other.SendCompleted += (sender, e) =>
                    {
                        if (e.Error != null)
                        {
                            Console.WriteLine("Mail not sent: " + SmtpFailure.From(e.Error));
                            return;
                        }

                        Console.WriteLine("sent");
                    };
                    other.SendAsync(message, null);
                }

                void OnSent(object sender, AsyncCompletedEventArgs e)
                {
                    if (e.Error != null)
                    {
                        Console.WriteLine("Mail not sent: " + SmtpFailure.From(e.Error));
                        return;
                    }

                    // The order is complete.
                    Console.WriteLine(e.UserState);
                }
            """, imports: "using SmtpAnalyzers;\n"),
        csharp: 7);

    [Fact]
    public Task GuardFixWhereTheHandlerCleansUp_GoesOn() => Verify.Fix<SendAsyncOutcomeIgnoredCodeFix>(
        Id,
        SendAsyncOutcomeIgnoredCodeFix.HandleError,
        Mailer("""
                void Send(SmtpClient client, MailMessage message)
                {
                    client.SendCompleted += [|OnSent|];
                    client.SendAsync(message, null);
                }

                void OnSent(object sender, AsyncCompletedEventArgs e)
                {
                    ((IDisposable)sender).Dispose();
                }
            """),
        Mailer("""
                void Send(SmtpClient client, MailMessage message)
                {
                    client.SendCompleted += OnSent;
                    client.SendAsync(message, null);
                }

                void OnSent(object sender, AsyncCompletedEventArgs e)
                {
                    if (e.Error != null)
                    {
                        Trace.TraceError("Mail not sent: " + (e.Error as SmtpException)?.StatusCode + ": " + e.Error.Message);
                    }

                    ((IDisposable)sender).Dispose();
                }
            """),
        csharp: 7,
        runtime: false);

    [Fact]
    public Task GuardFixWithTheRuntimeOfAnotherAssembly_DoesNotCallIt() => Verify.Fix<SendAsyncOutcomeIgnoredCodeFix>(
        Id,
        SendAsyncOutcomeIgnoredCodeFix.HandleError,
        Mailer("""
                void Send(SmtpClient client, MailMessage message)
                {
                    client.SendCompleted += [|OnSent|];
                    client.SendAsync(message, null);
                }

                void OnSent(object sender, AsyncCompletedEventArgs e)
                {
                    ((IDisposable)sender).Dispose();
                }
            """),
        Mailer("""
                void Send(SmtpClient client, MailMessage message)
                {
                    client.SendCompleted += OnSent;
                    client.SendAsync(message, null);
                }

                void OnSent(object sender, AsyncCompletedEventArgs e)
                {
                    if (e.Error != null)
                    {
                        Trace.TraceError("Mail not sent: " + (e.Error as SmtpException)?.StatusCode + ": " + e.Error.Message);
                    }

                    ((IDisposable)sender).Dispose();
                }
            """),
        csharp: 7,
        closedRuntime: true);

    [Fact]
    public Task HandlerWithoutParameters_IsNotRewritten() => Verify.NoFix<SendAsyncOutcomeIgnoredCodeFix>(
        Id,
        Mailer("""
            void Send(SmtpClient client, MailMessage message)
            {
                client.SendCompleted += [|delegate|] { message.Dispose(); };
                client.SendAsync(message, null);
            }
            """),
        on: Framework.Net);

    [Fact]
    public Task SendInALoop_WouldSubscribeOnceMoreInEachTurn() => Verify.NoFix<SendAsyncOutcomeIgnoredCodeFix>(
        Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                var client = new SmtpClient("smtp.example.com");
                foreach (var message in messages)
                {
                    [|client.SendAsync(message, null)|];
                }
            }
        }
        """, SendAsyncOutcomeIgnoredCodeFix.ReportError);

    [Fact]
    public Task ClientThatLivesLonger_WouldBeSubscribedOnceMoreByEachSend() => Verify.NoFix<SendAsyncOutcomeIgnoredCodeFix>(
        Id, """
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient("smtp.example.com");

            void Send(MailMessage message)
            {
                [|_client.SendAsync(message, null)|];
            }

            void Close() => _client.Dispose();
        }
        """, SendAsyncOutcomeIgnoredCodeFix.ReportError);
}
