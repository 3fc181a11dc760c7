using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class SendAsyncOutcomeIgnoredTests
{
    private const string Id = "SMTP1005";

    [Fact]
    public Task NothingSubscribed_IsFlaggedAtTheCall() => Verify.Flagged(Id, Mailer("""
        void Send(MailMessage message)
        {
            var client = new SmtpClient("smtp.example.com");
            [|client.SendAsync(message, null)|];
        }
        """));

    [Fact]
    public Task NothingSubscribedToAField_IsFlagged() => Verify.Flagged(Id, Mailer("""
        private readonly SmtpClient client = new SmtpClient("smtp.example.com");

        void Send(MailMessage message)
        {
            [|client.SendAsync(message, null)|];
        }
        """));

    [Fact]
    public Task HandlerThatReadsOnlyCancelled_IsFlaggedAtItsName() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            client.SendCompleted += [|OnSent|];
            client.SendAsync(message, null);
        }

        void Again(SmtpClient client, MailMessage message)
        {
            client.SendCompleted += OnSent;
            client.SendAsync(message, null);
        }

        void OnSent(object sender, AsyncCompletedEventArgs e)
        {
            if (e.Cancelled)
            {
                Console.WriteLine("cancelled");
            }
        }
        """));

    [Fact]
    public Task Lambdas_AreFlaggedAtTheirHeads() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, SmtpClient other, MailMessage message)
        {
            client.SendCompleted += [|(sender, e) =>|] message.Dispose();
            other.SendCompleted += [|delegate|] { message.Dispose(); };
            client.SendAsync(message, null);
            other.SendAsync(message, null);
        }
        """));

    [Fact]
    public Task LocalFunction_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            void Done(object sender, AsyncCompletedEventArgs e) => Console.WriteLine("sent " + e.UserState);
            client.SendCompleted += new SendCompletedEventHandler([|Done|]);
            client.SendAsync(message, null);
        }
        """));

    [Fact]
    public Task HandlerThatReadsError_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            client.SendCompleted += OnSent;
            client.SendAsync(message, null);
        }

        void OnSent(object sender, AsyncCompletedEventArgs e)
        {
            if (e.Error != null)
            {
                Console.WriteLine(e.Error);
            }
        }
        """));

    [Fact]
    public Task ErrorReadBehindAQuestionMark_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            client.SendCompleted += (sender, e) => Console.WriteLine(e?.Error);
            client.SendAsync(message, null);
        }
        """));

    [Fact]
    public Task ArgumentsPassedOn_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            client.SendCompleted += (sender, e) => Report(e);
            client.SendAsync(message, null);
        }

        void Report(AsyncCompletedEventArgs e)
        {
        }
        """));

    [Fact]
    public Task HandlerThatCannotBeSeen_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message, SendCompletedEventHandler handler)
        {
            client.SendCompleted += handler;
            client.SendAsync(message, null);
        }
        """));

    [Fact]
    public Task HandlerBesideOneThatCannotBeSeen_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message, SendCompletedEventHandler handler)
        {
            client.SendCompleted += handler;
            client.SendCompleted += (sender, e) => Console.WriteLine("done");
            client.SendAsync(message, null);
        }
        """));

    [Fact]
    public Task SubscribedElsewhereInTheClass_IsSilent() => Verify.Silent(Mailer("""
        private readonly SmtpClient client = new SmtpClient("smtp.example.com");

        Mailer()
        {
            client.SendCompleted += (sender, e) => Console.WriteLine(e.Error);
        }

        void Send(MailMessage message)
        {
            client.SendAsync(message, null);
        }
        """), except: "SMTP3003");

    [Fact]
    public Task ClientOfTheCaller_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            client.SendAsync(message, null);
        }
        """));

    [Fact]
    public Task ClientGivenToSomebodyElse_IsSilent() => Verify.Silent(Mailer("""
        void Send(IListener listener, MailMessage message)
        {
            var client = new SmtpClient("smtp.example.com");
            listener.Listen(client);
            client.SendAsync(message, null);
        }

        interface IListener
        {
            void Listen(SmtpClient client);
        }
        """));

    [Fact]
    public Task FieldThatOthersSee_IsSilent() => Verify.Silent(Mailer("""
        public readonly SmtpClient client = new SmtpClient("smtp.example.com");

        void Send(MailMessage message)
        {
            client.SendAsync(message, null);
        }
        """), except: "SMTP3003");

    [Fact]
    public Task DerivedClient_IsSilent() => Verify.Silent(Mailer("""
        void Send(MailMessage message)
        {
            var client = new Client();
            client.SendAsync(message, null);
        }

        class Client : SmtpClient
        {
            protected new void OnSendCompleted(AsyncCompletedEventArgs e) => Console.WriteLine(e.Error);
        }
        """), except: "SMTP3001,SMTP2006");

    [Fact]
    public Task AwaitedSend_IsSilent() => Verify.Silent(Mailer("""
        async Task Send(MailMessage message)
        {
            using (var client = new SmtpClient("smtp.example.com"))
            {
                client.SendCompleted += (sender, e) => Console.WriteLine("done");
                await client.SendMailAsync(message);
            }
        }
        """));

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

    private static string Mailer(string members, string imports = "") => $$"""
        using System;
        using System.ComponentModel;{{(members.Contains("Trace.") ? "\nusing System.Diagnostics;" : "")}}
        using System.Net.Mail;
        using System.Threading.Tasks;
        {{imports}}
        class Mailer
        {
        {{members}}
        }
        """;
}
