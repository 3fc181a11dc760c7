using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Nobody who has the message gets it again: <c>KeepForRetry</c> stands before the next attempt.</summary>
public class RetryGuardFixTests
{
    private const string Title = RetryWithoutAskingCodeFix.KeepForRetry;

    [Fact]
    public Task Loop_IsLeftWhereNothingIsLeftToTry() => Verify.Fix<RetryWithoutAskingCodeFix>("SMTP1004", Title, """
        using System;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch ([|SmtpException|])
                    {
                        // A little later.
                        Thread.Sleep(1000);
                    }
                }
            }

            async Task SendEach(SmtpClient client, MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    while (true)
                    {
                        try
                        {
                            await client.SendMailAsync(message);
                            break;
                        }
                        catch ([|Exception|] ex)
                        {
                            Console.WriteLine(ex);
                        }
                    }
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;
        using SmtpAnalyzers;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException e)
                    {
                        if (!SmtpFailure.From(e).KeepForRetry(message))
                        {
                            throw;
                        }
                        // A little later.
                        Thread.Sleep(1000);
                    }
                }
            }

            async Task SendEach(SmtpClient client, MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    while (true)
                    {
                        try
                        {
                            await client.SendMailAsync(message);
                            break;
                        }
                        catch (Exception ex)
                        {
                            if (!SmtpFailure.From(ex).KeepForRetry(message))
                            {
                                throw;
                            }

                            Console.WriteLine(ex);
                        }
                    }
                }
            }
        }
        """);

    [Fact]
    public Task MessageMadeAnewInEachAttempt_IsNotOffered() => Verify.NoFix<RetryWithoutAskingCodeFix>("SMTP1004", """
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, string to)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    var message = new MailMessage("me@example.com", to);
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch ([|SmtpException|])
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """, Title);

    [Fact]
    public Task WithoutRuntime_IsNotOffered() => Verify.NoFix<RetryWithoutAskingCodeFix>("SMTP1004", """
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch ([|SmtpException|])
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """, Title, runtime: false);

    [Fact]
    public Task SecondSend_GoesToWhoIsLeft() => Verify.Fix<WholeMessageSentAgainCodeFix>("SMTP1008", WholeMessageSentAgainCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpFailedRecipientException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
                {
                    Thread.Sleep(5000);
                    [|client.Send(message)|]; // once more
                }
            }

            async Task SendLater(SmtpClient client, MailMessage message)
            {
                try
                {
                    await client.SendMailAsync(message);
                }
                catch (SmtpFailedRecipientsException e) when (e.InnerExceptions.Length > 0)
                {
                    await Task.Delay(5000);
                    await [|client.SendMailAsync(message)|];
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;
        using SmtpAnalyzers;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpFailedRecipientException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
                {
                    Thread.Sleep(5000);
                    if (SmtpFailure.From(e).KeepForRetry(message))
                    {
                        client.Send(message); // once more
                    }
                }
            }

            async Task SendLater(SmtpClient client, MailMessage message)
            {
                try
                {
                    await client.SendMailAsync(message);
                }
                catch (SmtpFailedRecipientsException e) when (e.InnerExceptions.Length > 0)
                {
                    await Task.Delay(5000);
                    if (SmtpFailure.From(e).KeepForRetry(message))
                    {
                        await client.SendMailAsync(message);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task SendForEachFailedRecipient_IsNotOffered() => Verify.NoFix<WholeMessageSentAgainCodeFix>("SMTP1008", """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpFailedRecipientsException e)
                {
                    foreach (var recipient in e.InnerExceptions)
                    {
                        if (recipient.StatusCode == SmtpStatusCode.MailboxBusy)
                        {
                            [|client.Send(message)|];
                        }
                    }
                }
            }
        }
        """);

    [Fact]
    public Task MessageMadeBehindTheLabelJumpedTo_IsNotOffered() => Verify.NoFix<RetryWithoutAskingCodeFix>("SMTP1004", """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client)
            {
            again:
                var message = new MailMessage("a@example.com", "b@example.com");
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|])
                {
                    goto again;
                }
            }
        }
        """, Title);
}
