namespace SmtpAnalyzers.Tests.Rules;

public class RetryWithoutAskingTests
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
    public Task MessageRebuiltFromTheSameData_IsFlagged() => Verify.Flagged(Id, Mailer("""
        bool Send(string to, string subject)
        {
            for (int i = 0; i < 3; i++)
            {
                try
                {
                    using (var client = new SmtpClient("smtp.example.com"))
                    using (var message = new MailMessage("a@example.com", to))
                    {
                        message.Subject = subject;
                        client.Send(message);
                        return true;
                    }
                }
                catch ([|Exception|] e)
                {
                    Console.WriteLine(e);
                }
            }

            return false;
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
    public Task RetryPerMessage_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage[] messages)
        {
            foreach (var message in messages)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        break;
                    }
                    catch ([|SmtpException|])
                    {
                    }
                }
            }
        }
        """));

    [Fact]
    public Task PollyPolicy_IsFlagged() => Verify.Flagged(Id, Polly("""
        Policy Direct() => Policy.[|Handle<SmtpException>|]().Retry(3);
        Policy Second() => Policy.Handle<InvalidOperationException>().[|Or<SmtpException>|]().WaitAndRetryAsync(3);
        Policy Stored()
        {
            var builder = Policy.[|Handle<SmtpException>|]();
            return builder.Retry(3);
        }
        """));

    [Fact]
    public Task PollyStrategy_IsFlagged() => Verify.Flagged(Id, Polly("""
        object Options() => new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().[|Handle<SmtpException>|]() };
        """));

    [Fact]
    public Task PollyWithAPredicate_IsSilent() => Verify.Silent(Polly("""
        Policy Asks() => Policy.Handle<SmtpException>(e => e.StatusCode == SmtpStatusCode.MailboxBusy).Retry(3);
        object Options() => new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<SmtpException>(e => e.StatusCode == SmtpStatusCode.MailboxBusy) };
        """));

    [Fact]
    public Task PollyCircuitBreaker_IsSilent() => Verify.Silent(Polly("""
        Policy Breaks() => Policy.Handle<SmtpException>().CircuitBreaker(3);
        Policy Falls() => Policy.Handle<SmtpException>().Fallback(() => { });
        object Options() => new CircuitBreakerStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<SmtpException>() };
        """));

    [Fact]
    public Task PollyForAnotherException_IsSilent() => Verify.Silent(Polly("""
        Policy Other() => Policy.Handle<InvalidOperationException>().Retry(3);
        """));

    [Fact]
    public Task FilterOnTheStatus_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
        {
            Thread.Sleep(1000);
        }
        """));

    [Fact]
    public Task ConditionOnTheStatus_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e)
        {
            if (e.StatusCode != SmtpStatusCode.MailboxBusy)
            {
                throw;
            }
        }
        """));

    [Fact]
    public Task StatusInALocal_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e)
        {
            var code = (int)e.StatusCode;
            var isTransient = code >= 400 && code < 500;
            if (!isTransient)
            {
                throw;
            }
        }
        """));

    [Fact]
    public Task MethodThatIsGivenTheException_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e)
        {
            if (!IsTransient(e))
            {
                throw;
            }
        }
        """));

    [Fact]
    public Task FilterByAMethod_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e) when (IsTransient(e))
        {
        }
        """));

    [Fact]
    public Task EarlierClauseThatAsks_IsSilent() => Verify.Silent(Looping("""
        catch (SmtpException e) when (!IsTransient(e))
        {
            throw;
        }
        catch (Exception e)
        {
            Console.WriteLine(e);
        }
        """), except: "SMTP1002");

    [Fact]
    public Task LaterConditionOnTheStatus_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            SmtpStatusCode last;
            do
            {
                last = SmtpStatusCode.Ok;
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    last = e.StatusCode;
                }
            }
            while (last == SmtpStatusCode.MailboxBusy);
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
    public Task EachTurnAnotherMessage_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage[] messages, Queue<MailMessage> queue, string[] recipients)
        {
            foreach (var message in messages)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }

            for (var i = 0; i < messages.Length; i++)
            {
                try
                {
                    client.Send(messages[i]);
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }

            while (queue.Count > 0)
            {
                var message = queue.Dequeue();
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }

            for (var i = 0; i < recipients.Length; i++)
            {
                try
                {
                    client.Send("a@example.com", recipients[i], "c", "d");
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """));

    [Fact]
    public Task ReaderOfADatabase_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, System.Data.IDataReader reader)
        {
            while (reader.Read())
            {
                try
                {
                    var message = new MailMessage("a@example.com", reader.GetString(0));
                    message.Body = (string)reader["body"];
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """), on: Framework.Net);

    [Fact]
    public Task RecipientSetInEachTurn_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message, string[] recipients)
        {
            for (var i = 0; i < recipients.Length; i++)
            {
                message.To.Clear();
                message.To.Add(recipients[i]);
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
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
    public Task SecondClientAsAFallback_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, SmtpClient backup, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpException e)
            {
                Console.WriteLine(e.StatusCode);
                backup.Send(message);
            }
        }
        """));

    [Fact]
    public Task OneHostAfterTheOther_IsSilent() => Verify.Silent(Mailer("""
        void Send(string[] hosts, MailMessage message)
        {
            for (var i = 0; i < hosts.Length; i++)
            {
                using (var client = new SmtpClient(hosts[i]))
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException e)
                    {
                        Console.WriteLine(e.StatusCode);
                    }
                }
            }
        }
        """));

    [Fact]
    public Task OtherHostSetInTheHandler_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpException e)
            {
                Console.WriteLine(e.StatusCode);
                client.Host = "backup.example.com";
                client.Send(message);
            }
        }
        """));

    [Fact]
    public Task CallOfTheMethodForSomethingElse_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message, MailMessage notice)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpException e)
            {
                Console.WriteLine(e.StatusCode);
                Send(client, notice, null);
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

    private static string Polly(string members) => $$"""
        using System;
        using System.Net.Mail;
        using Polly;

        class Policies
        {
        {{members}}
        }

        namespace Polly
        {
            class Policy
            {
                public static PolicyBuilder Handle<T>() where T : Exception => null;
                public static PolicyBuilder Handle<T>(Func<T, bool> predicate) where T : Exception => null;
            }

            class PolicyBuilder
            {
                public PolicyBuilder Or<T>() where T : Exception => null;
            }

            static class Extensions
            {
                public static Policy Retry(this PolicyBuilder builder, int count) => null;
                public static Policy WaitAndRetryAsync(this PolicyBuilder builder, int count) => null;
                public static Policy CircuitBreaker(this PolicyBuilder builder, int count) => null;
                public static Policy Fallback(this PolicyBuilder builder, Action action) => null;
            }

            class PredicateBuilder
            {
                public PredicateBuilder Handle<T>() where T : Exception => null;
                public PredicateBuilder Handle<T>(Func<T, bool> predicate) where T : Exception => null;
                public static implicit operator Func<object, bool>(PredicateBuilder builder) => null;
            }

            class RetryStrategyOptions
            {
                public Func<object, bool> ShouldHandle { get; set; }
            }

            class CircuitBreakerStrategyOptions
            {
                public Func<object, bool> ShouldHandle { get; set; }
            }
        }
        """;
}
