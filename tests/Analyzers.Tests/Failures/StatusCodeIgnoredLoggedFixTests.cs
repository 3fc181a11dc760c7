using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>The second action of SMTP1001 where a logger takes the exception itself: it keeps it, and its message says the status.</summary>
public class StatusCodeIgnoredLoggedFixTests
{
    private const string Id = "SMTP1001";
    private const string Title = StatusCodeIgnoredCodeFix.ReportTheStatus;

    [Fact]
    public Task MicrosoftLogger_GetsAPlaceholderAndAnArgument() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using Microsoft.Extensions.Logging;

        class Mailer
        {
            ILogger logger;

            void WithException(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { logger.LogError(e, "Sending failed."); }
            }

            void WithArguments(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { logger.LogError(e, "Not sent to {To}", message.To); }
            }

            void MessageAsArgument(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { logger.LogError(e, "Sending failed: {Reason}", e.Message); }
            }

            void MessageAsTemplate(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { logger.LogError(e.Message); }
            }

            void Interpolated(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { logger.LogError(e, $"Not sent to {message.To}"); }
            }
        }

        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger { }

            public static class LoggerExtensions
            {
                public static void LogError(this ILogger logger, Exception exception, string message, params object[] args) { }
                public static void LogError(this ILogger logger, string message, params object[] args) { }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using Microsoft.Extensions.Logging;
        using SmtpAnalyzers;

        class Mailer
        {
            ILogger logger;

            void WithException(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { logger.LogError(e, "Sending failed: {Failure}", SmtpFailure.From(e)); }
            }

            void WithArguments(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { logger.LogError(e, "Not sent to {To}: {Failure}", message.To, SmtpFailure.From(e)); }
            }

            void MessageAsArgument(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { logger.LogError(e, "Sending failed: {Reason}", SmtpFailure.From(e)); }
            }

            void MessageAsTemplate(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { logger.LogError("{Failure}", SmtpFailure.From(e)); }
            }

            void Interpolated(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { logger.LogError(e, $"Not sent to {message.To}: {SmtpFailure.From(e)}"); }
            }
        }

        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger { }

            public static class LoggerExtensions
            {
                public static void LogError(this ILogger logger, Exception exception, string message, params object[] args) { }
                public static void LogError(this ILogger logger, string message, params object[] args) { }
            }
        }
        """);

    [Fact]
    public Task SerilogAndNLog_GetAPlaceholderThroughTheOverloadThatTakesValues() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            NLog.Logger log;

            void Serilog(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { global::Serilog.Log.Error(e, "Sending failed"); }
            }

            void Words(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { log.Error(e, @"Sending ""news"" failed"); }
            }

            void NoWords(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { log.Error(e); }
            }
        }

        namespace Serilog
        {
            public static class Log
            {
                public static void Error(Exception exception, string messageTemplate) { }
                public static void Error<T>(Exception exception, string messageTemplate, T propertyValue) { }
            }
        }

        namespace NLog
        {
            public class Logger
            {
                public void Error(Exception exception) { }
                public void Error(Exception exception, string message) { }
                public void Error(Exception exception, string message, params object[] args) { }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            NLog.Logger log;

            void Serilog(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { global::Serilog.Log.Error(e, "Sending failed: {Failure}", SmtpFailure.From(e)); }
            }

            void Words(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { log.Error(e, @"Sending ""news"" failed: {Failure}", SmtpFailure.From(e)); }
            }

            void NoWords(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { log.Error(e, "{Failure}", SmtpFailure.From(e)); }
            }
        }

        namespace Serilog
        {
            public static class Log
            {
                public static void Error(Exception exception, string messageTemplate) { }
                public static void Error<T>(Exception exception, string messageTemplate, T propertyValue) { }
            }
        }

        namespace NLog
        {
            public class Logger
            {
                public void Error(Exception exception) { }
                public void Error(Exception exception, string message) { }
                public void Error(Exception exception, string message, params object[] args) { }
            }
        }
        """);

    [Fact]
    public Task Log4Net_GetsTheDescriptionAsTextAndTheExceptionBesideIt() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using log4net;

        class Mailer
        {
            const string Words = "Not sent";
            ILog log;

            void WithException(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { log.Error("Sending failed", e); }
            }

            void Constant(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { log.Error(Words, e); }
            }

            void ExceptionAlone(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { log.Error(e); }
            }

            void MessageAndException(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { log.Error(e.Message, e); }
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
        """, """
        using System;
        using System.Net.Mail;
        using log4net;
        using SmtpAnalyzers;

        class Mailer
        {
            const string Words = "Not sent";
            ILog log;

            void WithException(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { log.Error("Sending failed: " + SmtpFailure.From(e), e); }
            }

            void Constant(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { log.Error(Words + ": " + SmtpFailure.From(e), e); }
            }

            void ExceptionAlone(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { log.Error(SmtpFailure.From(e), e); }
            }

            void MessageAndException(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { log.Error(SmtpFailure.From(e), e); }
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
        """);

    [Fact]
    public Task WithoutRuntime_TheLoggersMessageSaysTheCode() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using Microsoft.Extensions.Logging;

        class Mailer
        {
            ILogger logger;

            void WithException(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { logger.LogError(e, "Sending failed"); }
            }

            void MessageAsTemplate(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { logger.LogError(e.Message); }
            }
        }

        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger { }

            public static class LoggerExtensions
            {
                public static void LogError(this ILogger logger, Exception exception, string message, params object[] args) { }
                public static void LogError(this ILogger logger, string message, params object[] args) { }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using Microsoft.Extensions.Logging;

        class Mailer
        {
            ILogger logger;

            void WithException(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { logger.LogError(e, "Sending failed: {StatusCode}", e.StatusCode); }
            }

            void MessageAsTemplate(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { logger.LogError("{StatusCode}: {Message}", e.StatusCode, e.Message); }
            }
        }

        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger { }

            public static class LoggerExtensions
            {
                public static void LogError(this ILogger logger, Exception exception, string message, params object[] args) { }
                public static void LogError(this ILogger logger, string message, params object[] args) { }
            }
        }
        """, runtime: false);
}
