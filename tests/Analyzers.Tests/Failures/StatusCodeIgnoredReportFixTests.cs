using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>The first action of SMTP1001: what was written becomes the failure's description.</summary>
public class StatusCodeIgnoredReportFixTests
{
    private const string Id = "SMTP1001";
    private const string Title = StatusCodeIgnoredCodeFix.ReportTheStatus;

    [Fact]
    public Task MessageWritten_BecomesTheDescription() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Diagnostics;
        using System.Net.Mail;

        class Mailer
        {
            string status;

            void Argument(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { Console.WriteLine(e.Message); }
            }

            void Concatenation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { Trace.TraceError("Not sent: " + e.Message + " (" + message.To + ")"); }
            }

            void Interpolation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { Console.Error.WriteLine($"Not sent: {e.Message}"); }
            }

            void Format(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { Console.WriteLine("{0} not sent: {1}", message.To, e.Message); }
            }

            void Property(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { status = e.Message; }
            }

            string Result(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return null; }
                catch ([|SmtpException|] e) { return e.Message; }
            }

            void Text(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { EventLog.WriteEntry("Mailer", e.Message); }
            }
        }

        class EventLog
        {
            public static void WriteEntry(string source, string message) { }
        }
        """, """
        using System;
        using System.Diagnostics;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            string status;

            void Argument(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Console.WriteLine(SmtpFailure.From(e)); }
            }

            void Concatenation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Trace.TraceError("Not sent: " + SmtpFailure.From(e) + " (" + message.To + ")"); }
            }

            void Interpolation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Console.Error.WriteLine($"Not sent: {SmtpFailure.From(e)}"); }
            }

            void Format(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Console.WriteLine("{0} not sent: {1}", message.To, SmtpFailure.From(e)); }
            }

            void Property(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { status = SmtpFailure.From(e).ToString(); }
            }

            string Result(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); return null; }
                catch (SmtpException e) { return SmtpFailure.From(e).ToString(); }
            }

            void Text(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { EventLog.WriteEntry("Mailer", SmtpFailure.From(e).ToString()); }
            }
        }

        class EventLog
        {
            public static void WriteEntry(string source, string message) { }
        }
        """);

    [Fact]
    public Task WholeExceptionWritten_StaysBesideTheDescription() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Argument(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { Console.WriteLine(e); }
            }

            void Text(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { Console.WriteLine("Not sent: " + e.ToString()); }
            }

            void Interpolation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { Console.WriteLine($"Not sent: {e}!"); }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            void Argument(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Console.WriteLine(SmtpFailure.From(e) + Environment.NewLine + e); }
            }

            void Text(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Console.WriteLine("Not sent: " + SmtpFailure.From(e) + Environment.NewLine + e); }
            }

            void Interpolation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Console.WriteLine($"Not sent: {SmtpFailure.From(e)}{Environment.NewLine}{e}!"); }
            }
        }
        """);

    [Fact]
    public Task WrittenTwice_IsReadOnceIntoALocal() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Send(SmtpClient client, MailMessage message, out string failure)
            {
                failure = null;
                try
                {
                    client.Send(message);
                    return true;
                }
                catch ([|SmtpException|] e)
                {
                    // Two readers.
                    Console.WriteLine("Not sent: " + e.Message);
                    failure = e.Message;
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
            bool Send(SmtpClient client, MailMessage message, out string failure)
            {
                failure = null;
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e)
                {
                    var smtpFailure = SmtpFailure.From(e);
                    // Two readers.
                    Console.WriteLine("Not sent: " + smtpFailure);
                    failure = smtpFailure.ToString();
                    return false;
                }
            }
        }
        """);

    [Fact]
    public Task WrappedMessage_KeepsTheExceptionAsInnerWhereTheTypeTakesOne() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class MailFailed : Exception
        {
            public MailFailed(string message) : base(message) { }
        }

        class Mailer
        {
            void Standard(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { throw new InvalidOperationException("Not sent: " + e.Message); }
            }

            void MessageAlone(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { throw new InvalidOperationException(e.Message); }
            }

            void Own(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { throw new MailFailed($"Not sent: {e.Message}"); }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class MailFailed : Exception
        {
            public MailFailed(string message) : base(message) { }
        }

        class Mailer
        {
            void Standard(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { throw new InvalidOperationException("Not sent: " + SmtpFailure.From(e), e); }
            }

            void MessageAlone(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { throw new InvalidOperationException(SmtpFailure.From(e).ToString(), e); }
            }

            void Own(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { throw new MailFailed($"Not sent: {SmtpFailure.From(e)}"); }
            }
        }
        """);

    [Fact]
    public Task WithoutRuntime_TheCodeStandsBeforeWhatWasWritten() => Verify.Fix<StatusCodeIgnoredCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Concatenation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { Console.WriteLine("Not sent: " + e.Message); }
            }

            void Interpolation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|SmtpException|] e) { Console.WriteLine($"Not sent: {e}"); }
            }

            void Argument(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|Exception|] e) when (e is SmtpException) { Console.WriteLine(e.Message); }
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Concatenation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Console.WriteLine("Not sent: " + e.StatusCode + ": " + e.Message); }
            }

            void Interpolation(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException e) { Console.WriteLine($"Not sent: {e.StatusCode}: {e}"); }
            }

            void Argument(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (Exception e) when (e is SmtpException) { Console.WriteLine(((SmtpException)e).StatusCode + ": " + e.Message); }
            }
        }
        """, runtime: false, csharp: 7);
}
