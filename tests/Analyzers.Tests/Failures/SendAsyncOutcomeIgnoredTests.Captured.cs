using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>A lambda runs the send; a delegate keeps the handler.</summary>
public partial class SendAsyncOutcomeIgnoredTests
{
    [Theory]
    [InlineData("Task.Run(() => [|client.SendAsync(message, null)|]);")]
    [InlineData("new Thread(() => { [|client.SendAsync(message, null)|]; }).Start();")]
    [InlineData("void Go() { [|client.SendAsync(message, null)|]; } new Thread(Go).Start();")]
    [InlineData("SendCompletedEventHandler done = (s, e) => Console.WriteLine(1); client.SendCompleted += [|done|]; client.SendAsync(message, null);")]
    [InlineData("client.SendCompleted += [|Done|]; client.SendAsync(message, null);")]
    [InlineData("client.SendCompleted += new SendCompletedEventHandler([|Done|]); client.SendAsync(message, null);")]
    [InlineData("""
        SendCompletedEventHandler done = null;
        done = (s, e) => { client.SendCompleted -= done; client.Dispose(); };
        client.SendCompleted += [|done|];
        client.SendAsync(message, null);
        """)]
    public Task SendOrHandlerInALambda_IsFlagged(string statements) => Verify.Flagged("SMTP1005", Capturing(statements));

    [Theory]
    [InlineData("client.SendCompleted += (s, e) => Console.WriteLine(e.Error); Task.Run(() => client.SendAsync(message, null));")]
    [InlineData("Task.Run(() => { client.SendCompleted += (s, e) => Console.WriteLine(e.Error); client.SendAsync(message, null); });")]
    [InlineData("Task.Run(() => { prepare(client); client.SendAsync(message, null); });")]
    [InlineData("Func<SmtpClient> get = () => client; Console.WriteLine(get); Task.Run(() => client.SendAsync(message, null));")]
    [InlineData("SendCompletedEventHandler done = (s, e) => Console.WriteLine(e.Error); client.SendCompleted += done; client.SendAsync(message, null);")]
    [InlineData("var done = message.To.Count > 1 ? _given : Done; client.SendCompleted += done; client.SendAsync(message, null);")]
    [InlineData("client.SendCompleted += _given; client.SendAsync(message, null);")]
    public Task SendOrHandlerInALambdaThatLooks_IsSilent(string statements) => Verify.Silent(Capturing(statements), except: "SMTP3001");

    private static string Capturing(string statements) => $$"""
        using System;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            private static readonly SendCompletedEventHandler Done = (sender, e) => Console.WriteLine(sender);
            private SendCompletedEventHandler _given = (sender, e) => Console.WriteLine(sender);

            public Mailer(SendCompletedEventHandler given) => _given = given;

            void Send(MailMessage message, Action<SmtpClient> prepare)
            {
                var client = new SmtpClient("localhost");
                {{statements}}
            }
        }
        """;
}
