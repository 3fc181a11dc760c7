using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>The first action of SMTP1001: what the handler did, it goes on doing, in whichever form that takes.</summary>
public class StatusCodeIgnoredFixTests
{
    private const string Id = "SMTP1001";
    private const string Title = StatusCodeIgnoredCodeFix.HandleByRemedy;

    [Fact]
    public Task HandlerThatLogsAndReturns_KeepsBothInTheDefaultArm() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|SmtpException|] e)
                {
                    // The operator reads this.
                    Console.WriteLine("Sending failed: " + e.Message);
                    return false;
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            bool Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e)
                {
                    var failure = SmtpFailure.From(e);
                    switch (failure.Remedy)
                    {
                        case SmtpRemedy.RetryLater:
                        case SmtpRemedy.Reconnect:
                            // Transient: the same message may pass later, so queue it to be sent again.
                            goto default;
                        case SmtpRemedy.EnableTls:
                        case SmtpRemedy.FixTls:
                            // TLS is missing or failed: set EnableSsl = true, or mend the certificate.
                            goto default;
                        case SmtpRemedy.FixCredentials:
                            // The server wants a login, or refused this one: check the user name and password.
                            goto default;
                        case SmtpRemedy.FixRecipient:
                            // Permanent for these addresses: failure.Recipients says which, and why.
                            goto default;
                        default:
                            // The operator reads this.
                            Console.WriteLine("Sending failed: " + failure);
                            return false;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task EmptyHandlerWithoutVariable_GetsBothAndKeepsItsComment() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System.Collections.Generic;
        using System.Net.Mail;

        class Newsletter
        {
            void Send(SmtpClient client, IEnumerable<MailMessage> messages)
            {
                foreach (var message in messages)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch ([|SmtpException|]) // not our fault
                    {
                        // The next reader may have more luck.
                    }
                }
            }
        }
        """, """
        using System.Collections.Generic;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Newsletter
        {
            void Send(SmtpClient client, IEnumerable<MailMessage> messages)
            {
                foreach (var message in messages)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch (SmtpException e) // not our fault
                    {
                        var failure = SmtpFailure.From(e);
                        switch (failure.Remedy)
                        {
                            case SmtpRemedy.RetryLater:
                            case SmtpRemedy.Reconnect:
                                // Transient: the same message may pass later, so queue it to be sent again.
                                break;
                            case SmtpRemedy.EnableTls:
                            case SmtpRemedy.FixTls:
                                // TLS is missing or failed: set EnableSsl = true, or mend the certificate.
                                break;
                            case SmtpRemedy.FixCredentials:
                                // The server wants a login, or refused this one: check the user name and password.
                                break;
                            case SmtpRemedy.FixRecipient:
                                // Permanent for these addresses: failure.Recipients says which, and why.
                                break;
                            default:
                                // The next reader may have more luck.
                                break;
                        }
                    }
                }
            }
        }
        """);

    [Fact]
    public Task BreakOfTheLoopAround_StaysABreakOfThatLoop() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch ([|SmtpException|] e)
                    {
                        Console.WriteLine("Not sent: {0}", e.Message);
                        break; // the server is down
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
            void Send(SmtpClient client, MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch (SmtpException e)
                    {
                        var failure = SmtpFailure.From(e);
                        switch (failure.Remedy)
                        {
                            case SmtpRemedy.RetryLater:
                            case SmtpRemedy.Reconnect:
                                // Transient: the same message may pass later, so queue it to be sent again.
                                break;
                            case SmtpRemedy.EnableTls:
                            case SmtpRemedy.FixTls:
                                // TLS is missing or failed: set EnableSsl = true, or mend the certificate.
                                break;
                            case SmtpRemedy.FixCredentials:
                                // The server wants a login, or refused this one: check the user name and password.
                                break;
                            case SmtpRemedy.FixRecipient:
                                // Permanent for these addresses: failure.Recipients says which, and why.
                                break;
                        }

                        Console.WriteLine("Not sent: {0}", failure);
                        break; // the server is down
                    }
                }
            }
        }
        """);

    [Fact]
    public Task ContinueReturnAndOwnLoops_StayInTheDefaultArm() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Send(SmtpClient client, MailMessage[] messages)
            {
                bool last;
                foreach (var message in messages)
                {
                    try
                    {
                        client.Send(message);
                        last = true;
                    }
                    catch ([|SmtpException|] e)
                    {
                        foreach (var to in message.To)
                        {
                            if (to.Host == "example.com")
                            {
                                break;
                            }
                        }

                        last = false;
                        if (message.Bcc.Count > 0)
                        {
                            continue;
                        }

                        return last;
                    }

                    Console.WriteLine(last);
                }

                return true;
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            bool Send(SmtpClient client, MailMessage[] messages)
            {
                bool last;
                foreach (var message in messages)
                {
                    try
                    {
                        client.Send(message);
                        last = true;
                    }
                    catch (SmtpException e)
                    {
                        var failure = SmtpFailure.From(e);
                        switch (failure.Remedy)
                        {
                            case SmtpRemedy.RetryLater:
                            case SmtpRemedy.Reconnect:
                                // Transient: the same message may pass later, so queue it to be sent again.
                                goto default;
                            case SmtpRemedy.EnableTls:
                            case SmtpRemedy.FixTls:
                                // TLS is missing or failed: set EnableSsl = true, or mend the certificate.
                                goto default;
                            case SmtpRemedy.FixCredentials:
                                // The server wants a login, or refused this one: check the user name and password.
                                goto default;
                            case SmtpRemedy.FixRecipient:
                                // Permanent for these addresses: failure.Recipients says which, and why.
                                goto default;
                            default:
                                foreach (var to in message.To)
                                {
                                    if (to.Host == "example.com")
                                    {
                                        break;
                                    }
                                }

                                last = false;
                                if (message.Bcc.Count > 0)
                                {
                                    continue;
                                }

                                return last;
                        }
                    }

                    Console.WriteLine(last);
                }

                return true;
            }
        }
        """);
}
