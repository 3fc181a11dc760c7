using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>The general clause itself reports the status.</summary>
public class GeneralCatchReportTests
{
    private const string Id = "SMTP1002";
    private const string Title = GeneralCatchHidesStatusCodeCodeFix.ReportTheStatus;

    [Fact]
    public Task InterpolatedTextWithAFullStop_EndsInTheStatus() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Logger
        {
            public void Error(Exception exception, string text) { }
        }

        class Mailer
        {
            private readonly Logger logger = new Logger();

            void Send(SmtpClient client, MailMessage message, int id)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|Exception|] e)
                {
                    logger.Error(e, $"Mail {id} was not sent.");
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Logger
        {
            public void Error(Exception exception, string text) { }
        }

        class Mailer
        {
            private readonly Logger logger = new Logger();

            void Send(SmtpClient client, MailMessage message, int id)
            {
                try
                {
                    client.Send(message);
                }
                catch (Exception e)
                {
                    logger.Error(e, $"Mail {id} was not sent: {SmtpFailure.From(e)}");
                }
            }
        }
        """);

    [Fact]
    public Task CallThatDoesNotResolve_GetsATextForTheText() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(Id, Title, """
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
                catch ([|Exception|] e)
                {
                    {|CS0103:log|}.Error("Not sent: {0}", e.Message);
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
                catch (Exception e)
                {
                    {|CS0103:log|}.Error("Not sent: {0}", SmtpFailure.From(e).ToString());
                }
            }
        }
        """);

    [Fact]
    public Task EmptyLinesThatWereTheHandler_MakeRoom() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(Id, Title, """
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
                catch ([|Exception|])
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
                catch (Exception e)
                {
                    Trace.TraceError("Mail not sent: " + SmtpFailure.From(e));
                }
            }
        }
        """);
}
