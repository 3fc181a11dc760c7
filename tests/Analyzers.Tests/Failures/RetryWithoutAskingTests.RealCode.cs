using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class RetryWithoutAskingTests
{
    [Fact]
    public Task PartOfTheMessageInALocalOfTheIteration_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Retry(string host, string to)
        {
            for (var i = 0; i < 3; i++)
            {
                try
                {
                    using (var client = new SmtpClient(host))
                    using (var message = new MailMessage("a@b.example", to))
                    {
                        var copy = new MailAddress(to);
                        message.CC.Add(copy);
                        client.Send(message);
                        return;
                    }
                }
                catch ([|SmtpException|])
                {
                    Thread.Sleep(500);
                }
            }
        }
        """));

    [Fact]
    public Task AttemptAsAFurtherArgument_IsFlagged() => Verify.Flagged(Id, Mailer("""
        interface IMailSender { void Send(MailMessage message, int attempt); }

        void Retry(IMailSender sender, MailMessage message)
        {
            for (var i = 0; i < 3; i++)
            {
                try
                {
                    sender.Send(message, i);
                    return;
                }
                catch ([|SmtpException|])
                {
                    Thread.Sleep(500);
                }
            }
        }
        """));

    [Theory]
    [InlineData("if (e.InnerException != null) Console.WriteLine(e.InnerException.Message);")]
    [InlineData("if (e.Message.Length > 80) Console.WriteLine(\"long\");")]
    [InlineData("if (e.InnerException is null) Thread.Sleep(100); else Thread.Sleep(500);")]
    public Task ConditionThatDecidesNothing_IsFlagged(string statement) => Verify.Flagged(Id, Mailer($$"""
        void Retry(SmtpClient client, MailMessage message)
        {
            for (var i = 0; i < 3; i++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch ([|Exception|] e)
                {
                    {{statement}}
                }
            }
        }
        """));

    [Fact]
    public Task StatusThatIsOnlyLogged_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Retry(SmtpClient client, MailMessage message)
        {
            for (var i = 0; i < 3; i++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch ([|SmtpException|] e)
                {
                    if (e.StatusCode == SmtpStatusCode.MailboxBusy)
                    {
                        Console.WriteLine("busy");
                    }
                }
            }
        }
        """));

    [Theory]
    [InlineData("if (e.StatusCode == SmtpStatusCode.MailboxUnavailable) break;")]
    [InlineData("if (e.InnerException is System.Net.Sockets.SocketException) continue; throw;")]
    [InlineData("if (e.StatusCode != SmtpStatusCode.MailboxBusy) Abort(e);")]
    public Task ConditionThatDecides_IsSilent(string statement) => Verify.Silent(Mailer($$"""
        void Retry(SmtpClient client, MailMessage message)
        {
            for (var i = 0; i < 3; i++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch (SmtpException e)
                {
                    {{statement}}
                }
            }
        }

        void Abort(SmtpException e) => throw new InvalidOperationException("Not sent", e);
        """));

    [Fact]
    public Task ForEachOverDelays_IsFlagged() => Verify.Flagged(Id, Mailer("""
        async Task Retry(SmtpClient client, MailMessage message, TimeSpan[] delays)
        {
            foreach (var delay in delays)
            {
                try
                {
                    await client.SendMailAsync(message);
                    return;
                }
                catch ([|SmtpException|])
                {
                    await Task.Delay(delay);
                }
            }
        }
        """));

    [Theory]
    [InlineData("client.Send(new MailMessage(\"a@b.example\", address));")]
    [InlineData("message.To.Clear(); message.To.Add(address); client.Send(message);")]
    [InlineData("client.Send(\"a@b.example\", address, \"News\", \"\");")]
    public Task ForEachOverRecipients_IsSilent(string send) => Verify.Silent(Mailer($$"""
        void SendAll(SmtpClient client, MailMessage message, IEnumerable<string> addresses)
        {
            foreach (var address in addresses)
            {
                try
                {
                    {{send}}
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """), except: "SMTP3006");

    [Fact]
    public Task ForEachOverServers_IsSilent() => Verify.Silent(Mailer("""
        void SendBySome(MailMessage message, IEnumerable<string> hosts)
        {
            foreach (var host in hosts)
            {
                try
                {
                    using (var client = new SmtpClient(host))
                    {
                        client.Send(message);
                        return;
                    }
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """));

    [Fact]
    public Task WorkersOwnSend_IsFlagged() => Verify.Flagged(Id, Mailer("""
        class Job { }

        async Task Work(Job job, CancellationToken token)
        {
            while (!token.IsCancellationRequested)
            {
                try
                {
                    await SendAsync(job, token);
                    return;
                }
                catch ([|SmtpException|])
                {
                    await Task.Delay(1000);
                }
            }
        }

        Task SendAsync(Job job, CancellationToken token) => Task.CompletedTask;
        """));

    [Fact]
    public Task QueueOfJobs_IsSilent() => Verify.Silent(Mailer("""
        class Job { }

        async Task Work(Queue<Job> jobs, CancellationToken token)
        {
            while (jobs.Count > 0)
            {
                var job = jobs.Dequeue();
                try
                {
                    await SendAsync(job, token);
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }

        Task SendAsync(Job job, CancellationToken token) => Task.CompletedTask;
        """));

    [Fact]
    public Task PollyPredicateOfTheTypeAlone_IsFlagged() => Verify.Flagged(Id, Polly("""
        object Options() => new RetryStrategyOptions { ShouldHandle = [|args =>|] args.Outcome.Exception is SmtpException ? default(ValueTask<bool>) : default };
        """));

    [Fact]
    public Task PollyPredicateOfTheStatus_IsSilent() => Verify.Silent(Polly("""
        object Options() => new RetryStrategyOptions
        {
            ShouldHandle = args => args.Outcome.Exception is SmtpException e && e.StatusCode == SmtpStatusCode.MailboxBusy ? default(ValueTask<bool>) : default,
        };
        """));

    [Theory]
    [InlineData("client.Send(message);")]
    [InlineData("client?.Send(message);")]
    public Task EachServerInTurn_IsNoRetry(string send) => Verify.Silent($$"""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, string[] servers)
            {
                foreach (var server in servers)
                {
                    using (var client = new SmtpClient(server))
                    {
                        try
                        {
                            {{send}}
                            return;
                        }
                        catch (SmtpException e)
                        {
                            Console.WriteLine(e);
                        }
                    }
                }
            }
        }
        """, except: "SMTP1001");

    [Theory]
    [InlineData("", "SmtpClient client; client = new SmtpClient(server);")]
    [InlineData("SmtpClient client;", "client = new SmtpClient(server);")]
    [InlineData("SmtpClient client = null;", "client = new SmtpClient(server) { EnableSsl = true };")]
    [InlineData("", "SmtpClient client = null; client = new SmtpClient(server); client.EnableSsl = true;")]
    [InlineData("string host;", "host = server; var client = new SmtpClient(host);")]
    public Task ClientThatEachTurnSetsFirst_IsFlagged(string before, string first) => Verify.Flagged(Id, Attempts(before, first, "", "[|SmtpException|]"));

    [Theory]
    [InlineData("var client = new SmtpClient(server);", "if (attempt == 1) { client = new SmtpClient(\"backup.example.com\"); }", "")]
    [InlineData("var client = new SmtpClient(server);", "", "client = new SmtpClient(\"backup.example.com\");")]
    [InlineData("", "SmtpClient client; if (attempt == 0) { client = new SmtpClient(server); } else { client = new SmtpClient(\"b.example.com\"); }", "")]
    [InlineData("var host = server;", "SmtpClient client; client = new SmtpClient(host);", "host = \"backup.example.com\";")]
    [InlineData("", "SmtpClient client; client = new SmtpClient(servers[attempt]);", "")]
    [InlineData("SmtpClient client = null;", "client = Next();", "")]
    public Task ClientThatATurnMayChange_IsNoRetry(string before, string first, string failed) =>
        Verify.Silent(Attempts(before, first, failed, "SmtpException"), except: "SMTP1001,SMTP3001");

    private static string Attempts(string before, string first, string failed, string caught) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            private readonly Queue<SmtpClient> _clients = new Queue<SmtpClient>();

            SmtpClient Next() => _clients.Dequeue();

            void Send(MailMessage message, string server, string[] servers)
            {
                {{before}}
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    {{first}}
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch ({{caught}} e)
                    {
                        Console.WriteLine(e);
                        {{failed}}
                    }
                }
            }
        }
        """;
}
