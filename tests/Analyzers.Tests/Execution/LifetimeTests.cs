using System.Net.Mail;
using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP3001 and SMTP3003: after the fix the client says goodbye, and the mail has arrived as before.</summary>
public class LifetimeTests
{
    public static TheoryData<string> Shapes => [.. Programs.Keys];

    private static readonly Dictionary<string, (int CSharp, string Text)> Programs = new()
    {
        ["Using declaration"] = (8, """
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    var client = new SmtpClient(host, port);
                    using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    client.Send(message);
                }
            }
            """),

        ["Using statement"] = (7, """
            using System.Net.Mail;

            class Program
            {
                static string Run(string host, int port)
                {
                    var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    var client = new SmtpClient(host, port);
                    client.Send(message);
                    var result = client.Host;
                    message.Dispose();
                    return result;
                }
            }
            """),

        ["Temporary"] = (8, """
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    new SmtpClient(host, port).Send(message);
                }
            }
            """),

        ["Temporary, returned task"] = (7, """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static Task Run(string host, int port) =>
                    new SmtpClient(host, port).SendMailAsync("from@example.com", "to@example.com", "subject", "body");
            }
            """),

        ["Returned task"] = (8, """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static Task Run(string host, int port)
                {
                    if (port == 0)
                    {
                        return Task.CompletedTask;
                    }

                    var client = new SmtpClient(host, port);
                    return client.SendMailAsync("from@example.com", "to@example.com", "subject", "body");
                }
            }
            """),

        ["Null and a finally"] = (8, """
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    SmtpClient client = null;
                    var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    try
                    {
                        client = new SmtpClient(host, port);
                        client.Send(message);
                    }
                    finally
                    {
                        message.Dispose();
                    }
                }
            }
            """),

        ["Two creations"] = (8, """
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    SmtpClient client;
                    if (port > 0)
                        client = new SmtpClient(host, port);
                    else
                        client = new SmtpClient(host);
                    client.Send("from@example.com", "to@example.com", "subject", "body");
                }
            }
            """),

        ["Client in a loop"] = (8, """
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    foreach (var recipient in new[] { "one@example.com" })
                    {
                        var client = new SmtpClient(host, port);
                        client.Timeout = 20000;
                        client.Send("from@example.com", recipient, "subject", "body");
                    }
                }
            }
            """),

        ["Client of a method"] = (8, """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static async Task Run(string host, int port)
                {
                    var client = Connect(host, port);
                    await client.SendMailAsync("from@example.com", "to@example.com", "subject", "body").ConfigureAwait(false);
                }

                static SmtpClient Connect(string host, int port) => new SmtpClient(host, port);
            }
            """),

        ["Lambda"] = (8, """
            using System;
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static Task Run(string host, int port)
                {
                    Func<Task> send = () =>
                    {
                        var client = new SmtpClient(host, port);
                        return client.SendMailAsync("from@example.com", "to@example.com", "subject", "body");
                    };
                    return send();
                }
            }
            """),

        ["Returned in a try"] = (8, """
            using System;
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static Task Run(string host, int port)
                {
                    var client = new SmtpClient(host, port);
                    try
                    {
                        return client.SendMailAsync("from@example.com", "to@example.com", "subject", "body");
                    }
                    catch (InvalidOperationException)
                    {
                        return Task.CompletedTask;
                    }
                }
            }
            """),

        ["Iterator"] = (8, """
            using System.Collections.Generic;
            using System.Linq;
            using System.Net.Mail;

            class Program
            {
                static int Run(string host, int port) => Sent(host, port).Count();

                static IEnumerable<string> Sent(string host, int port)
                {
                    var client = new SmtpClient(host, port);
                    foreach (var recipient in new[] { "one@example.com" })
                    {
                        client.Send("from@example.com", recipient, "subject", "body");
                        yield return recipient;
                    }
                }
            }
            """),

        ["Local function with a result"] = (7, """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static Task<bool> Run(string host, int port)
                {
                    return SendAsync();

                    Task<bool> SendAsync()
                    {
                        var client = new SmtpClient(host, port);
                        return client.SendMailAsync("from@example.com", "to@example.com", "subject", "body").ContinueWith(task => task.Exception == null);
                    }
                }
            }
            """),

        ["Event"] = (8, """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Program
            {
                static Task Run(string host, int port)
                {
                    var sent = new TaskCompletionSource<bool>();
                    var client = new SmtpClient(host, port);
                    var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                    client.SendCompleted += (s, e) => sent.SetResult(e.Error == null);
                    client.SendAsync(message, null);
                    return sent.Task;
                }
            }
            """),
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task DisposedClient_SaysQuit(string shape)
    {
        var (csharp, text) = Programs[shape];
        await AssertQuitsOnlyAfterTheFix(
            await FixedProgram.Of<ClientNotDisposedCodeFix>("SMTP3001", ClientNotDisposedCodeFix.Title, text, csharp, runtime: false));
    }

    /// <summary>A refusal of one among several recipients keeps the connection, and is thrown past a Dispose that stands after the send.</summary>
    [Fact]
    public async Task DisposeAfterASendThatThrows_IsReached()
    {
        var (before, after) = await FixedProgram.Of<ClientNotDisposedCodeFix>("SMTP3001", ClientNotDisposedCodeFix.Title, """
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    var client = new SmtpClient(host, port);
                    client.Send("from@example.com", "to@example.com, unknown@example.com", "subject", "body");
                    client.Dispose();
                }
            }
            """, runtime: false);
        var script = new SmtpScript { Recipients = { ["unknown@example.com"] = "550 5.1.1 No such user" } };

        var leak = await before.RunAsync(script);
        await leak.DisposeAsync();
        Assert.IsType<SmtpFailedRecipientException>(leak.Thrown);
        Assert.False(Assert.Single(leak.Server.Sessions).QuitReceived);

        await using var run = await after.RunAsync(script);
        await run.Server.WaitForSessionsToEndAsync(TestContext.Current.CancellationToken);
        Assert.IsType<SmtpFailedRecipientException>(run.Thrown);
        Assert.True(Assert.Single(run.Server.Sessions).QuitReceived);
    }

    /// <summary>The program disposes the class as soon as it can be disposed.</summary>
    [Theory]
    [InlineData("sealed class Mailer", "")]
    [InlineData("class Mailer", "")]
    [InlineData("class Mailer : BaseMailer", "")]
    [InlineData("class Mailer : DisposableMailer", "")]
    [InlineData("sealed class Mailer : IDisposable", "public void Dispose() => _archive.Dispose();")]
    [InlineData("class Mailer : IDisposable",
        "public void Dispose() => Dispose(true);\nprotected virtual void Dispose(bool disposing) { _archive.Dispose(); }")]
    public async Task DisposedClass_SaysQuit(string declaration, string dispose) => await AssertQuitsOnlyAfterTheFix(
        await FixedProgram.Of<ClientFieldNotDisposedCodeFix>("SMTP3003", ClientFieldNotDisposedCodeFix.Title, $$"""
            using System;
            using System.IO;
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    object mailer = new Mailer(host, port);
                    ((Mailer)mailer).Send();
                    (mailer as IDisposable)?.Dispose();
                }
            }

            abstract class BaseMailer
            {
            }

            abstract class DisposableMailer : IDisposable
            {
                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing)
                {
                }
            }

            {{declaration}}
            {
                private readonly SmtpClient _client;
                private readonly MemoryStream _archive = new MemoryStream();

                public Mailer(string host, int port)
                {
                    _client = new SmtpClient(host, port);
                }

                public void Send() => _client.Send("from@example.com", "to@example.com", "subject", "body");

                {{dispose}}
            }
            """, runtime: false));

    private static async Task AssertQuitsOnlyAfterTheFix(FixedProgram program)
    {
        var leak = await program.Before.RunAsync();
        await leak.DisposeAsync();
        Assert.Null(leak.Thrown);
        Assert.Single(leak.Server.Mails);
        Assert.False(Assert.Single(leak.Server.Sessions).QuitReceived);

        await using var run = await program.After.RunAsync();
        await run.Server.WaitForSessionsToEndAsync(TestContext.Current.CancellationToken);
        Assert.Null(run.Thrown);
        Assert.Single(run.Server.Mails);
        Assert.True(Assert.Single(run.Server.Sessions).QuitReceived);
    }
}
