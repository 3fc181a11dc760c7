using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>A class that has a logger reports to it.</summary>
public class StatusReportLoggerTests
{
    private const string Id = "SMTP1001";
    private const string Title = StatusCodeIgnoredCodeFix.ReportTheStatus;

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
    public Task StaticMethod_DoesNotReachTheFieldOfAnObject() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System.Net.Mail;

        class AppLogger
        {
            public void Error(string text) { }
        }

        class Mailer
        {
            private readonly AppLogger _log = new AppLogger();

            bool Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch ([|SmtpException|]) { return false; }
            }

            static bool SendShared(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch ([|SmtpException|]) { return false; }
            }
        }
        """, """
        using System.Diagnostics;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class AppLogger
        {
            public void Error(string text) { }
        }

        class Mailer
        {
            private readonly AppLogger _log = new AppLogger();

            bool Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch (SmtpException e) { _log.Error("Mail not sent: " + SmtpFailure.From(e)); return false; }
            }

            static bool SendShared(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch (SmtpException e) { Trace.TraceError("Mail not sent: " + SmtpFailure.From(e)); return false; }
            }
        }
        """);

    [Fact]
    public Task NestedClass_DoesNotReachTheFieldOfTheClassAround() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System.Diagnostics;
        using System.Net.Mail;

        class AppLogger
        {
            public void Error(string text) { }
        }

        class Form
        {
            private readonly AppLogger _log = new AppLogger();

            class Mailer
            {
                bool Send(SmtpClient client, MailMessage message)
                {
                    try { client.Send(message); return true; }
                    catch ([|SmtpException|]) { return false; }
                }
            }
        }
        """, """
        using System.Diagnostics;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class AppLogger
        {
            public void Error(string text) { }
        }

        class Form
        {
            private readonly AppLogger _log = new AppLogger();

            class Mailer
            {
                bool Send(SmtpClient client, MailMessage message)
                {
                    try { client.Send(message); return true; }
                    catch (SmtpException e) { Trace.TraceError("Mail not sent: " + SmtpFailure.From(e)); return false; }
                }
            }
        }
        """);

    /// <summary>Kept beside what was made of it, a parameter is a warning (CS9124), which many a build takes for an error.</summary>
    [Fact]
    public Task PrimaryConstructor_IsAskedOnlyForWhatItPassesNowhere() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System.Net.Mail;

        class AppLogger
        {
            public void Error(string text) { }
        }

        class WithField(AppLogger logger)
        {
            private readonly AppLogger _log = logger;

            bool Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch ([|SmtpException|]) { return false; }
            }
        }

        class WithParameter(AppLogger logger)
        {
            bool Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch ([|SmtpException|]) { return false; }
            }
        }
        """, """
        using System.Net.Mail;
        using SmtpAnalyzers;

        class AppLogger
        {
            public void Error(string text) { }
        }

        class WithField(AppLogger logger)
        {
            private readonly AppLogger _log = logger;

            bool Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch (SmtpException e) { _log.Error("Mail not sent: " + SmtpFailure.From(e)); return false; }
            }
        }

        class WithParameter(AppLogger logger)
        {
            bool Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return true; }
                catch (SmtpException e) { logger.Error("Mail not sent: " + SmtpFailure.From(e)); return false; }
            }
        }
        """, csharp: 12, on: Framework.Net);
}
