using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>The third action of SMTP1001: permanent failures go on to the caller.</summary>
public class StatusCodeIgnoredTransientFixTests
{
    private const string Id = "SMTP1001";
    private const string Title = StatusCodeIgnoredCodeFix.CatchTransientOnly;

    [Fact]
    public Task Clause_GetsAFilterBesideItsOwn() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Plain(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|SmtpException|] e) // queued below
                {
                    Console.WriteLine(e.Message);
                    return false;
                }
            }

            bool WithoutVariable(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|SmtpException|])
                {
                    return false;
                }
            }

            bool Filtered(SmtpClient client, MailMessage message, bool quiet, bool test)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|SmtpException|]) when (quiet || test)
                {
                    return false;
                }
            }

            bool FilteredType(SmtpClient client, MailMessage message, bool quiet)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|Exception|] e) when (e is SmtpException && quiet)
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
            bool Plain(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e) when (SmtpFailure.From(e).IsTransient) // queued below
                {
                    Console.WriteLine(e.Message);
                    return false;
                }
            }

            bool WithoutVariable(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e) when (SmtpFailure.From(e).IsTransient)
                {
                    return false;
                }
            }

            bool Filtered(SmtpClient client, MailMessage message, bool quiet, bool test)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e) when ((quiet || test) && SmtpFailure.From(e).IsTransient)
                {
                    return false;
                }
            }

            bool FilteredType(SmtpClient client, MailMessage message, bool quiet)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (Exception e) when (e is SmtpException && quiet && SmtpFailure.From(e).IsTransient)
                {
                    return false;
                }
            }
        }
        """, csharp: 7);

    [Fact]
    public Task WithoutRuntime_TheFilterAsksForTheClassOfTheCode() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Plain(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|SmtpException|])
                {
                    return false;
                }
            }

            bool Pattern(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|Exception|] e) when (e is SmtpException smtp)
                {
                    Console.WriteLine(smtp.Message);
                    return false;
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Plain(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e) when ((int)e.StatusCode / 100 == 4 || (e.StatusCode == SmtpStatusCode.GeneralFailure && !(e is SmtpFailedRecipientsException)))
                {
                    return false;
                }
            }

            bool Pattern(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (Exception e) when (e is SmtpException smtp && ((int)smtp.StatusCode / 100 == 4 || (smtp.StatusCode == SmtpStatusCode.GeneralFailure && !(smtp is SmtpFailedRecipientsException))))
                {
                    Console.WriteLine(smtp.Message);
                    return false;
                }
            }
        }
        """, runtime: false, csharp: 7);

    [Fact]
    public Task LaterClauseThatWouldCatchThePermanentOnes_IsNotOffered() => Verify.NoFix<StatusCodeIgnoredCodeFix>(Id, """
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
                    Console.WriteLine(e.Message);
                    return false;
                }
                catch (Exception)
                {
                    throw;
                }
            }
        }
        """, Title);

    [Fact]
    public Task OldLanguageWithoutFilters_IsNotOffered() => Verify.NoFix<StatusCodeIgnoredCodeFix>(Id, """
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
                catch ([|SmtpException|] e)
                {
                    Console.WriteLine(e.Message);
                }
            }
        }
        """, Title, csharp: 5, runtime: false);
}
