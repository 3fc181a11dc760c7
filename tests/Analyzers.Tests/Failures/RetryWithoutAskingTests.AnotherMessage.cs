using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Whether what is sent again is the same message, to the same server.</summary>
public partial class RetryWithoutAskingTests
{
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

    [Theory]
    [InlineData("message.Attachments.Clear();")]
    [InlineData("message.Headers.Remove(\"X-Priority\");")]
    [InlineData("message.Subject = \"shorter\";")]
    [InlineData("Replace(ref client);")]
    [InlineData("Make(out client);")]
    public Task HandlerThatChangesTheMessageOrTheClient_IsSilent(string change) => Verify.Silent(Resending(change, "SmtpException"));

    [Theory]
    [InlineData("Console.WriteLine(message.Attachments.Count);")]
    [InlineData("Console.WriteLine(message.To.ToString());")]
    [InlineData("message.Dispose();")]
    public Task HandlerThatOnlyReadsTheMessage_IsFlagged(string statement) => Verify.Flagged(Id, Resending(statement, "[|SmtpException|]"));

    private static string Resending(string statement, string type) => Mailer($$"""
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ({{type}} e)
                {
                    Console.WriteLine(e.StatusCode);
                    {{statement}}
                    client.Send(message);
                }
            }

            void Replace(ref SmtpClient client)
            {
            }

            void Make(out SmtpClient client) => client = null;
        """);
}
