using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class GeneralCatchHidesStatusCodeTests
{
    private const string Id = "SMTP1002";

    private const string Send = "client.Send(message);";

    [Fact]
    public Task LoggedException_IsFlagged() => Verify.Flagged(Id, Mailer(Send, """
        catch ([|Exception|] e)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task CatchOfEverything_IsFlaggedAtTheKeyword() => Verify.Flagged(Id, Mailer(Send, """
        [|catch|]
        {
            return false;
        }
        """));

    [Fact]
    public Task AwaitedSend_IsFlagged() => Verify.Flagged(Id, Mailer("await client.SendMailAsync(message).ConfigureAwait(false);", """
        catch ([|Exception|] e)
        {
            Console.WriteLine(e.Message);
        }
        """));

    [Fact]
    public Task BlockedOnSend_IsFlagged() => Verify.Flagged(Id, Mailer("client.SendMailAsync(message).GetAwaiter().GetResult();", """
        catch ([|Exception|])
        {
            return false;
        }
        """));

    [Fact]
    public Task NewExceptionWithoutTheOldOne_IsFlagged() => Verify.Flagged(Id, Mailer(Send, """
        catch ([|Exception|] e)
        {
            throw new InvalidOperationException("not sent: " + e.Message);
        }
        """));

    [Fact]
    public Task EarlierClauseForADerivedType_LeavesTheRestHidden() => Verify.Flagged(Id, Mailer(Send, """
        catch (SmtpFailedRecipientException e)
        {
            Console.WriteLine(e.StatusCode);
        }
        catch ([|Exception|] e)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task EarlierClauseFilteredBySomethingElse_LeavesTheRestHidden() => Verify.Flagged(Id, Mailer(Send, """
        catch (SmtpException e) when (attempt < 3)
        {
            Console.WriteLine(e.StatusCode);
        }
        catch ([|Exception|] e)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task FilterThatLetsSmtpFailuresThrough_IsFlagged() => Verify.Flagged(Id, Mailer(Send, """
        catch ([|Exception|] e) when (!(e is OutOfMemoryException))
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task InnerTryThatRethrows_IsFlagged() => Verify.Flagged(Id, Mailer("""
        try
        {
            client.Send(message);
        }
        catch (SmtpException e)
        {
            Console.WriteLine(e.StatusCode);
            throw;
        }
        """, """
        catch ([|Exception|] e)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task Main_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Program
        {
            static void Main()
            {
                try
                {
                    using (var client = new SmtpClient("smtp.example.com"))
                    {
                        client.Send("a@example.com", "b@example.com", "c", "d");
                    }
                }
                catch ([|Exception|] e)
                {
                    Console.WriteLine(e);
                }
            }
        }
        """);

    [Fact]
    public Task EarlierClauseForSmtpException_IsSilent() => Verify.Silent(Mailer(Send, """
        catch (SmtpException e)
        {
            Console.WriteLine(e.StatusCode);
        }
        catch (Exception e)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task EarlierClauseFilteredByTheStatus_IsSilent() => Verify.Silent(Mailer(Send, """
        catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
        {
            Console.WriteLine("later");
        }
        catch (Exception e)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task Rethrown_IsSilent() => Verify.Silent(Mailer(Send, """
        catch (Exception e)
        {
            Console.WriteLine(e);
            throw;
        }
        """));

    [Fact]
    public Task PassedOn_IsSilent() => Verify.Silent(Mailer(Send, """
        catch (Exception e)
        {
            throw new InvalidOperationException("not sent", e);
        }
        """));

    [Fact]
    public Task TestedInTheHandler_IsSilent() => Verify.Silent(Mailer(Send, """
        catch (Exception e)
        {
            if (e is SmtpException smtp)
            {
                Console.WriteLine(smtp.StatusCode);
            }
        }
        """));

    [Fact]
    public Task TestedWithAs_IsSilent() => Verify.Silent(Mailer(Send, """
        catch (Exception e)
        {
            var smtp = e as SmtpException;
            Console.WriteLine(smtp?.StatusCode);
        }
        """));

    [Fact]
    public Task TestedBySwitch_IsSilent() => Verify.Silent(Mailer(Send, """
        catch (Exception e)
        {
            switch (e)
            {
                case SmtpException smtp:
                    Console.WriteLine(smtp.StatusCode);
                    break;
                default:
                    Console.WriteLine(e);
                    break;
            }
        }
        """));

    [Fact]
    public Task TestedByItsExactType_IsSilent() => Verify.Silent(Mailer(Send, """
        catch (Exception e)
        {
            Console.WriteLine(e.GetType() == typeof(SmtpException) ? "mail" : "other");
        }
        """));

    [Fact]
    public Task ExcludedByTheFilter_IsSilent() => Verify.Silent(Mailer(Send, """
        catch (Exception e) when (!(e is SmtpException))
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task FilteredForAnotherType_IsSilent() => Verify.Silent(Mailer(Send, """
        catch (Exception e) when (e is FormatException || e is ArgumentException)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task SendInANestedFunction_IsSilent() => Verify.Silent(Mailer("""
        Queue(() => client.Send(message));
        void Inner() => client.Send(message);
        Queue(Inner);
        """, """
        catch (Exception e)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task InnerTryThatCatchesIt_IsSilent() => Verify.Silent(Mailer("""
        try
        {
            client.Send(message);
        }
        catch (SmtpException e)
        {
            Console.WriteLine(e.StatusCode);
        }
        """, """
        catch (Exception e)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task EventBasedSend_IsSilent() => Verify.Silent(Mailer("""
        client.SendCompleted += (sender, done) => Console.WriteLine(done.Error);
        client.SendAsync(message, null);
        """, """
        catch (Exception e)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task TaskThatIsNotAwaitedHere_IsSilent() => Verify.Silent(Mailer("""
        pending = client.SendMailAsync(message);
        """, """
        catch (Exception e)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task NoSend_IsSilent() => Verify.Silent(Mailer("message.Subject = client.Host;", """
        catch (Exception e)
        {
            Console.WriteLine(e);
        }
        """));

    [Fact]
    public Task ClientOfAnotherLibrary_IsSilent() => Verify.Silent("""
        using System;

        namespace MailKit
        {
            class SmtpClient
            {
                public void Send(string message) { }
            }

            class Mailer
            {
                void Send(SmtpClient client)
                {
                    try
                    {
                        client.Send("message");
                    }
                    catch (Exception e)
                    {
                        Console.WriteLine(e);
                    }
                }
            }
        }
        """);

    private static string Mailer(string statements, string clauses) => $$"""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task pending;

            async Task<bool> Send(SmtpClient client, MailMessage message, int attempt)
            {
                await Task.Yield();
                try
                {
                    {{statements}}
                }
                {{clauses}}

                return true;
            }

            void Queue(Action action)
            {
            }
        }
        """;
}
