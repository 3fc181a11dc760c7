using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Each refused recipient is looked at, with its own status.</summary>
public partial class FailedRecipientsIgnoredFixTests
{
    private const string Id = "SMTP1003";
    private const string Title = FailedRecipientsIgnoredCodeFix.Title;

    [Fact]
    public Task EmptyHandler_GetsALoopThatReportsEach() => Verify.Fix<FailedRecipientsIgnoredCodeFix>(Id, Title, """
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
                catch ([|SmtpFailedRecipientsException|])
                {
                }
            }
        }
        """, """
        using System;
        using System.Diagnostics;
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
                        Trace.TraceError("Mail not sent: " + SmtpFailure.From(recipient));
                    }
                }
            }
        }
        """);

    [Fact]
    public Task WhatIsWrittenOfTheException_IsWrittenOfEach() => Verify.Fix<FailedRecipientsIgnoredCodeFix>(Id, Title, """
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
                    // For the operator.
                    Console.WriteLine("Refused " + e.FailedRecipient + ": " + e.Message);
                    Console.WriteLine(message.Subject);
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
                        // For the operator.
                        Console.WriteLine("Refused " + recipient.FailedRecipient + ": " + SmtpFailure.From(recipient));
                    }

                    Console.WriteLine(message.Subject);
                }
            }
        }
        """);

    [Fact]
    public Task AnotherVariableOfTheSameName_KeepsItsName() => Verify.Fix<FailedRecipientsIgnoredCodeFix>(Id, Title, """
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
                    if (message.Subject != null)
                    {
                        static string Short(string e) => e.Trim();
                        Console.WriteLine(Short(e.Message));
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
                        if (message.Subject != null)
                        {
                            static string Short(string e) => e.Trim();
                            Console.WriteLine(Short(SmtpFailure.From(recipient).ToString()));
                        }
                    }
                }
            }
        }
        """);

    [Fact]
    public Task WholeExceptionWritten_StaysAndALoopIsAdded() => Verify.Fix<FailedRecipientsIgnoredCodeFix>(Id, Title, """
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
                catch ([|Exception|] e) when (e is SmtpFailedRecipientsException)
                {
                    Console.WriteLine(e);
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
                catch (Exception e) when (e is SmtpFailedRecipientsException)
                {
                    foreach (var recipient in ((SmtpFailedRecipientsException)e).InnerExceptions)
                    {
                        Console.WriteLine("Mail not sent: " + SmtpFailure.From(recipient));
                    }

                    Console.WriteLine(e);
                }
            }
        }
        """);

    [Fact]
    public Task WithoutRuntime_TheInnerExceptionsAreLookedAt() => Verify.Fix<FailedRecipientsIgnoredCodeFix>(Id, Title, """
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
                    Console.WriteLine(e.Message);
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
                    foreach (var recipient in e.InnerExceptions)
                    {
                        Console.WriteLine(recipient.StatusCode + ": " + recipient.Message);
                    }
                }
            }
        }
        """, runtime: false, csharp: 7);

    [Fact]
    public Task WithoutRuntime_EachIsReportedWithItsAddress() => Verify.Fix<FailedRecipientsIgnoredCodeFix>(Id, Title, """
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
                catch ([|SmtpFailedRecipientsException|] ex)
                {
                }
            }
        }
        """, """
        using System;
        using System.Diagnostics;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpFailedRecipientsException ex)
                {
                    foreach (var recipient in ex.InnerExceptions)
                    {
                        Trace.TraceError("Mail not sent: " + recipient.FailedRecipient + " " + recipient.StatusCode + ": " + recipient.Message);
                    }
                }
            }
        }
        """, runtime: false, csharp: 7);

    [Fact]
    public Task MessageOfAFilteredException_IsWrittenOfEach() => Verify.Fix<FailedRecipientsIgnoredCodeFix>(Id, Title, """
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
                catch ([|Exception|] e) when (e is SmtpFailedRecipientsException)
                {
                    Console.WriteLine(e.Message);
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
                catch (Exception e) when (e is SmtpFailedRecipientsException)
                {
                    foreach (var recipient in ((SmtpFailedRecipientsException)e).InnerExceptions)
                    {
                        Console.WriteLine(SmtpFailure.From(recipient));
                    }
                }
            }
        }
        """);

    [Fact]
    public Task LoggerOfTheClass_TakesTheReportOfEach() => Verify.Fix<FailedRecipientsIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            private readonly Logger _log = new Logger();

            bool Send(SmtpClient client, MailMessage message)
            {
                try {
                    client.Send(message);
                    return true;
                } catch ([|SmtpFailedRecipientsException|] e) {
                    return false;
                }
            }
        }

        class Logger
        {
            public void Error(string message, Exception exception) => Console.Error.WriteLine(message + exception);
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            private readonly Logger _log = new Logger();

            bool Send(SmtpClient client, MailMessage message)
            {
                try {
                    client.Send(message);
                    return true;
                } catch (SmtpFailedRecipientsException e) {
                    foreach (var recipient in e.InnerExceptions) {
                        _log.Error("Mail not sent: " + SmtpFailure.From(recipient), recipient);
                    }

                    return false;
                }
            }
        }

        class Logger
        {
            public void Error(string message, Exception exception) => Console.Error.WriteLine(message + exception);
        }
        """);
}
