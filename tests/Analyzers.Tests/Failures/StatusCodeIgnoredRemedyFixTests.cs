using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>The first action of SMTP1001: what the switch looks like by what is caught and what the project has.</summary>
public class StatusCodeIgnoredRemedyFixTests
{
    private const string Id = "SMTP1001";
    private const string Title = StatusCodeIgnoredCodeFix.HandleByRemedy;

    [Fact]
    public Task UsingDeclaration_GetsABlockInTheDefaultArm() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System.IO;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|] e)
                {
                    using var log = File.AppendText("mail.log");
                    log.WriteLine(e.Message);
                }
            }
        }
        """, """
        using System.IO;
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
                            {
                                using var log = File.AppendText("mail.log");
                                log.WriteLine(failure);
                                break;
                            }
                    }
                }
            }
        }
        """);

    [Fact]
    public Task FilteredException_KeepsItsFilterAndItsType() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
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
                catch ([|Exception|] ex) when (ex is SmtpException)
                {
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
                catch (Exception ex) when (ex is SmtpException)
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
                            return false;
                    }
                }
            }
        }
        """, csharp: 7);

    [Fact]
    public Task RefusedRecipient_HasNoArmsForTlsAndLogin() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
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
                catch ([|SmtpFailedRecipientException|] e)
                {
                    Console.WriteLine(e.FailedRecipient + ": " + e.Message);
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
                catch (SmtpFailedRecipientException e)
                {
                    var failure = SmtpFailure.From(e);
                    switch (failure.Remedy)
                    {
                        case SmtpRemedy.RetryLater:
                        case SmtpRemedy.Reconnect:
                            // Transient: the same message may pass later, so queue it to be sent again.
                            goto default;
                        case SmtpRemedy.FixRecipient:
                            // Permanent for these addresses: failure.Recipients says which, and why.
                            goto default;
                        default:
                            Console.WriteLine(e.FailedRecipient + ": " + failure);
                            break;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task WithoutRuntime_TheStatusCodeChooses() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
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
                    Console.WriteLine("Not sent: " + e.Message);
                    return false;
                }
            }

            bool Filtered(SmtpClient client, MailMessage message, int code)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|Exception|] e) when (e is SmtpException)
                {
                    return false;
                }
            }
        }
        """, """
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
                catch (SmtpException e)
                {
                    switch (e.StatusCode)
                    {
                        case var code when (int)code / 100 == 4:
                            // Transient: the same message may pass later, so queue it to be sent again.
                            goto default;
                        case SmtpStatusCode.MustIssueStartTlsFirst:
                            // The server wants TLS (set EnableSsl = true) or a login (check the credentials): the text says which.
                            goto default;
                        case SmtpStatusCode.MailboxUnavailable:
                        case SmtpStatusCode.UserNotLocalTryAlternatePath:
                        case SmtpStatusCode.MailboxNameNotAllowed:
                            // Permanent for this address or sender: correct it before sending again.
                            goto default;
                        default:
                            Console.WriteLine("Not sent: " + e.StatusCode + ": " + e.Message);
                            return false;
                    }
                }
            }

            bool Filtered(SmtpClient client, MailMessage message, int code)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (Exception e) when (e is SmtpException)
                {
                    switch (((SmtpException)e).StatusCode)
                    {
                        case var statusCode when (int)statusCode / 100 == 4:
                            // Transient: the same message may pass later, so queue it to be sent again.
                            goto default;
                        case SmtpStatusCode.MustIssueStartTlsFirst:
                            // The server wants TLS (set EnableSsl = true) or a login (check the credentials): the text says which.
                            goto default;
                        case SmtpStatusCode.MailboxUnavailable:
                        case SmtpStatusCode.UserNotLocalTryAlternatePath:
                        case SmtpStatusCode.MailboxNameNotAllowed:
                            // Permanent for this address or sender: correct it before sending again.
                            goto default;
                        default:
                            return false;
                    }
                }
            }
        }
        """, runtime: false, csharp: 7);
}
