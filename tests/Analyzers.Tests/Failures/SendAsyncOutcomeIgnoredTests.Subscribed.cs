using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Which client a handler belongs to, and what it does with its arguments.</summary>
public partial class SendAsyncOutcomeIgnoredTests
{
    [Fact]
    public Task HandlerOfAPickupDirectory_IsSilent() => Verify.Silent(Mailer("""
        void Send(MailMessage message)
        {
            var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = "/mail" };
            client.SendCompleted += (sender, e) => Console.WriteLine("done");
            client.SendAsync(message, null);
        }
        """));

    [Fact]
    public Task HandlerOfAServer_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(MailMessage message)
        {
            var client = new SmtpClient { Host = "localhost", PickupDirectoryLocation = "/mail" };
            client.SendCompleted += [|(sender, e) =>|] Console.WriteLine("done");
            client.SendAsync(message, null);
        }
        """));

    /// <summary>Braces as the file has them, and the sink that the handler has.</summary>
    [Fact]
    public Task GuardInAFileWithBracesAtTheEndOfTheLine_HasThemThere() => Verify.Fix<SendAsyncOutcomeIgnoredCodeFix>(
        Id,
        SendAsyncOutcomeIgnoredCodeFix.HandleError,
        """
        using System.ComponentModel;
        using System.Diagnostics;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer {
            void Send(SmtpClient client, MailMessage message) {
                client.SendCompleted += [|OnSent|];
                client.SendAsync(message, null);
            }

            void OnSent(object sender, AsyncCompletedEventArgs e) {
                if (e.Cancelled) {
                    Debug.WriteLine("cancelled");
                }
            }
        }
        """,
        """
        using System.ComponentModel;
        using System.Diagnostics;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer {
            void Send(SmtpClient client, MailMessage message) {
                client.SendCompleted += OnSent;
                client.SendAsync(message, null);
            }

            void OnSent(object sender, AsyncCompletedEventArgs e) {
                if (e.Error != null) {
                    Debug.WriteLine("Mail not sent: " + SmtpFailure.From(e.Error));
                    return;
                }

                if (e.Cancelled) {
                    Debug.WriteLine("cancelled");
                }
            }
        }
        """);

    [Theory]
    [InlineData("_last = e;")]
    [InlineData("Console.WriteLine(new Outcome(e));")]
    [InlineData("var same = e; if (same.Error != null) Console.WriteLine(same.Error);")]
    [InlineData("if (e is { Error: SmtpException failure }) Console.WriteLine(failure.StatusCode);")]
    [InlineData("Action show = () => Console.WriteLine(e.Error); show();")]
    [InlineData("var (same, text) = (e, 1); Console.WriteLine(same.Error);")]
    [InlineData("switch (e) { case { Error: null }: break; default: Console.WriteLine(1); break; }")]
    [InlineData("var same = e; Console.WriteLine(new Outcome(same));")]
    [InlineData("AsyncCompletedEventArgs same; same = e; _last = same;")]
    public Task ErrorSeenOrPassedOn_IsSilent(string statement) => Verify.Silent(Hearing(statement, "Done"));

    [Theory]
    [InlineData("_last = null;")]
    [InlineData("Console.WriteLine(e.UserState);")]
    [InlineData("var same = e; if (same.Cancelled) Console.WriteLine(same.UserState);")]
    [InlineData("if (e is { Cancelled: true }) Console.WriteLine(1);")]
    [InlineData("Action show = () => Console.WriteLine(e.UserState); show();")]
    [InlineData("var (same, text) = (e, 1); Console.WriteLine(same.UserState);")]
    [InlineData("switch (e) { case { Cancelled: true }: break; case { } same: Console.WriteLine(same.UserState); break; }")]
    [InlineData("AsyncCompletedEventArgs same; same = e; Console.WriteLine(same.Cancelled);")]
    [InlineData("_ = e;")]
    public Task ErrorNeitherSeenNorPassedOn_IsFlagged(string statement) => Verify.Flagged(Id, Hearing(statement, "[|Done|]"));

    private static string Hearing(string statement, string handler) => Mailer($$"""
        private AsyncCompletedEventArgs _last;

        private class Outcome
        {
            public Outcome(AsyncCompletedEventArgs e)
            {
            }
        }

        void Send(SmtpClient client, MailMessage message)
        {
            client.SendCompleted += {{handler}};
            client.SendAsync(message, _last);
        }

        void Done(object sender, AsyncCompletedEventArgs e)
        {
            {{statement}}
        }
        """);
}
