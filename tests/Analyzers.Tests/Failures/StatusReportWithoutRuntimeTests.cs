using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Where the embedded runtime is switched off, the code stands beside the text.</summary>
public class StatusReportWithoutRuntimeTests
{
    private const string Id = "SMTP1001";
    private const string Title = StatusCodeIgnoredCodeFix.ReportTheStatus;

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
