using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Where a handler that writes nothing of the exception reports the status: to what is there already.</summary>
public partial class StatusReportSinkTests
{
    private const string Id = "SMTP1001";
    private const string Title = StatusCodeIgnoredCodeFix.ReportTheStatus;

    [Fact]
    public Task NothingThere_GoesToTheTrace() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System.Net.Mail;

        class Mailer
        {
            bool OneLine(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch ([|SmtpException|]) { return false; }
            }

            void Empty(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|])
                {
                }
            }

            void Remark(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|] e)
                {
                    // Nobody cares.
                }
            }

            bool Compared(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|SmtpException|] e)
                {
                    return e.Message == "no";
                }
            }
        }
        """, """
        using System.Diagnostics;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            bool OneLine(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch (SmtpException e) { Trace.TraceError("Mail not sent: " + SmtpFailure.From(e)); return false; }
            }

            void Empty(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    Trace.TraceError("Mail not sent: " + SmtpFailure.From(e));
                }
            }

            void Remark(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    Trace.TraceError("Mail not sent: " + SmtpFailure.From(e));
                    // Nobody cares.
                }
            }

            bool Compared(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e)
                {
                    Trace.TraceError("Mail not sent: " + SmtpFailure.From(e));
                    return e.Message == "no";
                }
            }
        }
        """);

    [Fact]
    public Task OtherHandlersOfTheFile_ShowTheUsualSink() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.IO;
        using System.Net.Mail;

        class Mailer
        {
            string Read(string path)
            {
                try { return File.ReadAllText(path); }
                catch (IOException e) { Console.Error.WriteLine(e.Message); return ""; }
            }

            string Again(string path)
            {
                try { return File.ReadAllText(path); }
                catch (IOException e) { Console.Error.WriteLine("Not read: {0}", e.Message); return ""; }
            }

            bool Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|SmtpException|] e)
                {
                    return false;
                }
            }
        }
        """, """
        using System;
        using System.IO;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            string Read(string path)
            {
                try { return File.ReadAllText(path); }
                catch (IOException e) { Console.Error.WriteLine(e.Message); return ""; }
            }

            string Again(string path)
            {
                try { return File.ReadAllText(path); }
                catch (IOException e) { Console.Error.WriteLine("Not read: {0}", e.Message); return ""; }
            }

            bool Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e)
                {
                    Console.Error.WriteLine("Mail not sent: " + SmtpFailure.From(e));
                    return false;
                }
            }
        }
        """);

    [Fact]
    public Task LogWithoutTheException_SaysWhy() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|]) { Console.WriteLine("Not sent."); }
            }

            void Formatted(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|]) { Console.WriteLine("Not sent to {0}.", message.To); }
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
                try { client.Send(message); }
                catch (SmtpException e) { Console.WriteLine("Not sent: " + SmtpFailure.From(e)); }
            }

            void Formatted(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Console.WriteLine("Not sent to {0}: {1}", message.To, SmtpFailure.From(e)); }
            }
        }
        """);

    [Fact]
    public Task LoggerWithNothingToSayItIn_IsLeftAsItIs() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { Sentry.SentrySdk.CaptureException(e); }
            }
        }

        namespace Sentry
        {
            public static class SentrySdk
            {
                public static void CaptureException(Exception exception) { }
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
                try { client.Send(message); }
                catch (SmtpException e)
                {
                    Trace.TraceError("Mail not sent: " + SmtpFailure.From(e));
                    Sentry.SentrySdk.CaptureException(e);
                }
            }
        }

        namespace Sentry
        {
            public static class SentrySdk
            {
                public static void CaptureException(Exception exception) { }
            }
        }
        """);

    [Fact]
    public Task ExceptionReplacedInTheHandler_IsReportedBefore() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(
        "SMTP1002", GeneralCatchHidesStatusCodeCodeFix.ReportTheStatus, """
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
                catch (Exception ex)
                {
                    Console.WriteLine("Mail not sent: " + SmtpFailure.From(ex));
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
    public Task LongBlockOnOneLine_GetsLines() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch ([|SmtpException|]) { message.Headers.Add("X-Attempt-That-Was-Made-And-Failed", DateTime.UtcNow.ToString("o")); return false; }
            }
        }
        """, """
        using System;
        using System.Diagnostics;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            bool Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch (SmtpException e)
                {
                    Trace.TraceError("Mail not sent: " + SmtpFailure.From(e));
                    message.Headers.Add("X-Attempt-That-Was-Made-And-Failed", DateTime.UtcNow.ToString("o"));
                    return false;
                }
            }
        }
        """);
}
