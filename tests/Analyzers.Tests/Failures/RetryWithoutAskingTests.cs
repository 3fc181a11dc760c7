using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class RetryWithoutAskingTests
{
    private const string Id = "SMTP1004";

    [Fact]
    public Task ForLoop_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            for (int attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch ([|SmtpException|] e)
                {
                    Console.WriteLine(e.StatusCode);
                    Thread.Sleep(1000);
                }
            }
        }
        """));

    [Fact]
    public Task WhileLoopWithAFlag_IsFlagged() => Verify.Flagged(Id, Mailer("""
        async Task<bool> Send(SmtpClient client, MailMessage message)
        {
            bool sent = false;
            int attempts = 0;
            while (!sent && attempts < 3)
            {
                try
                {
                    attempts++;
                    await client.SendMailAsync(message);
                    sent = true;
                }
                catch ([|Exception|])
                {
                    await Task.Delay(1000);
                }
            }

            return sent;
        }
        """));

    [Fact]
    public Task DoLoopThatThrowsInTheEnd_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            int left = 3;
            do
            {
                try
                {
                    client.Send(message);
                    break;
                }
                catch ([|SmtpException|])
                {
                    if (--left == 0)
                    {
                        throw;
                    }
                }
            }
            while (true);
        }
        """));

    [Fact]
    public Task Goto_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            int attempt = 0;
        again:
            try
            {
                client.Send(message);
            }
            catch ([|SmtpException|])
            {
                if (++attempt < 3)
                {
                    goto again;
                }

                throw;
            }
        }
        """));

    [Fact]
    public Task SendInTheHandler_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch ([|SmtpException|] e)
            {
                Console.WriteLine(e.StatusCode);
                Thread.Sleep(1000);
                client.Send(message);
            }
        }
        """));

    [Fact]
    public Task CallOfTheMethodItself_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message, int attempt = 0)
        {
            try
            {
                client.Send(message);
            }
            catch ([|SmtpException|] e)
            {
                if (attempt > 3)
                {
                    throw new InvalidOperationException("given up", e);
                }

                Send(client, message, attempt + 1);
            }
        }
        """));

    [Fact]
    public Task AnotherSender_IsFlaggedWhereTheClauseNamesSmtp() => Verify.Flagged(Id, Mailer("""
        void Send(IMailSender sender, MailMessage message)
        {
            for (int i = 0; i < 3; i++)
            {
                try
                {
                    sender.Send(message);
                    return;
                }
                catch ([|SmtpException|])
                {
                }
            }
        }

        interface IMailSender
        {
            void Send(MailMessage message);
        }
        """));

    [Fact]
    public Task HandlerThatLeaves_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e)
        {
            Console.WriteLine(e.StatusCode);
            break;
        }
        """));

    [Fact]
    public Task HandlerThatEndsTheLoopByAFlag_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            var failed = false;
            while (!failed)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                    failed = true;
                }
            }
        }
        """));

    [Fact]
    public Task LoopThatSendsAgainAfterASuccess_IsSilent() => Verify.Silent(Mailer("""
        bool stopping;

        void Report(SmtpClient client, MailMessage report)
        {
            while (!stopping)
            {
                try
                {
                    client.Send(report);
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }

                Thread.Sleep(TimeSpan.FromHours(1));
            }
        }
        """));

    [Fact]
    public Task EventBasedSend_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            client.SendCompleted += (sender, done) => Console.WriteLine(done.Error);
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    client.SendAsync(message, null);
                    return;
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                }
            }
        }
        """));

    [Fact]
    public Task OtherWorkUnderAGeneralClause_IsSilent() => Verify.Silent(Mailer("""
        void Send(IMailSender sender, MailMessage message)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    sender.Send(message);
                    return;
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                }
            }
        }

        interface IMailSender
        {
            void Send(MailMessage message);
        }
        """));

    [Theory]
    [InlineData("bool again", "again = false;", "again = ++attempts < 3;", "again")]
    [InlineData("Exception error", "error = null;", "error = e;", "error != null && ++attempts < 3")]
    [InlineData("Exception error", "error = null;", "error = e;", "!(error == null) && ++attempts < 3")]
    [InlineData("bool sent", "sent = true;", "sent = false;", "!sent && ++attempts < 3")]
    public Task LoopOverAVariableThatEachTurnSetsFirst_IsFlagged(string variable, string first, string failed, string condition) =>
        Verify.Flagged(Id, Setting(variable, first, $"catch ([|SmtpException|] e) {{ {failed} Console.WriteLine(e.StatusCode); }}", condition));

    [Theory]
    [InlineData("bool again", "again = false;", "again = e.StatusCode == SmtpStatusCode.MailboxBusy;", "again")]
    [InlineData("Exception error", "error = null;", "error = e; if (e.StatusCode != SmtpStatusCode.MailboxBusy) throw;", "error != null")]
    [InlineData("SmtpStatusCode? status", "status = null;", "status = e.StatusCode;", "status == SmtpStatusCode.MailboxBusy")]
    [InlineData("bool running", "running = true;", "Console.WriteLine(e.StatusCode);", "running")]
    [InlineData("bool again", "again = false;", "again = false;", "again")]
    public Task LoopOverAVariableThatTheStatusOrNothingDecides_IsSilent(string variable, string first, string failed, string condition) =>
        Verify.Silent(Setting(variable, first, $"catch (SmtpException e) {{ {failed} Console.WriteLine(e.StatusCode); }}", condition));

    private static string Setting(string variable, string first, string clause, string condition) => Mailer($$"""
            void Send(SmtpClient client, MailMessage message)
            {
                {{variable}};
                var attempts = 0;
                do
                {
                    {{first}}
                    try
                    {
                        client.Send(message);
                    }
                    {{clause}}
                }
                while ({{condition}});

                Console.WriteLine(attempts);
            }
        """);

    private static string Looping(string clauses) => Mailer($$"""
            void Send(SmtpClient client, MailMessage message)
            {
                while (true)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    {{clauses}}
                }
            }

            bool IsTransient(SmtpException e) => (int)e.StatusCode / 100 == 4;
        """);

    private static string Mailer(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
        {{members}}
        }
        """;
}
