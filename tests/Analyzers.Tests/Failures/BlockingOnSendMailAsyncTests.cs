using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class BlockingOnSendMailAsyncTests
{
    private const string Id = "SMTP1007";

    private const string Smtp = """
        catch (SmtpException e)
        {
            Console.WriteLine(e.StatusCode);
        }
        """;

    [Theory]
    [InlineData("[|client.SendMailAsync(message).Wait()|];")]
    [InlineData("[|client.SendMailAsync(message).Wait(1000)|];")]
    [InlineData("var sending = client.SendMailAsync(message); [|sending.Wait()|];")]
    [InlineData("[|Task.WaitAll(client.SendMailAsync(message))|];")]
    [InlineData("[|Task.WaitAny(client.SendMailAsync(message), Task.Delay(1000))|];")]
    [InlineData("[|Task.WaitAll(new[] { client.SendMailAsync(message) }, 1000)|];")]
    [InlineData("using (message) { if (message.To.Count > 0) [|client.SendMailAsync(message).Wait()|]; }")]
    [InlineData("[|Task.Run(() => client.SendMailAsync(message)).Wait()|];")]
    [InlineData("[|Task.Run(async () => await client.SendMailAsync(message)).Wait()|];")]
    [InlineData("[|Deliver().Wait()|]; async Task Deliver() { await client.SendMailAsync(message); }")]
    [InlineData("Console.WriteLine([|Deliver().Result|]); async Task<int> Deliver() { await client.SendMailAsync(message); return 1; }")]
    [InlineData("var sending = Deliver(); [|sending.Wait()|]; Task Deliver() => client.SendMailAsync(message);")]
    public Task Blocking_IsFlagged(string statement) => Verify.Flagged(Id, Mailer(statement, Smtp));

    [Theory]
    [InlineData("[|SendAsync(client, message).Wait()|];")]
    [InlineData("if ([|TrySendAsync(client, message).Result|]) Console.WriteLine();")]
    public Task BlockingOnAMethodThatWaitsForTheSend_IsFlagged(string statement) => Verify.Flagged(Id, Mailer(statement, Smtp, Wrappers));

    [Theory]
    [InlineData("SafeSendAsync(client, message).Wait();")]
    [InlineData("LaterAsync(client, message).Wait();")]
    [InlineData("Other(client, message).Wait();")]
    [InlineData("SendAsync(client, message).GetAwaiter().GetResult();")]
    [InlineData("Task.Run(() => { try { client.SendMailAsync(message).Wait(); } catch (AggregateException e) { Console.WriteLine(e.InnerException); } }).Wait();")]
    public Task BlockingOnWhatDoesNotFailWithTheSend_IsSilent(string statement) => Verify.Silent(Mailer(statement, Smtp, Wrappers));

    [Fact]
    public Task FailedRecipientClause_IsFlagged() => Verify.Flagged(Id, Mailer("[|client.SendMailAsync(message).Wait()|];", """
        catch (SmtpFailedRecipientException e)
        {
            Console.WriteLine(e.StatusCode);
        }
        """));

    [Fact]
    public Task FilterOfAGeneralClause_IsFlagged() => Verify.Flagged(Id, Mailer("[|client.SendMailAsync(message).Wait()|];", """
        catch (Exception e) when (e is SmtpException smtp && smtp.StatusCode == SmtpStatusCode.MailboxBusy)
        {
        }
        """));

    [Fact]
    public Task GeneralClauseBesideIt_IsFlagged() => Verify.Flagged(Id, Mailer("[|client.SendMailAsync(message).Wait()|];", Smtp + """

        catch (Exception e)
        {
            Console.WriteLine(e);
        }
        """));

    [Theory]
    [InlineData("client.SendMailAsync(message).GetAwaiter().GetResult();")]
    [InlineData("client.Send(message);")]
    [InlineData("await client.SendMailAsync(message);")]
    [InlineData("await Task.WhenAll(client.SendMailAsync(message));")]
    [InlineData("Task.Delay(10).Wait();")]
    [InlineData("Action later = () => client.SendMailAsync(message).Wait();")]
    public Task WhatThrowsSmtpException_IsSilent(string statement) => Verify.Silent(Mailer(statement, Smtp));

    [Fact]
    public Task ClauseForAggregateException_IsSilent() => Verify.Silent(Mailer("client.SendMailAsync(message).Wait();", Smtp + """

        catch (AggregateException e)
        {
            Console.WriteLine(e.InnerException);
        }
        """));

    [Fact]
    public Task InnerClauseForAggregateException_IsSilent() => Verify.Silent(Mailer("""
        try
        {
            client.SendMailAsync(message).Wait();
        }
        catch (AggregateException e)
        {
            throw e.InnerException;
        }
        """, Smtp));

    [Fact]
    public Task GeneralClauseThatUnwraps_IsSilent() => Verify.Silent(Mailer("client.SendMailAsync(message).Wait();", Smtp + """

        catch (Exception e)
        {
            Console.WriteLine((e.InnerException as SmtpException)?.StatusCode);
        }
        """));

    [Fact]
    public Task NoClauseForSmtp_IsSilent() => Verify.Silent(Mailer("client.SendMailAsync(message).Wait();", """
        catch (InvalidOperationException)
        {
        }
        """));

    [Fact]
    public Task BlockingOutsideOfATry_IsSilent() => Verify.Silent(Mailer("client.Send(message);", """
        catch (SmtpException e)
        {
            Console.WriteLine(e.StatusCode);
            client.SendMailAsync(new MailMessage("a@example.com", "b@example.com")).Wait();
        }
        """));

    [Theory]
    [InlineData("[|client.SendMailAsync(message).Wait()|];", "await client.SendMailAsync(message);")]
    [InlineData("var sending = client.SendMailAsync(message); [|sending.Wait()|];", "var sending = client.SendMailAsync(message); await sending;")]
    [InlineData("[|Task.WaitAll(client.SendMailAsync(message))|];", "await Task.WhenAll(client.SendMailAsync(message));")]
    public Task AwaitFix_AwaitsTheTask(string statement, string expected) => Verify.Fix<BlockingOnSendMailAsyncCodeFix>(
        Id, BlockingOnSendMailAsyncCodeFix.Await, Mailer(statement, Smtp), Mailer(expected, Smtp));

    [Theory]
    [InlineData("if ([|TrySendAsync(client, message).Result|]) Console.WriteLine();",
        "if (await TrySendAsync(client, message)) Console.WriteLine();")]
    [InlineData("Console.WriteLine([|TrySendAsync(client, message).Result|].ToString());",
        "Console.WriteLine((await TrySendAsync(client, message)).ToString());")]
    public Task AwaitFix_AwaitsTheResult(string statement, string expected) => Verify.Fix<BlockingOnSendMailAsyncCodeFix>(
        Id, BlockingOnSendMailAsyncCodeFix.Await, Mailer(statement, Smtp, Wrappers), Mailer(expected, Smtp, Wrappers));

    [Fact]
    public Task GetResultFix_ReadsTheResult() => Verify.Fix<BlockingOnSendMailAsyncCodeFix>(
        Id,
        BlockingOnSendMailAsyncCodeFix.GetResult,
        Mailer("if ([|TrySendAsync(client, message).Result|]) Console.WriteLine();", Smtp, Wrappers),
        Mailer("if (TrySendAsync(client, message).GetAwaiter().GetResult()) Console.WriteLine();", Smtp, Wrappers),
        csharp: 7);

    [Fact]
    public Task GetResultFix_ThrowsTheExceptionItself() => Verify.Fix<BlockingOnSendMailAsyncCodeFix>(
        Id,
        BlockingOnSendMailAsyncCodeFix.GetResult,
        Mailer("[|client.SendMailAsync(message).Wait()|]; [|client.SendMailAsync(message).Wait()|]; // twice", Smtp),
        Mailer("client.SendMailAsync(message).GetAwaiter().GetResult(); client.SendMailAsync(message).GetAwaiter().GetResult(); // twice", Smtp),
        csharp: 7);

    [Fact]
    public Task SendFix_CallsSend() => Verify.Fix<BlockingOnSendMailAsyncCodeFix>(
        Id,
        BlockingOnSendMailAsyncCodeFix.SendSynchronously,
        Mailer("[|client.SendMailAsync(message).Wait()|]; // done", Smtp),
        Mailer("client.Send(message); // done", Smtp),
        csharp: 7);

    [Theory]
    [InlineData("[|client.SendMailAsync(message).Wait(1000)|];")]
    [InlineData("[|Task.WaitAny(client.SendMailAsync(message), Task.Delay(1000))|];")]
    public Task WaitThatMayEndEarly_IsNotRewritten(string statement) =>
        Verify.NoFix<BlockingOnSendMailAsyncCodeFix>(Id, Mailer(statement, Smtp), on: Framework.Net);

    [Fact]
    public Task AwaitInALock_IsNotOffered() => Verify.NoFix<BlockingOnSendMailAsyncCodeFix>(
        Id, Mailer("lock (this) { [|client.SendMailAsync(message).Wait()|]; }", Smtp), BlockingOnSendMailAsyncCodeFix.Await, on: Framework.Net);

    [Fact]
    public Task SendInsteadOfAStoredTask_IsNotOffered() => Verify.NoFix<BlockingOnSendMailAsyncCodeFix>(
        Id,
        Mailer("var sending = client.SendMailAsync(message); [|sending.Wait()|];", Smtp),
        BlockingOnSendMailAsyncCodeFix.SendSynchronously,
        on: Framework.Net);

    private const string Wrappers = """

            Task SendAsync(SmtpClient client, MailMessage message) => client.SendMailAsync(message);

            async Task<bool> TrySendAsync(SmtpClient client, MailMessage message)
            {
                await client.SendMailAsync(message);
                return true;
            }

            async Task SafeSendAsync(SmtpClient client, MailMessage message)
            {
                try
                {
                    await client.SendMailAsync(message);
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }

            async Task LaterAsync(SmtpClient client, MailMessage message)
            {
                await Task.Yield();
                Func<Task> later = () => client.SendMailAsync(message);
                Console.WriteLine(later);
            }

            protected virtual Task Other(SmtpClient client, MailMessage message) => client.SendMailAsync(message);
        """;

    private static string Mailer(string statement, string clauses, string members = "") => $$"""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage message)
            {
                await Task.Yield();
                try
                {
                    {{statement}}
                }
                {{clauses}}
            }
        {{members}}
        }
        """;

    [Fact]
    public Task WaitInAWholeProgram_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    [|client.SendMailAsync(message).Wait()|];
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """);

    [Fact]
    public Task SendWithAToken_IsNotSentSynchronously() => Verify.NoFix<BlockingOnSendMailAsyncCodeFix>(
        Id, """
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message, CancellationToken token)
            {
                try
                {
                    [|client.SendMailAsync(message, token).Wait()|];
                }
                catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
                {
                }
            }
        }
        """, BlockingOnSendMailAsyncCodeFix.SendSynchronously, on: Framework.Net);
}
