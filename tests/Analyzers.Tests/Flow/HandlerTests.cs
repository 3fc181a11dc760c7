using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Flow;

/// <summary>What stands in catch and finally blocks is judged like any other code, be the throw that leads there one that is known or not.</summary>
public class HandlerTests
{
    private const string Fallback = """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Fallback(MailMessage message)
            {
                try
                {
                    using (var first = new SmtpClient("mx1")) await first.SendMailAsync(message);
                }
                catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.GeneralFailure)
                {
                    var second = NEW;
                    TIMEOUT;
                    await second.SendMailAsync(message);
                }
            }
        }
        """;

    [Theory]
    [InlineData("SMTP2001", "[|new SmtpClient(\"smtp.gmail.com\", 465)|]", "second.Timeout = 5000")]
    [InlineData("SMTP2003", "new SmtpClient(\"smtp.gmail.com\", [|465|])", "second.Timeout = 5000")]
    [InlineData("SMTP3001", "[|new SmtpClient(\"smtp.gmail.com\", 465)|]", "second.Timeout = 5000")]
    [InlineData("SMTP3005", "new SmtpClient(\"smtp.gmail.com\", 465)", "[|second.Timeout = 5000|]")]
    public Task ClientMadeInAHandler_IsFlagged(string id, string creation, string timeout) =>
        Verify.Flagged(id, Fallback.Replace("NEW", creation).Replace("TIMEOUT", timeout));

    [Fact]
    public Task SendInAHandlerOfOtherFailures_IsFlagged() => Verify.Flagged("SMTP3001", """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void MadeBefore(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                try { Work(); }
                catch (InvalidOperationException) { client.Send(message); }
            }

            void MadeInside(MailMessage message)
            {
                try { Work(); }
                catch (InvalidOperationException)
                {
                    var client = [|new SmtpClient("localhost")|];
                    client.Send(message);
                }
            }

            void MadeInAHandlerOfAHandler(MailMessage message)
            {
                try { Work(); }
                catch (InvalidOperationException)
                {
                    try { Work(); }
                    catch (ArgumentException)
                    {
                        var client = [|new SmtpClient("localhost")|];
                        client.Send(message);
                    }
                }
            }

            void MadeInFinally(MailMessage message)
            {
                try { Work(); }
                finally
                {
                    var client = [|new SmtpClient("localhost")|];
                    client.Send(message);
                }
            }

            void MadeInAHandlerInFinally(MailMessage message)
            {
                try { Work(); }
                finally
                {
                    try { Work(); }
                    catch (InvalidOperationException)
                    {
                        var client = [|new SmtpClient("localhost")|];
                        client.Send(message);
                    }
                }
            }

            void GivenToAFilter(MailMessage message)
            {
                try { Work(); }
                catch (InvalidOperationException) when (Sends([|new SmtpClient("localhost")|], message)) { }
            }

            private bool Sends(SmtpClient client, MailMessage message) { client.Send(message); return true; }

            private void Work() { }
        }
        """);

    [Fact]
    public Task MessageInAHandler_IsFlagged() => Verify.Flagged("SMTP3006", """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Report(SmtpClient client, string log)
            {
                try { Work(); }
                catch (InvalidOperationException)
                {
                    var message = [|new MailMessage("from@example.com", "to@example.com")|];
                    message.Attachments.Add(new Attachment(log));
                    client.Send(message);
                }
            }

            private void Work() { }
        }
        """);

    [Fact]
    public Task UnwaitedSendInAHandler_IsFlagged() => Verify.Flagged("SMTP3002", """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Report(MailMessage message)
            {
                try { Work(); }
                catch (InvalidOperationException)
                {
                    using (var client = new SmtpClient("localhost"))
                    {
                        [|client.SendMailAsync(message)|];
                    }
                }
            }

            private void Work() { }
        }
        """);

    [Fact]
    public Task DisposedAroundTheHandler_IsSilent() => Verify.Silent(except: "SMTP1002", program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void ByTheOuterFinally(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    try { Work(); }
                    finally { client.Send(message); }
                }
                catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy) { }
                finally { client.Dispose(); }
            }

            void ByTheOuterHandlers(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    try { Work(); }
                    finally { client.Send(message); }
                }
                catch (Exception)
                {
                    client.Dispose();
                    throw;
                }

                client.Dispose();
            }

            void AfterASwallowedFailure(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    try { Work(); }
                    finally { client.Send(message); }
                }
                catch (Exception) { }

                client.Dispose();
            }

            void InTheHandler(MailMessage message)
            {
                try { Work(); }
                catch (InvalidOperationException)
                {
                    using (var client = new SmtpClient("smtp.gmail.com", 587) { EnableSsl = true }) client.Send(message);
                }
            }

            void SetBeforeAThrow(MailMessage message, string host)
            {
                using (var client = new SmtpClient())
                {
                    try
                    {
                        client.Host = host;
                        client.Send(message);
                    }
                    catch (InvalidOperationException)
                    {
                        client.Host = "other";
                        client.Send(message);
                    }
                }
            }

            async Task WaitedForInsideTry(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                var sending = client.SendMailAsync(message);
                try { await sending; }
                catch (Exception)
                {
                    client.Dispose();
                    throw;
                }

                client.Dispose();
            }

            private void Work() { }
        }
        """);
}
