using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>A clause for SMTP failures before the general one, which goes on doing what it did.</summary>
public class GeneralCatchHidesStatusCodeFixTests
{
    private const string Id = "SMTP1002";
    private const string Title = GeneralCatchHidesStatusCodeCodeFix.CatchBefore;

    [Fact]
    public Task GeneralClause_GetsAnSmtpClauseBeforeItWithItsBody() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(Id, Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            bool Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                // Whatever it was.
                catch ([|Exception|] ex)
                {
                    Console.WriteLine("Not sent: " + ex.Message);
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
            bool Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException ex)
                {
                    Console.WriteLine("Not sent: " + SmtpFailure.From(ex));
                    return false;
                }
                // Whatever it was.
                catch (Exception ex)
                {
                    Console.WriteLine("Not sent: " + ex.Message);
                    return false;
                }
            }
        }
        """);

    [Fact]
    public Task BareCatchInAFileWithoutTheNamespace_WritesTheTypeInFull() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(Id, Title, """
        using System;

        class Mailer
        {
            System.Net.Mail.SmtpClient client;

            void Send(System.Net.Mail.MailMessage message)
            {
                try {
                    client.Send(message);
                } [|catch|] {
                    Console.WriteLine("Not sent.");
                }
            }
        }
        """, """
        using System;
        using SmtpAnalyzers;

        class Mailer
        {
            System.Net.Mail.SmtpClient client;

            void Send(System.Net.Mail.MailMessage message)
            {
                try {
                    client.Send(message);
                } catch (System.Net.Mail.SmtpException e) {
                    Console.WriteLine("Not sent: " + SmtpFailure.From(e));
                } catch {
                    Console.WriteLine("Not sent.");
                }
            }
        }
        """, options: """
        csharp_new_line_before_open_brace = types, methods
        csharp_new_line_before_catch = false
        """);

    [Fact]
    public Task FilterThatExcludesCancellation_IsNotNeededBefore() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(Id, Title, """
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
                catch ([|Exception|] ex) when (!(ex is OperationCanceledException))
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
                catch (SmtpException ex)
                {
                    Trace.TraceError("Mail not sent: " + ex.StatusCode + ": " + ex.Message);
                }
                catch (Exception ex) when (!(ex is OperationCanceledException))
                {
                }
            }
        }
        """, runtime: false, csharp: 7);

    [Fact]
    public Task ConditionBetweenClauseAndBlock_IsNotOffered() => Verify.NoFix<GeneralCatchHidesStatusCodeCodeFix>(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch ([|Exception|] e)
        #if true
                { Console.WriteLine(e.Message); }
        #endif
            }
        }
        """, Title);

    [Fact]
    public Task FilterThatMayLetFailuresPass_IsNotOffered() => Verify.NoFix<GeneralCatchHidesStatusCodeCodeFix>(Id, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message, bool quiet)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|Exception|]) when (quiet)
                {
                }
            }
        }
        """, Title);

    [Fact]
    public Task VariableGivenAnotherException_IsNotOffered() => Verify.NoFix<GeneralCatchHidesStatusCodeCodeFix>(Id, """
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
        """, Title);

    [Fact]
    public Task TwoMethods_AreBothFixed() => Verify.Fix<GeneralCatchHidesStatusCodeCodeFix>(Id, Title, """
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
                    Console.WriteLine(e.Message);
                }
            }

            void Each(SmtpClient client, MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch ([|Exception|] e)
                    {
                        Console.WriteLine(e.Message);
                        break;
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
                catch (SmtpException e)
                {
                    Console.WriteLine(SmtpFailure.From(e));
                }
                catch (Exception e)
                {
                    Console.WriteLine(e.Message);
                }
            }

            void Each(SmtpClient client, MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch (SmtpException e)
                    {
                        Console.WriteLine(SmtpFailure.From(e));
                        break;
                    }
                    catch (Exception e)
                    {
                        Console.WriteLine(e.Message);
                        break;
                    }
                }
            }
        }
        """);

    [Theory]
    [InlineData("client.SendMailAsync(message).Wait();", "System.Console.WriteLine(1);")]
    [InlineData("client.Send(message);", "backup.Send(message);")]
    [InlineData("client.Send(message);",
        "a();\na();\na();\na();\na();\na();\na();\na();\na();\na();\na();")]
    public Task ClauseThatWouldBeDeadSendAgainOrBeLong_IsNotOffered(string send, string handled) => Verify.NoFix<GeneralCatchHidesStatusCodeCodeFix>(
        Id, $$"""
        class Mailer
        {
            void Send(System.Net.Mail.SmtpClient client, System.Net.Mail.SmtpClient backup, System.Net.Mail.MailMessage message, System.Action a)
            {
                try
                {
                    {{send}}
                }
                catch ([|System.Exception|])
                {
                    {{handled}}
                }
            }
        }
        """, Title);
}
