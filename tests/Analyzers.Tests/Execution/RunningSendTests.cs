using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>
/// SMTP3002's fix: the client is there until the mail has arrived. The server says nothing before the method has returned, so that a send
/// that nobody waits for cannot be over by then.
/// </summary>
public class RunningSendTests
{
    public static TheoryData<string, string> Shapes
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var scope in Scopes.Keys)
            {
                foreach (var send in Sends.Keys)
                {
                    rows.Add(scope, send);
                }
            }

            return rows;
        }
    }

    private static readonly Dictionary<string, string> Scopes = new()
    {
        ["Declaration"] = """
            using var client = new SmtpClient(host, port);
            SEND
            """,

        ["Statement"] = """
            using (var client = new SmtpClient(host, port))
            {
                SEND
            }
            """,

        ["Finally"] = """
            var client = new SmtpClient(host, port);
            try
            {
                SEND
            }
            finally
            {
                client.Dispose();
            }
            """,
    };

    private static readonly Dictionary<string, string> Sends = new()
    {
        ["Returned"] = """return client.SendMailAsync("from@example.com", "to@example.com", "subject", "body");""",
        ["Discarded"] = """_ = client.SendMailAsync("from@example.com", "to@example.com", "subject", "body"); return Task.CompletedTask;""",
        ["Ignored"] = """client.SendMailAsync("from@example.com", "to@example.com", "subject", "body"); return Task.CompletedTask;""",
        ["Event"] = """client.SendAsync("from@example.com", "to@example.com", "subject", "body", null); return Task.CompletedTask;""",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task AwaitedSend_Arrives(string scope, string send) => AssertArrivesOnlyAfterTheFix($$"""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Program
        {
            static Task Run(string host, int port)
            {
                {{Scopes[scope].Replace("SEND", Sends[send], StringComparison.Ordinal)}}
            }
        }
        """);

    [Fact]
    public Task LambdaThatAwaits_Arrives() => AssertArrivesOnlyAfterTheFix("""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Program
        {
            static Task Run(string host, int port)
            {
                Func<Task> send = () =>
                {
                    using (var client = new SmtpClient(host, port))
                        return client.SendMailAsync("from@example.com", "to@example.com", "subject", "body");
                };
                return send();
            }
        }
        """);

    [Fact]
    public Task ImplementationOfAnInterface_Arrives() => AssertArrivesOnlyAfterTheFix("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Program
        {
            static Task Run(string host, int port)
            {
                IMailer mailer = new Mailer(host, port);
                return mailer.SendAsync("body");
            }
        }

        interface IMailer
        {
            Task SendAsync(string body);
        }

        class Mailer : IMailer
        {
            private readonly string _host;
            private readonly int _port;

            public Mailer(string host, int port)
            {
                _host = host;
                _port = port;
            }

            public Task SendAsync(string body)
            {
                if (body == null)
                {
                    return Task.CompletedTask;
                }

                using var client = new SmtpClient(_host, _port);
                return client.SendMailAsync("from@example.com", "to@example.com", "subject", body);
            }
        }
        """);

    [Fact]
    public Task ContinuedSendWithAResult_Arrives() => AssertArrivesOnlyAfterTheFix("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Program
        {
            static Task<bool> Run(string host, int port)
            {
                using var client = new SmtpClient(host, port);
                return client.SendMailAsync("from@example.com", "to@example.com", "subject", "body").ContinueWith(task => task.Exception == null);
            }
        }
        """);

    private static async Task AssertArrivesOnlyAfterTheFix(string program)
    {
        var (before, after) = await FixedProgram.Of<ClientDisposedWhileSendingCodeFix>(
            "SMTP3002", ClientDisposedWhileSendingCodeFix.Title, program, runtime: false);

        var abandoned = await RunAsync(before);
        await abandoned.DisposeAsync();
        Assert.Empty(abandoned.Server.Mails);

        await using var run = await RunAsync(after);
        await run.Server.WaitForSessionsToEndAsync(TestContext.Current.CancellationToken);
        Assert.Null(run.Thrown);
        Assert.Single(run.Server.Mails);
        Assert.True(Assert.Single(run.Server.Sessions).QuitReceived);
    }

    private static Task<ProgramRun> RunAsync(RunnableProgram program)
    {
        var returned = new TaskCompletionSource();
        return program.RunAsync(new SmtpScript { Greeting = new SmtpScript().Greeting.After(() => returned.Task) }, returned.SetResult);
    }
}
