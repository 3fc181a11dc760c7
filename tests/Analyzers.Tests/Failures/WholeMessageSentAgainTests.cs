using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class WholeMessageSentAgainTests
{
    private const string Id = "SMTP1008";

    [Fact]
    public Task WidelyCopiedSample_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientsException ex)
            {
                for (int i = 0; i < ex.InnerExceptions.Length; i++)
                {
                    SmtpStatusCode status = ex.InnerExceptions[i].StatusCode;
                    if (status == SmtpStatusCode.MailboxBusy || status == SmtpStatusCode.MailboxUnavailable)
                    {
                        Console.WriteLine("Delivery failed - retrying in 5 seconds.");
                        Thread.Sleep(5000);
                        [|client.Send(message)|];
                    }
                    else
                    {
                        Console.WriteLine("Failed to deliver message to {0}", ex.InnerExceptions[i].FailedRecipient);
                    }
                }
            }
            catch (Exception ex)
            {
                Console.WriteLine("Exception caught in RetryIfBusy(): {0}", ex.ToString());
            }
        }
        """));

    [Fact]
    public Task OneFailedRecipient_IsFlagged() => Verify.Flagged(Id, Mailer("""
        async Task Send(SmtpClient client, MailMessage message)
        {
            try
            {
                await client.SendMailAsync(message);
            }
            catch (SmtpFailedRecipientException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
            {
                await Task.Delay(5000);
                await [|client.SendMailAsync(message)|];
            }
        }
        """));

    [Fact]
    public Task SecondClient_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, SmtpClient backup, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientException e)
            {
                Console.WriteLine(e.StatusCode);
                [|backup.Send(message)|];
            }
        }
        """));

    [Fact]
    public Task FoundInsideTheHandler_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpException e)
            {
                if (e is SmtpFailedRecipientsException failed)
                {
                    foreach (SmtpFailedRecipientException one in failed.InnerExceptions)
                    {
                        if (one.StatusCode == SmtpStatusCode.MailboxBusy)
                        {
                            [|client.Send(message)|];
                        }
                    }
                }
            }
        }
        """));

    [Fact]
    public Task LoopThatComesBack_IsFlaggedAtTheCatch() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            for (int attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch ([|SmtpFailedRecipientException|] e)
                {
                    if (e.StatusCode != SmtpStatusCode.MailboxBusy)
                    {
                        throw;
                    }
                }
            }
        }
        """));

    [Fact]
    public Task LoopThatRebuildsTheMessage_IsFlagged() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, string[] to)
        {
            bool sent = false;
            while (!sent)
            {
                using (var message = new MailMessage())
                {
                    message.From = new MailAddress("a@example.com");
                    message.To.Add(string.Join(",", to));
                    try
                    {
                        client.Send(message);
                        sent = true;
                    }
                    catch ([|SmtpFailedRecipientsException|] e)
                    {
                        Console.WriteLine(e.InnerExceptions.Length);
                    }
                }
            }
        }
        """));

    [Fact]
    public Task CountingTheRecipients_DoesNotChangeThem() => Verify.Flagged(Id, Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientException e)
            {
                Console.WriteLine("{0} of {1}: {2}", 1, message.To.Count, e.StatusCode);
                [|client.Send(message)|];
            }
        }
        """));

    [Fact]
    public Task NewMessage_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientsException e)
            {
                foreach (SmtpFailedRecipientException failed in e.InnerExceptions)
                {
                    if (failed.StatusCode == SmtpStatusCode.MailboxBusy)
                    {
                        using (var again = new MailMessage(message.From.Address, failed.FailedRecipient, message.Subject, message.Body))
                        {
                            client.Send(again);
                        }
                    }
                }
            }
        }
        """));

    [Fact]
    public Task RefilledRecipients_AreSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientsException e)
            {
                message.To.Clear();
                message.CC.Clear();
                message.Bcc.Clear();
                foreach (SmtpFailedRecipientException failed in e.InnerExceptions)
                {
                    message.To.Add(failed.FailedRecipient);
                }

                client.Send(message);
            }
        }
        """));

    [Fact]
    public Task RefilledRecipientsInALoop_AreSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            for (int attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch (SmtpFailedRecipientsException e)
                {
                    message.To.Clear();
                    foreach (SmtpFailedRecipientException failed in e.InnerExceptions)
                    {
                        if (failed.StatusCode == SmtpStatusCode.MailboxBusy)
                        {
                            message.To.Add(failed.FailedRecipient);
                        }
                    }
                }
            }
        }
        """));

    [Fact]
    public Task MethodThatMayChangeTheRecipients_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message, IRecipients recipients)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientsException e)
            {
                recipients.Keep(message, e.InnerExceptions);
                client.Send(message);
            }
        }

        interface IRecipients
        {
            void Keep(MailMessage message, SmtpFailedRecipientException[] failed);
        }
        """));

    [Fact]
    public Task AnotherMessage_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message, MailMessage notice)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientException e)
            {
                notice.Body = e.FailedRecipient + ": " + e.StatusCode;
                client.Send(notice);
            }
        }
        """));

    [Fact]
    public Task LoopThatIsLeft_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            for (int attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch (SmtpFailedRecipientException e)
                {
                    Console.WriteLine(e.StatusCode);
                    break;
                }
            }
        }
        """));

    [Fact]
    public Task EachTurnAnotherMessage_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage[] messages)
        {
            foreach (var message in messages)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpFailedRecipientException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }

            for (int i = 0; i < messages.Length; i++)
            {
                try
                {
                    client.Send(messages[i]);
                }
                catch (SmtpFailedRecipientException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """));

    [Fact]
    public Task PlainSmtpException_IsSilent() => Verify.Silent(Mailer("""
        void Send(SmtpClient client, MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpException e)
            {
                if (e.StatusCode != SmtpStatusCode.ServiceNotAvailable || e is SmtpFailedRecipientException)
                {
                    throw;
                }

                client.Send(message);
            }
        }
        """));

    private static string Mailer(string members) => $$"""
        using System;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
        {{members}}
        }
        """;
}
