using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class FailedRecipientsIgnoredTests
{
    private const string Id = "SMTP1003";

    [Fact]
    public Task EmptyHandler_IsFlagged() => Verify.Flagged(Id, Handling("""
        catch ([|SmtpFailedRecipientsException|])
        {
        }
        """));

    [Fact]
    public Task OnlyTheMessage_IsFlagged() => Verify.Flagged(Id, Handling("""
        catch ([|SmtpFailedRecipientsException|] e)
        {
            Console.WriteLine(e.Message + e.FailedRecipient);
        }
        """));

    [Fact]
    public Task WrittenStatus_IsFlaggedAtTheCatch() => Verify.Flagged(Id, Handling("""
        catch ([|SmtpFailedRecipientsException|] e)
        {
            Console.WriteLine(e.StatusCode);
        }
        """));

    [Fact]
    public Task ComparedStatus_IsFlaggedToo() => Verify.Flagged(Id, Handling("""
        catch ([|SmtpFailedRecipientsException|] e)
        {
            if ([|e.StatusCode|] == SmtpStatusCode.MailboxBusy)
            {
                Console.WriteLine("later");
            }
        }
        """));

    [Fact]
    public Task ComparedStatusBesideTheNumberOfRecipients_IsFlagged() => Verify.Flagged(Id, Handling("""
        catch (SmtpFailedRecipientsException e)
        {
            Console.WriteLine(e.InnerExceptions.Length);
            switch ([|e.StatusCode|])
            {
                case SmtpStatusCode.MailboxBusy:
                    break;
            }
        }
        """));

    [Fact]
    public Task ComparedStatusInAFilter_IsFlagged() => Verify.Flagged(Id, Handling("""
        catch (SmtpFailedRecipientsException e) when ([|e.StatusCode|] == SmtpStatusCode.MailboxBusy)
        {
            throw;
        }
        """));

    [Fact]
    public Task FilteredByType_IsFlagged() => Verify.Flagged(Id, Handling("""
        catch ([|Exception|] e) when (e is SmtpFailedRecipientsException)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task InnerExceptionsRead_IsSilent() => Verify.Silent(Handling("""
        catch (SmtpFailedRecipientsException e)
        {
            foreach (SmtpFailedRecipientException failed in e.InnerExceptions)
            {
                Console.WriteLine(failed.FailedRecipient + " " + failed.StatusCode);
                if (failed.StatusCode == SmtpStatusCode.MailboxBusy)
                {
                    Console.WriteLine("later");
                }
            }
        }
        """));

    [Fact]
    public Task Rethrown_IsSilent() => Verify.Silent(Handling("""
        catch (SmtpFailedRecipientsException e)
        {
            Console.WriteLine(e);
            throw;
        }
        """));

    [Fact]
    public Task PassedOn_IsSilent() => Verify.Silent(Handling("""
        catch (SmtpFailedRecipientsException e)
        {
            throw new InvalidOperationException("not sent", e);
        }
        """));

    [Fact]
    public Task GivenToTheRuntime_IsSilent() => Verify.Silent(Handling("""
        catch (SmtpFailedRecipientsException e)
        {
            foreach (var recipient in SmtpAnalyzers.SmtpFailure.From(e).Recipients)
            {
                Console.WriteLine(recipient);
            }
        }
        """) + """
        namespace SmtpAnalyzers
        {
            class SmtpFailure
            {
                public static SmtpFailure From(Exception e) => new SmtpFailure();
                public string[] Recipients => new string[0];
            }
        }
        """);

    [Fact]
    public Task ComparedWithGeneralFailure_IsSilent() => Verify.Silent(Handling("""
        catch (SmtpFailedRecipientsException e)
        {
            Console.WriteLine(e.InnerExceptions.Length);
            if (e.StatusCode == SmtpStatusCode.GeneralFailure)
            {
                Console.WriteLine("as ever");
            }
        }
        """));

    [Fact]
    public Task OneFailedRecipient_IsSilent() => Verify.Silent(Handling("""
        catch (SmtpFailedRecipientException e)
        {
            if (e.StatusCode == SmtpStatusCode.MailboxBusy)
            {
                Console.WriteLine("later");
            }
        }
        """));

    private static string Handling(string clause) => $$"""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                {{clause}}
            }
        }
        """;
}
