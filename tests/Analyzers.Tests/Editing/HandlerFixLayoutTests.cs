using Microsoft.CodeAnalysis.CSharp;
using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Editing;

/// <summary>What the fixes of handlers leave of a file's own ways, and fix-all over several files.</summary>
public class HandlerFixLayoutTests
{
    private const string Id = "SMTP1001";

    [Theory]
    [InlineData("catch (SmtpException e) /* known */ { /* first */ Log(\"Not sent\"); /* quiet */ }", "/* known */ {", "/* first */", "/* quiet */")]
    [InlineData("catch (SmtpException e)\n#if true\n{ Log(\"Not sent\"); }\n#endif", "#if true\n{", "#endif")]
    public async Task HandlerOnOneLine_KeepsItsCommentsAndDirectives(string handler, params string[] kept)
    {
        using var workbench = new Workbench();
        var document = await workbench.Open(
            $$"""
            using System.Net.Mail;

            class Mailer
            {
                void Send(SmtpClient client, MailMessage message)
                {
                    try { client.Send(message); }
                    {{handler}}
                }

                void Log(string text) { }
            }
            """,
            Framework.Net, LanguageVersion.CSharp8, runtime: true);

        var report = Assert.Single(await Workbench.Reports(document));
        var action = Assert.Single(await Workbench.Offered(document, report), static each => each.Title == StatusCodeIgnoredCodeFix.HandleByRemedy);
        var changed = await Workbench.Applied(document, action);

        Assert.True(await Workbench.Compiles(changed));
        var text = await Workbench.TextOf(changed);
        Assert.All(kept, each => Assert.Contains(each, text));
    }

    [Fact]
    public Task LineEndsOfWindowsAndTabs_AreKept() => Verify.Fix<StatusCodeIgnoredCodeFix>(
        Id,
        StatusCodeIgnoredCodeFix.HandleByRemedy,
        Windows("""
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
                    catch ([|SmtpFailedRecipientException|])
                    {
                        return false;
                    }
                }
            }
            """),
        Windows("""
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
                    catch (SmtpFailedRecipientException e)
                    {
                        var failure = SmtpFailure.From(e);
                        switch (failure.Remedy)
                        {
                            case SmtpRemedy.RetryLater:
                            case SmtpRemedy.Reconnect:
                                // Transient: the same message may pass later, so queue it to be sent again.
                                goto default;
                            case SmtpRemedy.FixRecipient:
                                // Permanent for these addresses: failure.Recipients says which, and why.
                                goto default;
                            default:
                                return false;
                        }
                    }
                }
            }
            """));

    [Fact]
    public Task SeveralFiles_AreFixedTogetherEachInItsOwnNamespace() => Verify.Fix<StatusCodeIgnoredCodeFix>(
        Id,
        StatusCodeIgnoredCodeFix.CatchTransientOnly,
        """
        namespace Company.Mail
        {
            using System.Net.Mail;

            class Orders
            {
                void Send(SmtpClient client, MailMessage message)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch ([|SmtpException|])
                    {
                    }
                }
            }
        }
        """,
        """
        namespace Company.Mail
        {
            using System.Net.Mail;
            using SmtpAnalyzers;

            class Orders
            {
                void Send(SmtpClient client, MailMessage message)
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch (SmtpException e) when (SmtpFailure.From(e).IsTransient)
                    {
                    }
                }
            }
        }
        """,
        more: ("Invoices.cs", """
        using System.Net.Mail;

        class Invoices
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|])
                {
                }
            }
        }
        """, """
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Invoices
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e) when (SmtpFailure.From(e).IsTransient)
                {
                }
            }
        }
        """));

    [Fact]
    public Task HandlerInACaseOfASwitch_KeepsItsJumpsOutOfTheNewSwitch() => Verify.Fix<StatusCodeIgnoredCodeFix>(
        Id,
        StatusCodeIgnoredCodeFix.HandleByRemedy,
        """
        using System.Net.Mail;

        class Mailer
        {
            int Send(SmtpClient client, MailMessage message, int mode)
            {
                switch (mode)
                {
                    case 1:
                        try
                        {
                            client.Send(message);
                        }
                        catch ([|SmtpFailedRecipientException|])
                        {
                            goto case 2;
                        }

                        return 1;
                    case 2:
                        return 2;
                }

                return 0;
            }
        }
        """,
        """
        using System.Net.Mail;
        using SmtpAnalyzers;

        class Mailer
        {
            int Send(SmtpClient client, MailMessage message, int mode)
            {
                switch (mode)
                {
                    case 1:
                        try
                        {
                            client.Send(message);
                        }
                        catch (SmtpFailedRecipientException e)
                        {
                            var failure = SmtpFailure.From(e);
                            switch (failure.Remedy)
                            {
                                case SmtpRemedy.RetryLater:
                                case SmtpRemedy.Reconnect:
                                    // Transient: the same message may pass later, so queue it to be sent again.
                                    break;
                                case SmtpRemedy.FixRecipient:
                                    // Permanent for these addresses: failure.Recipients says which, and why.
                                    break;
                            }

                            goto case 2;
                        }

                        return 1;
                    case 2:
                        return 2;
                }

                return 0;
            }
        }
        """);

    [Fact]
    public Task DirectivesAndCommentsInTheBody_AreKept() => Verify.Fix<StatusCodeIgnoredCodeFix>(
        Id,
        StatusCodeIgnoredCodeFix.HandleByRemedy,
        """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpFailedRecipientException|]) { // none of our business
        #if DEBUG
                    throw;
        #endif
                    // until somebody asks
                }
            }
        }
        """,
        """
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
                catch (SmtpFailedRecipientException e) { // none of our business
                    var failure = SmtpFailure.From(e);
                    switch (failure.Remedy)
                    {
                        case SmtpRemedy.RetryLater:
                        case SmtpRemedy.Reconnect:
                            // Transient: the same message may pass later, so queue it to be sent again.
                            break;
                        case SmtpRemedy.FixRecipient:
                            // Permanent for these addresses: failure.Recipients says which, and why.
                            break;
                        default:
        #if DEBUG
                    throw;
        #endif
                            // until somebody asks
                            break;
                    }
                }
            }
        }
        """);

    private static string Windows(string program) => program.Replace("    ", "\t").Replace("\r", "").Replace("\n", "\r\n");
}
