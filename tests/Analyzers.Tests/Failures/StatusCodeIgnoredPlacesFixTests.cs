using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>The first action of SMTP1001 where names, types or nesting ask for something else.</summary>
public class StatusCodeIgnoredPlacesFixTests
{
    private const string Id = "SMTP1001";
    private const string Title = StatusCodeIgnoredCodeFix.HandleByRemedy;

    [Fact]
    public Task ExceptionAndFailureAreNamesAlready_OthersAreChosen() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            int Send(SmtpClient client, MailMessage message, EventArgs e)
            {
                var failure = 1;
                try
                {
                    client.Send(message);
                    return 0;
                }
                catch ([|SmtpException|])
                {
                    return failure;
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            int Send(SmtpClient client, MailMessage message, EventArgs e)
            {
                var failure = 1;
                try
                {
                    client.Send(message);
                    return 0;
                }
                catch (SmtpException ex)
                {
                    var smtpFailure = SmtpFailure.From(ex);
                    switch (smtpFailure.Remedy)
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
                            // Permanent for these addresses: smtpFailure.Recipients says which, and why.
                            goto default;
                        default:
                            return failure;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task HandlerInAHandler_BothAreFixed() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Send(SmtpClient client, SmtpClient second, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|] e)
                {
                    Console.WriteLine(e.Message);
                    try
                    {
                        second.Send(message);
                    }
                    catch ([|SmtpException|])
                    {
                        return false;
                    }
                }

                return true;
            }

            void Other(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); } catch ([|SmtpException|]) { }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            bool Send(SmtpClient client, SmtpClient second, MailMessage message)
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
                            try
                            {
                                second.Send(message);
                            }
                            catch (SmtpException ex)
                            {
                                var smtpFailure = SmtpFailure.From(ex);
                                switch (smtpFailure.Remedy)
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
                                        // Permanent for these addresses: smtpFailure.Recipients says which, and why.
                                        goto default;
                                    default:
                                        return false;
                                }
                            }
                            break;
                    }
                }

                return true;
            }

            void Other(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); } catch (SmtpException e)
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
                            break;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task OwnTypeOfThatName_IsNotMeant() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System.Net.Mail;

        namespace Company.SmtpAnalyzers
        {
            class SmtpFailure { }

            class Mailer
            {
                void Send(SmtpClient client, MailMessage message)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch ([|SmtpException|])
                    {
                    }
                }
            }
        }
        """, """
        using System.Net.Mail;
        using SmtpAnalyzers;

        namespace Company.SmtpAnalyzers
        {
            class SmtpFailure { }

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
                        var failure = global::SmtpAnalyzers.SmtpFailure.From(e);
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
                                break;
                        }
                    }
                }
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_AreAHandlerLikeAnyOther() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System.Net.Mail;

        var client = new SmtpClient("localhost");
        try
        {
            client.Send("a@example.com", "b@example.com", "", "");
        }
        catch ([|SmtpException|] e)
        {
            System.Console.WriteLine(e.Message);
            return 1;
        }

        return 0;
        """, """
        using System.Net.Mail;
        using SmtpAnalyzers;

        var client = new SmtpClient("localhost");
        try
        {
            client.Send("a@example.com", "b@example.com", "", "");
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
                    System.Console.WriteLine(failure);
                    return 1;
            }
        }

        return 0;
        """, on: Framework.Net, csharp: 9);
}
