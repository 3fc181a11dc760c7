using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Where a handler that writes nothing of the exception reports the status: to what is there already.</summary>
public class StatusReportSinkTests
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
    public Task LoggerOfTheClass_IsTold() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using Microsoft.Extensions.Logging;

        class WithField
        {
            private readonly ILogger<WithField> _logger;

            public WithField(ILogger<WithField> logger) => _logger = logger;

            bool Send(SmtpClient client, MailMessage message)
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
        }

        abstract class Base
        {
            protected log4net.ILog Log { get; set; }
        }

        class Inherited : Base
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
                    return false;
                }
            }

            static bool Shared(SmtpClient client, MailMessage message, Serilog.ILogger log)
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

            static bool Unreached(SmtpClient client, MailMessage message)
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

        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger<T> { }

            public static class LoggerExtensions
            {
                public static void LogError<T>(this ILogger<T> logger, Exception exception, string message, params object[] args) { }
                public static void LogError<T>(this ILogger<T> logger, string message, params object[] args) { }
            }
        }

        namespace log4net
        {
            public interface ILog
            {
                void Error(object message);
                void Error(object message, Exception exception);
            }
        }

        namespace Serilog
        {
            public interface ILogger
            {
                void Error(string template);
                void Error<T>(string template, T value);
                void Error(Exception exception, string template);
                void Error<T>(Exception exception, string template, T value);
            }
        }
        """, """
        using System;
        using System.Diagnostics;
        using System.Net.Mail;
        using Microsoft.Extensions.Logging;
        using SmtpAnalyzers;

        class WithField
        {
            private readonly ILogger<WithField> _logger;

            public WithField(ILogger<WithField> logger) => _logger = logger;

            bool Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e)
                {
                    _logger.LogError(e, "Mail not sent: {Failure}", SmtpFailure.From(e));
                    return false;
                }
            }
        }

        abstract class Base
        {
            protected log4net.ILog Log { get; set; }
        }

        class Inherited : Base
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
                    Log.Error("Mail not sent: " + SmtpFailure.From(e), e);
                    return false;
                }
            }

            static bool Shared(SmtpClient client, MailMessage message, Serilog.ILogger log)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e)
                {
                    log.Error(e, "Mail not sent: {Failure}", SmtpFailure.From(e));
                    return false;
                }
            }

            static bool Unreached(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e)
                {
                    Trace.TraceError("Mail not sent: " + SmtpFailure.From(e));
                    return false;
                }
            }
        }

        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger<T> { }

            public static class LoggerExtensions
            {
                public static void LogError<T>(this ILogger<T> logger, Exception exception, string message, params object[] args) { }
                public static void LogError<T>(this ILogger<T> logger, string message, params object[] args) { }
            }
        }

        namespace log4net
        {
            public interface ILog
            {
                void Error(object message);
                void Error(object message, Exception exception);
            }
        }

        namespace Serilog
        {
            public interface ILogger
            {
                void Error(string template);
                void Error<T>(string template, T value);
                void Error(Exception exception, string template);
                void Error<T>(Exception exception, string template, T value);
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
                catch (SmtpException e) { Trace.TraceError("Mail not sent: " + SmtpFailure.From(e)); Sentry.SentrySdk.CaptureException(e); }
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
    public Task WithoutRuntime_SaysTheCodeAndTheMessage() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Diagnostics;
        using System.Net.Mail;

        class Mailer
        {
            void One(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|]) { }
            }

            void Several(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) when (e is SmtpFailedRecipientsException) { Debug.WriteLine(e.Message); }
            }
        }
        """, """
        using System;
        using System.Diagnostics;
        using System.Net.Mail;

        class Mailer
        {
            void One(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Debug.WriteLine("Mail not sent: " + e.StatusCode + ": " + e.Message); }
            }

            void Several(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) when (e is SmtpFailedRecipientsException) { Debug.WriteLine(string.Join(", ", Array.ConvertAll(((SmtpFailedRecipientsException)e).InnerExceptions, recipient => recipient.FailedRecipient + " " + recipient.StatusCode)) + ": " + e.Message); }
            }
        }
        """, runtime: false, csharp: 7);

    [Fact]
    public Task GeneralHandlerWithoutRuntime_AsksForTheType() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(
        "SMTP1002", GeneralCatchHidesStatusCodeCodeFix.ReportTheStatus, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|Exception|] e) { Console.WriteLine(e.Message); }
            }

            void Blocked(SmtpClient client, MailMessage message)
            {
                try { client.SendMailAsync(message).Wait(); }
                catch ([|Exception|] e) { Console.WriteLine(e.Message); }
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (Exception e) { Console.WriteLine((e as SmtpException)?.StatusCode + ": " + e.Message); }
            }

            void Blocked(SmtpClient client, MailMessage message)
            {
                try { client.SendMailAsync(message).Wait(); }
                catch (Exception e) { Console.WriteLine((e.InnerException as SmtpException)?.StatusCode + ": " + e.Message); }
            }
        }
        """, runtime: false, csharp: 7);

    [Fact]
    public Task GeneralHandlerAtCSharp5_HasNoConditionalAccess() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(
        "SMTP1002", GeneralCatchHidesStatusCodeCodeFix.ReportTheStatus, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|Exception|] e) { Console.WriteLine(e.Message); }
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (Exception e) { Console.WriteLine((e is SmtpException ? ((SmtpException)e).StatusCode.ToString() : "") + ": " + e.Message); }
            }
        }
        """, runtime: false, csharp: 5);
}
