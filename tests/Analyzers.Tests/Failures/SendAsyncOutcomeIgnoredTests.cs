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
    public Task SendBehindAQuestionMark_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            client.SendCompleted += [|(sender, e) =>|] message.Dispose();
            client?.SendAsync(message, null);
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
