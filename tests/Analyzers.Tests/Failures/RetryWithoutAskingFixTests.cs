using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Only what may pass later is tried again.</summary>
public class RetryWithoutAskingFixTests
{
    private const string Id = "SMTP1004";
    private const string Title = RetryWithoutAskingCodeFix.TransientOnly;

    [Fact]
    public Task SmtpClause_GetsTheFilter() => Verify.Fix<RetryWithoutAskingCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch ([|SmtpException|])
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading;
        using SmtpAnalyzers;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException e) when (SmtpFailure.From(e).IsTransient)
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task GeneralClause_GetsTheFilter() => Verify.Fix<RetryWithoutAskingCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch ([|Exception|] ex)
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading;
        using SmtpAnalyzers;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (Exception ex) when (SmtpFailure.From(ex).IsTransient)
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task BareCatch_GetsADeclarationToo() => Verify.Fix<RetryWithoutAskingCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    [|catch|] // and again
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading;
        using SmtpAnalyzers;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (Exception e) when (SmtpFailure.From(e).IsTransient) // and again
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task OwnFilter_IsKept() => Verify.Fix<RetryWithoutAskingCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch ([|SmtpException|]) when (attempt < 2)
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading;
        using SmtpAnalyzers;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException e) when (attempt < 2 && SmtpFailure.From(e).IsTransient)
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task WithoutRuntime_TheFilterAsksForTheClassOfTheCode() => Verify.Fix<RetryWithoutAskingCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch ([|SmtpException|])
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException e) when ((int)e.StatusCode / 100 == 4 || (e.StatusCode == SmtpStatusCode.GeneralFailure && !(e is SmtpFailedRecipientsException)))
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """, runtime: false, csharp: 7);

    [Fact]
    public Task WithoutRuntimeGeneralClause_AsksForTheTypeToo() => Verify.Fix<RetryWithoutAskingCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch ([|Exception|])
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (Exception e) when (e is SmtpException smtp && ((int)smtp.StatusCode / 100 == 4 || (smtp.StatusCode == SmtpStatusCode.GeneralFailure && !(smtp is SmtpFailedRecipientsException))))
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """, runtime: false, csharp: 7);

    [Fact]
    public Task LaterClauseThatWouldCatchThePermanentOnes_IsNotOffered() => Verify.NoFix<RetryWithoutAskingCodeFix>(Id, """
        using System;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch ([|SmtpException|])
                    {
                        Thread.Sleep(500);
                    }
                    catch (Exception)
                    {
                        throw;
                    }
                }
            }
        }
        """, Title);
}
