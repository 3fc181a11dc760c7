using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Handlers that look at the status, and clauses after one that does.</summary>
public partial class StatusCodeIgnoredTests
{
    [Fact]
    public Task StatusCodeRead_IsSilent() => Verify.Silent("""
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
                catch (SmtpException e)
                {
                    Console.WriteLine(e.StatusCode);
                }
            }
        }
        """);

    [Fact]
    public Task StatusCodeInAPattern_IsSilent() => Verify.Silent("""
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
                catch (SmtpException e)
                {
                    if (e is { StatusCode: SmtpStatusCode.MailboxBusy })
                    {
                        Console.WriteLine("later");
                    }
                }
            }
        }
        """);

    [Fact]
    public Task StatusCodeInItsOwnFilter_IsSilent() => Verify.Silent("""
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
                catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
                {
                    Console.WriteLine("later");
                }
            }
        }
        """);

    [Fact]
    public Task StatusCodeInAnEarlierFilter_LeavesTheRemainder_IsSilent() => Verify.Silent("""
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
                catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.MailboxBusy)
                {
                    Console.WriteLine("later");
                }
                catch (SmtpException e)
                {
                    Console.WriteLine(e.Message);
                }
            }
        }
        """);

    [Fact]
    public Task StatusCodeOfAPatternVariable_IsSilent() => Verify.Silent("""
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
                catch (Exception e) when (e is SmtpException smtp)
                {
                    Console.WriteLine(((SmtpException)e).StatusCode);
                }
            }
        }
        """);

    [Fact]
    public Task StatusCodeThroughAs_IsSilent() => Verify.Silent("""
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
                catch (Exception e) when (e is SmtpException)
                {
                    Console.WriteLine((e as SmtpException)?.StatusCode);
                }
            }
        }
        """);

    [Fact]
    public Task InnerExceptionsRead_IsSilent() => Verify.Silent("""
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
                    foreach (var inner in e.InnerExceptions)
                    {
                        Console.WriteLine(inner.FailedRecipient);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task GivenToTheEmbeddedRuntime_IsSilent() => Verify.Silent("""
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
                catch (SmtpException e)
                {
                    Console.WriteLine(SmtpAnalyzers.SmtpFailure.From(e));
                }
            }
        }

        namespace SmtpAnalyzers
        {
            class SmtpFailure
            {
                public static SmtpFailure From(Exception exception) => new SmtpFailure();
            }
        }
        """);

    [Fact]
    public Task SwitchOnTheStatus_IsSilent() => Verify.Silent("""
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
                catch (SmtpException e)
                {
                    switch (e.StatusCode)
                    {
                        case SmtpStatusCode.MailboxBusy:
                            Console.WriteLine("later");
                            break;
                    }
                }
            }
        }
        """);
}
