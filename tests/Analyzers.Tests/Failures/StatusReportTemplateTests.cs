using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>A server's words never become part of a template: it gets a hole, and they are the value for it.</summary>
public class StatusReportTemplateTests
{
    private const string Id = "SMTP1001";
    private const string Title = StatusCodeIgnoredCodeFix.ReportTheStatus;

    [Fact]
    public Task UnknownLoggerWithValues_GetsANumberedHole() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        static class LogHelper
        {
            public static void Error(Exception exception, string text, params object[] values) { }
            public static void Error(string text, params object[] values) { }
        }

        class Mailer
        {
            void Concatenation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { LogHelper.Error(e, "Mail to {0} failed: " + e.Message, message.To); }
            }

            void Beside(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { LogHelper.Error(e, "Mail to {0} failed.", message.To); }
            }

            void Alone(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { LogHelper.Error(e.Message); }
            }

            void Interpolated(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { LogHelper.Error($"Mail to {{0}} failed: {e.Message}", message.To); }
            }

            void Whole(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { LogHelper.Error("Mail failed: " + e + "!"); }
            }

            void Array(SmtpClient client, MailMessage message, object[] values)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { LogHelper.Error("Mail to {0} failed: " + e.Message, values); }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        static class LogHelper
        {
            public static void Error(Exception exception, string text, params object[] values) { }
            public static void Error(string text, params object[] values) { }
        }

        class Mailer
        {
            void Concatenation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { LogHelper.Error(e, "Mail to {0} failed: {1}", message.To, SmtpFailure.From(e)); }
            }

            void Beside(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { LogHelper.Error(e, "Mail to {0} failed: {1}", message.To, SmtpFailure.From(e)); }
            }

            void Alone(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { LogHelper.Error("{0}", SmtpFailure.From(e)); }
            }

            void Interpolated(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { LogHelper.Error($"Mail to {{0}} failed: {{1}}", message.To, SmtpFailure.From(e)); }
            }

            void Whole(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { LogHelper.Error("Mail failed: {0}" + "!", SmtpFailure.From(e) + Environment.NewLine + e); }
            }

            void Array(SmtpClient client, MailMessage message, object[] values)
            {
                try { client.Send(message); }
                catch (SmtpException e)
                {
                    LogHelper.Error(e, "Mail not sent: {0}", SmtpFailure.From(e));
                    LogHelper.Error("Mail to {0} failed: " + e.Message, values);
                }
            }
        }
        """);

    [Fact]
    public Task FrameworkFormat_GetsANumberedHole() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using System.Text;

        class Mailer
        {
            string Text(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return ""; }
                catch ([|SmtpException|] e) { return string.Format("{0} not reached: " + e.Message, message.To); }
            }

            void Builder(SmtpClient client, MailMessage message, StringBuilder builder)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { builder.AppendFormat("{0} not reached: " + e.Message, message.To); }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Text;
        using SmtpAnalyzers;

        class Mailer
        {
            string Text(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return ""; }
                catch (SmtpException e) { return string.Format("{0} not reached: {1}", message.To, SmtpFailure.From(e)); }
            }

            void Builder(SmtpClient client, MailMessage message, StringBuilder builder)
            {
                try { client.Send(message); }
                catch (SmtpException e) { builder.AppendFormat("{0} not reached: {1}", message.To, SmtpFailure.From(e)); }
            }
        }
        """);

    [Fact]
    public Task StructuredLogger_GetsANamedHoleAtItsPlace() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;
        using Microsoft.Extensions.Logging;

        class Mailer
        {
            ILogger logger;

            void Concatenation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { logger.LogError("Mail failed: " + e.Message); }
            }

            void Before(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { logger.LogError(e.Message + " for {To}", message.To); }
            }

            void Indexed(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { logger.LogError(e, "Mail to {0} failed", message.To); }
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

            void Concatenation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { logger.LogError("Mail failed: {Failure}", SmtpFailure.From(e)); }
            }

            void Before(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { logger.LogError("{Failure} for {To}", SmtpFailure.From(e), message.To); }
            }

            void Indexed(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { logger.LogError(e, "Mail to {0} failed: {1}", message.To, SmtpFailure.From(e)); }
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
    public Task OtherPlaces_GetTheDescription() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            (bool Sent, string Why) Tuple(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return (true, ""); }
                catch ([|SmtpException|] e) { return (false, e.Message); }
            }

            object Anonymous(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return null; }
                catch ([|SmtpException|] e) { return new { sent = false, error = e.Message }; }
            }

            object Implied(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return null; }
                catch ([|SmtpException|] e) { return new { e.Message }; }
            }

            string Trimmed(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return null; }
                catch ([|SmtpException|] e) { return e.Message.Trim(); }
            }

            void HandedOn(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { Show(e.Message); }
            }

            void Show(string text) { }
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            (bool Sent, string Why) Tuple(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return (true, ""); }
                catch (SmtpException e) { return (false, SmtpFailure.From(e).ToString()); }
            }

            object Anonymous(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return null; }
                catch (SmtpException e) { return new { sent = false, error = SmtpFailure.From(e).ToString() }; }
            }

            object Implied(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return null; }
                catch (SmtpException e) { return new { Message = SmtpFailure.From(e).ToString() }; }
            }

            string Trimmed(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return null; }
                catch (SmtpException e) { return SmtpFailure.From(e).ToString().Trim(); }
            }

            void HandedOn(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Show(SmtpFailure.From(e).ToString()); }
            }

            void Show(string text) { }
        }
        """);
}
