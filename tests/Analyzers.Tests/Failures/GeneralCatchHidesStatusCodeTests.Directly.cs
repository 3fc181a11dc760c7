using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Whether the try block itself sends, and where the clause stands.</summary>
public partial class GeneralCatchHidesStatusCodeTests
{
    [Theory]
    [InlineData("client.SendMailAsync(message).Wait();")]
    [InlineData("client.Send(\"a@example.com\", \"b@example.com\", \"c\", \"d\");")]
    [InlineData("if (attempt > 1) { foreach (var to in message.To) client.Send(message); }")]
    [InlineData("var task = client.SendMailAsync(message); await task;")]
    [InlineData("Task task = client.SendMailAsync(message); Console.WriteLine(1); await task.ConfigureAwait(false);")]
    [InlineData("var task = client.SendMailAsync(message); task.GetAwaiter().GetResult();")]
    [InlineData("var task = client.SendMailAsync(message); await Task.WhenAll(task, Task.Delay(1));")]
    public Task SendInTheBlock_IsFlagged(string send) => Verify.Flagged(Id, Mailer(send, """
        catch ([|Exception|] e)
        {
            Console.WriteLine(e);
        }
        """));

    [Theory]
    [InlineData("Queue(() => client.Send(message));")]
    [InlineData("await Deliver(); async Task Deliver() { await client.SendMailAsync(message); }")]
    [InlineData("Func<Task> later = () => client.SendMailAsync(message); Console.WriteLine(later);")]
    [InlineData("await SendLater(client, message);")]
    [InlineData("var task = client.SendMailAsync(message); pending = task;")]
    [InlineData("var task = client.SendMailAsync(message); try { await task; } catch (SmtpException e) { Console.WriteLine(e.StatusCode); }")]
    public Task SendByAnotherFunction_IsSilent(string send) => Verify.Silent(Mailer(send, """
        catch (Exception e)
        {
            Console.WriteLine(e);
        }
        """).Replace("void Queue(", "Task SendLater(SmtpClient client, MailMessage message) => client.SendMailAsync(message);\n\n    void Queue("));

    [Fact]
    public Task EventHandler_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Page
        {
            private SmtpClient _client = null;
            private MailMessage _message = null;

            void Send_Click(object sender, EventArgs e)
            {
                try
                {
                    _client.Send(_message);
                }
                catch ([|Exception|] failure)
                {
                    Console.WriteLine(failure.Message);
                }
            }
        }
        """);

    [Theory]
    [InlineData("Console.WriteLine(e is SmtpException);")]
    [InlineData("Console.WriteLine(e switch { SmtpException smtp => \"mail\", _ => \"other\" });")]
    [InlineData("if (e is SmtpFailedRecipientsException) Console.WriteLine(1);")]
    public Task TestForAnSmtpType_IsSilent(string statement) => Verify.Silent(Mailer(Send, $$"""
        catch (Exception e)
        {
            {{statement}}
        }
        """));

    [Theory]
    [InlineData("Console.WriteLine(e is TimeoutException);")]
    [InlineData("Console.WriteLine(e switch { FormatException format => \"format\", _ => \"other\" });")]
    [InlineData("if (e is AggregateException) Console.WriteLine(1);")]
    public Task TestForAnotherType_IsFlagged(string statement) => Verify.Flagged(Id, Mailer(Send, $$"""
        catch ([|Exception|] e)
        {
            {{statement}}
        }
        """));
}
