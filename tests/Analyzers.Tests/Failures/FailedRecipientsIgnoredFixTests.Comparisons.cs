using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>A comparison of the exception's own status, which is always GeneralFailure for several refusals.</summary>
public partial class FailedRecipientsIgnoredFixTests
{
    [Fact]
    public Task ComparedStatus_IsComparedOfEach() => Verify.Fix<FailedRecipientsIgnoredCodeFix>(Id, Title, """
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
                catch (SmtpFailedRecipientsException e)
                {
                    Console.WriteLine(e.InnerExceptions.Length);
                    if ([|e.StatusCode|] == SmtpStatusCode.MailboxBusy)
                    {
                        Console.WriteLine("later: " + e.FailedRecipient);
                    }
                }
            }
        }
        """, """
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
                catch (SmtpFailedRecipientsException e)
                {
                    Console.WriteLine(e.InnerExceptions.Length);
                    foreach (var recipient in e.InnerExceptions)
                    {
                        if (recipient.StatusCode == SmtpStatusCode.MailboxBusy)
                        {
                            Console.WriteLine("later: " + recipient.FailedRecipient);
                        }
                    }
                }
            }
        }
        """);

    [Fact]
    public Task ComparedStatusThatDecidesWhetherToSendAgain_IsNotOffered() => Verify.NoFix<FailedRecipientsIgnoredCodeFix>(Id, """
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
                catch (SmtpFailedRecipientsException e)
                {
                    Console.WriteLine(e.InnerExceptions.Length);
                    if ([|e.StatusCode|] == SmtpStatusCode.MailboxBusy)
                    {
                        client.Send(new MailMessage());
                    }
                }
            }
        }
        """);

    [Fact]
    public Task QuestionForSeveralRefusals_StaysOutOfTheLoop() => Verify.Fix<FailedRecipientsIgnoredCodeFix>(Id, Title, """
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
                catch ([|SmtpFailedRecipientsException|] e)
                {
                    if (e.StatusCode == SmtpStatusCode.GeneralFailure)
                    {
                        Console.WriteLine("Several were refused.");
                    }
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

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
                        Console.WriteLine("Mail not sent: " + SmtpFailure.From(recipient));
                    }

                    if (e.StatusCode == SmtpStatusCode.GeneralFailure)
                    {
                        Console.WriteLine("Several were refused.");
                    }
                }
            }
        }
        """);

    [Fact]
    public Task ComparedStatusInTheFilter_IsNotOffered() => Verify.NoFix<FailedRecipientsIgnoredCodeFix>(Id, """
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
                catch (SmtpFailedRecipientsException e) when ([|e.StatusCode|] == SmtpStatusCode.MailboxBusy)
                {
                    throw;
                }
            }
        }
        """);

    /// <summary>The first recipient would decide for all, or the last one be all that is kept.</summary>
    [Theory]
    [InlineData("if (message.To.Count > 1) { Console.WriteLine(e.Message); return \"\"; }")]
    [InlineData("if (message.To.Count > 1) { Console.WriteLine(e.Message); throw; }")]
    [InlineData("last = e.Message;")]
    [InlineData("if (message.To.Count > 1) { Console.WriteLine(e.Message); other.Send(\"a\", \"b\", \"c\", e.FailedRecipient); }")]
    public Task StatementThatIsForOnce_StaysOutOfTheLoop(string statement)
    {
        string Program(string caught, string loop) => $$"""
            using System;
            using System.Net.Mail;

            class Mailer
            {
                string Send(SmtpClient client, SmtpClient other, MailMessage message)
                {
                    string last = "";
                    try
                    {
                        client.Send(message);
                    }
                    catch ({{caught}} e)
                    {
                        {{loop}}{{statement}}
                        Console.WriteLine(message.Subject);
                    }

                    return last;
                }
            }
            """;
        const string Loop = """
            foreach (var recipient in e.InnerExceptions)
                        {
                            Console.WriteLine("Mail not sent: " + SmtpFailure.From(recipient));
                        }



            """;
        return Verify.Fix<FailedRecipientsIgnoredCodeFix>(
            Id,
            Title,
            Program("[|SmtpFailedRecipientsException|]", ""),
            Program("SmtpFailedRecipientsException", Loop.TrimEnd() + "\n\n            ")
                .Replace("using System.Net.Mail;", "using System.Net.Mail;\nusing SmtpAnalyzers;"));
    }
}
