using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>Handlers that never run, lambdas that never leave the method, and clients of a type parameter.</summary>
public partial class ClientNotDisposedTests
{
    [Theory]
    [InlineData("var client = [|new SmtpClient(\"localhost\")|]; client.SendCompleted += (s, e) => client.Dispose(); client.Send(message);")]
    [InlineData("var client = [|new SmtpClient(\"localhost\")|]; client.SendCompleted += Done; client.Send(message);")]
    [InlineData("""
        var client = [|new SmtpClient("localhost")|];
        client.SendCompleted += Done;
        if (message.To.Count > 1) client.SendAsync(message, null); else client.Send(message);
        """)]
    [InlineData("var client = [|new SmtpClient(\"localhost\")|]; Action send = () => client.Send(message); send();")]
    [InlineData("var client = [|new SmtpClient(\"localhost\")|]; Func<Task> send = () => client.SendMailAsync(message); await send();")]
    [InlineData("var client = [|new SmtpClient(\"localhost\")|]; Func<Task> send = async () => { await client.SendMailAsync(message); }; await send();")]
    [InlineData("var client = [|new T()|]; client.Send(message);")]
    public Task DisposedByNoCodeThatRuns_IsFlagged(string statements) => Verify.Flagged("SMTP3001", WithDelegates(statements));

    [Theory]
    [InlineData("var client = new SmtpClient(\"localhost\"); client.SendCompleted += Done; client.SendAsync(message, null);")]
    [InlineData("var client = new SmtpClient(\"localhost\"); client.SendAsync(message, null); client.SendCompleted += Done;")]
    [InlineData("var client = new SmtpClient(\"localhost\"); client.SendCompleted += Done; await client.SendMailAsync(message);")]
    [InlineData("var client = new SmtpClient(\"localhost\"); Action send = () => client.Send(message); _ = Task.Run(send);")]
    [InlineData("var client = new SmtpClient(\"localhost\"); Action send = () => client.Send(message); Run(send);")]
    [InlineData("var client = new SmtpClient(\"localhost\"); Action send = () => { using (client) client.Send(message); }; send();")]
    [InlineData("""
        var client = new SmtpClient("localhost");
        Action send = () => client.Send(message);
        Action end = () => client.Dispose();
        try { send(); } finally { end(); }
        """)]
    [InlineData("using (var client = new SmtpClient(\"localhost\")) { Func<Task> send = () => client.SendMailAsync(message); await send(); }")]
    [InlineData("using (var client = new T()) client.Send(message);")]
    public Task DisposedByCodeThatMayRun_IsSilent(string statements) => Verify.Silent(WithDelegates(statements));

    /// <summary>A handler that is never run, says SMTP1010; what it would do is not known.</summary>
    [Fact]
    public Task HandlerThatCannotBeSeen_MayDispose() => Verify.Silent(
        WithDelegates("var client = new SmtpClient(\"localhost\"); client.SendCompleted += given; client.Send(message);"), except: "SMTP1010");

    private static string WithDelegates(string statements) => $$"""
        using System;
        using System.ComponentModel;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send<T>(MailMessage message, SendCompletedEventHandler given)
                where T : SmtpClient, new()
            {
                await Task.Yield();
                {{statements}}
            }

            static void Done(object sender, AsyncCompletedEventArgs e)
            {
                Console.WriteLine(e.Error);
                ((SmtpClient)sender).Dispose();
            }

            private Action _run;

            void Run(Action action) => _run += action;
        }
        """;
}
