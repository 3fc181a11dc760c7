using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>A clause for SMTP failures before the general one, which goes on doing what it did.</summary>
public class GeneralCatchHidesStatusCodeFixTests
{
    private const string Id = "SMTP1002";
    private const string Title = GeneralCatchHidesStatusCodeCodeFix.Title;

    [Fact]
    public Task GeneralClause_GetsAnSmtpClauseBeforeItWithItsBody() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(Id, Title, """
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
                // Whatever it was.
                catch ([|Exception|] ex)
                {
                    Console.WriteLine("Not sent: " + ex.Message);
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
                catch (SmtpException ex)
                {
                    var failure = SmtpFailure.From(ex);
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
                            Console.WriteLine("Not sent: " + failure);
                            return false;
                    }
                }
                // Whatever it was.
                catch (Exception ex)
                {
                    Console.WriteLine("Not sent: " + ex.Message);
                    return false;
                }
            }
        }
        """);

    [Fact]
    public Task BareCatchInAFileWithoutTheNamespace_WritesTheTypeInFull() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(Id, Title, """
        using System;

        class Mailer
        {
            System.Net.Mail.SmtpClient client;

            void Send(System.Net.Mail.MailMessage message)
            {
                try {
                    client.Send(message);
                } [|catch|] {
                    Console.WriteLine("Not sent.");
                }
            }
        }
        """, """
        using System;
        using SmtpAnalyzers;

        class Mailer
        {
            System.Net.Mail.SmtpClient client;

            void Send(System.Net.Mail.MailMessage message)
            {
                try {
                    client.Send(message);
                } catch (System.Net.Mail.SmtpException e) {
                    var failure = SmtpFailure.From(e);
                    switch (failure.Remedy) {
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
                            Console.WriteLine("Not sent.");
                            break;
                    }
                } catch {
                    Console.WriteLine("Not sent.");
                }
            }
        }
        """, options: """
        csharp_new_line_before_open_brace = types, methods
        csharp_new_line_before_catch = false
        """);

    [Fact]
    public Task FilterThatExcludesCancellation_IsNotNeededBefore() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(Id, Title, """
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
                catch ([|Exception|] ex) when (!(ex is OperationCanceledException))
                {
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
                catch (SmtpException ex)
                {
                    switch (ex.StatusCode)
                    {
                        case var code when (int)code / 100 == 4:
                            // Transient: the same message may pass later, so queue it to be sent again.
                            break;
                        case SmtpStatusCode.MustIssueStartTlsFirst:
                            // The server wants TLS (set EnableSsl = true) or a login (check the credentials): the text says which.
                            break;
                        case SmtpStatusCode.MailboxUnavailable:
                        case SmtpStatusCode.UserNotLocalTryAlternatePath:
                        case SmtpStatusCode.MailboxNameNotAllowed:
                            // Permanent for this address or sender: correct it before sending again.
                            break;
                        default:
                            break;
                    }
                }
                catch (Exception ex) when (!(ex is OperationCanceledException))
                {
                }
            }
        }
        """, runtime: false, csharp: 7);

    [Fact]
    public Task FilterThatMayLetFailuresPass_IsNotOffered() => Verify.NoFix<GeneralCatchHidesStatusCodeCodeFix>(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message, bool quiet)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|Exception|]) when (quiet)
                {
                }
            }
        }
        """);

    [Fact]
    public Task VariableGivenAnotherException_IsNotOffered() => Verify.NoFix<GeneralCatchHidesStatusCodeCodeFix>(Id, """
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
                catch ([|Exception|] ex)
                {
                    while (ex.InnerException != null)
                    {
                        ex = ex.InnerException;
                    }

                    Console.WriteLine(ex.Message);
                }
            }
        }
        """);

    [Fact]
    public Task TwoMethods_AreBothFixed() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(Id, Title, """
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
                catch ([|Exception|] e)
                {
                    Console.WriteLine(e.Message);
                }
            }

            void Each(SmtpClient client, MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch ([|Exception|] e)
                    {
                        Console.WriteLine(e.Message);
                        break;
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
                            Console.WriteLine(failure);
                            break;
                    }
                }
                catch (Exception e)
                {
                    Console.WriteLine(e.Message);
                }
            }

            void Each(SmtpClient client, MailMessage[] messages)
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

                        Console.WriteLine(failure);
                        break;
                    }
                    catch (Exception e)
                    {
                        Console.WriteLine(e.Message);
                        break;
                    }
                }
            }
        }
        """);
}
