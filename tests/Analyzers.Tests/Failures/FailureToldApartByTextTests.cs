using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class FailureToldApartByTextTests
{
    private const string Id = "SMTP1006";

    [Theory]
    [InlineData("if ([|e.Message.Contains(\"550\")|]) Retry();")]
    [InlineData("if ([|e.Message.Contains(\"5.7.1\")|]) Retry();")]
    [InlineData("if ([|e.Message.Contains(\"5.7.\")|]) Retry();")]
    [InlineData("if ([|e.Message.StartsWith(\"Mailbox unavailable\")|]) Retry();")]
    [InlineData("if ([|e.Message.EndsWith(\"timed out.\")|]) Retry();")]
    [InlineData("if ([|e.Message.IndexOf(\"STARTTLS\", StringComparison.OrdinalIgnoreCase)|] >= 0) Retry();")]
    [InlineData("if ([|e.Message.Equals(\"Failure sending mail.\")|]) Retry();")]
    [InlineData("if ([|e.Message == \"Failure sending mail.\"|]) Retry();")]
    [InlineData("if ([|string.Equals(e.Message, \"Failure sending mail.\", StringComparison.Ordinal)|]) Retry();")]
    [InlineData("if ([|e.Message.ToLower().Contains(\"authentication required\")|]) Retry();")]
    [InlineData("var text = e.Message; if ([|text.Contains(\"450\")|]) Retry();")]
    [InlineData("if ([|Regex.IsMatch(e.Message, @\"\\b4\\.7\\.\\d+\")|]) Retry();")]
    [InlineData("if ([|new Regex(\"5\\\\.1\\\\.1\").IsMatch(e.Message)|]) Retry();")]
    [InlineData("if ([|e.Message?.Contains(\"550\")|] == true) Retry();")]
    [InlineData("if ([|(int)e.StatusCode == 550|]) Retry();")]
    [InlineData("if ([|450 != (int)e.StatusCode|]) Retry();")]
    [InlineData("var code = (int)e.StatusCode; if ([|code == 421|]) Retry();")]
    [InlineData("if ([|(int)e.StatusCode is 421|]) Retry();")]
    [InlineData("var again = [|(int)e.StatusCode|] switch { 421 => true, _ => false }; if (again) Retry();")]
    [InlineData("if ([|e.Message is \"Mailbox unavailable.\"|]) Retry();")]
    [InlineData("switch ([|e.Message|]) { case \"Failure sending mail.\": Retry(); break; }")]
    public Task TextOrNumber_IsFlagged(string statement) => Verify.Flagged(Id, Handling(statement));

    [Fact]
    public Task SeveralTestsInOneCondition_AreFlaggedOnce() => Verify.Flagged(Id, Handling("""
        if ([|e.Message.Contains("550")|] || e.Message.Contains("5.1.1") || !e.Message.Contains("STARTTLS"))
        {
            Retry();
        }
        """));

    [Fact]
    public Task SwitchOverTheNumber_IsFlagged() => Verify.Flagged(Id, Handling("""
        switch ([|(int)e.StatusCode|])
        {
            case 450:
                Retry();
                break;
        }
        """));

    [Fact]
    public Task SeveralNumbersInOnePattern_AreFlagged() =>
        Verify.Flagged(Id, Handling("if ([|(int)e.StatusCode is 421 or 450|]) Retry();"), Framework.Net, csharp: 9);

    [Fact]
    public Task FunctionThatIsGivenTheException_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        static class Failures
        {
            public static bool IsTransient(this SmtpException e) => [|e.Message.Contains("4.2.0")|];
        }
        """);

    [Theory]
    [InlineData("if (e.Message.Contains(\"quota exceeded for tenant\")) Retry();")]
    [InlineData("if (e.Message.Contains(\"port 25\")) Retry();")]
    [InlineData("if (e.Message.Contains(\"10.5.1.1\")) Retry();")]
    [InlineData("if (e.Message.Contains(wanted)) Retry();")]
    [InlineData("if (e.Message.Length > 550) Retry();")]
    [InlineData("Console.WriteLine(e.Message);")]
    [InlineData("if ((int)e.StatusCode == 535) Retry();")]
    [InlineData("if ((int)e.StatusCode >= 400 && (int)e.StatusCode < 500) Retry();")]
    [InlineData("if ((int)e.StatusCode / 100 == 4) Retry();")]
    [InlineData("if ((int)e.StatusCode is 535) Retry();")]
    [InlineData("switch ((int)e.StatusCode) { case int code when code > 550: Retry(); break; }")]
    [InlineData("switch (e.Message) { case \"quota exceeded\": Retry(); break; case null: break; }")]
    [InlineData("if (e.StatusCode == SmtpStatusCode.MailboxBusy) Retry();")]
    [InlineData("if (e.StatusCode == SmtpStatusCode.MailboxBusy || e.Message.Contains(\"4.2.0\")) Retry();")]
    public Task AnythingElse_IsSilent(string statement) => Verify.Silent(Handling(statement), except: "SMTP1001");

    [Fact]
    public Task MessageOfAnotherException_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Parser
        {
            bool Is550(FormatException e) => e.Message.Contains("550");
            bool Is550(MailMessage message) => message.Subject.Contains("550");
        }
        """);

    [Fact]
    public Task RuntimeAskedInTheSameFunction_IsSilent() => Verify.Silent(Handling("""
        if (SmtpAnalyzers.SmtpFailure.From(e).IsTransient && e.Message.Contains("4.2.0"))
        {
            Retry();
        }
        """) + """
        namespace SmtpAnalyzers
        {
            class SmtpFailure
            {
                public static SmtpFailure From(Exception e) => new SmtpFailure();
                public bool IsTransient => true;
            }
        }
        """);

    [Theory]
    [InlineData("if ([|(int)e.StatusCode == 550|]) Retry();", "if (e.StatusCode == SmtpStatusCode.MailboxUnavailable) Retry();")]
    [InlineData("if ([|450 != (int)e.StatusCode|]) Retry();", "if (e.StatusCode != SmtpStatusCode.MailboxBusy) Retry();")]
    [InlineData(
        "if ([|(int)e.StatusCode == 450|] || ((int)e.StatusCode) == 452) Retry();",
        "if (e.StatusCode == SmtpStatusCode.MailboxBusy || e.StatusCode == SmtpStatusCode.InsufficientStorage) Retry();")]
    public Task Number_BecomesAName(string statement, string expected) => Verify.Fix<FailureToldApartByTextCodeFix>(
        Id, FailureToldApartByTextCodeFix.UseName, Handling(statement), Handling(expected), csharp: 7);

    [Theory]
    [InlineData("if ([|e.Message.Contains(\"550\")|]) Retry();", "if (SmtpFailure.From(e).ReplyCode == 550) Retry();")]
    [InlineData("if (![|e.Message.Contains(\"5.7.1\")|]) Retry();", "if (!(SmtpFailure.From(e).EnhancedCode == \"5.7.1\")) Retry();")]
    [InlineData("if ([|e.Message.ToLower().IndexOf(\"starttls\")|] >= 0) Retry();",
        "if (SmtpFailure.From(e).Remedy == SmtpRemedy.EnableTls) Retry();")]
    [InlineData(
        "if ([|e.Message.Contains(\"4.2.0\")|] || e.Message.Contains(\"450\")) Retry();",
        "if (SmtpFailure.From(e).EnhancedCode == \"4.2.0\" || SmtpFailure.From(e).ReplyCode == 450) Retry();")]
    [InlineData("if ([|e.Message.Contains(\"5.7.57\")|]) Retry();", "if (SmtpFailure.From(e).Remedy == SmtpRemedy.FixCredentials) Retry();")]
    [InlineData(
        "if ([|e.Message.Contains(\"535\")|] || e.Message.Contains(\"5.7.8\") || e.Message.Contains(\"authentication required\")) Retry();",
        "if (SmtpFailure.From(e).Remedy == SmtpRemedy.FixCredentials) Retry();")]
    [InlineData(
        "if ([|e.Message.Contains(\"535\")|] || e.Message.Contains(\"421\")) Retry();",
        "if (SmtpFailure.From(e).Remedy == SmtpRemedy.FixCredentials || SmtpFailure.From(e).ReplyCode == 421) Retry();")]
    public Task Text_BecomesWhatItStandsFor(string statement, string expected) => Verify.Fix<FailureToldApartByTextCodeFix>(
        Id, FailureToldApartByTextCodeFix.AskFailure, Handling(statement), Handling(expected, imports: "using SmtpAnalyzers;\n"), csharp: 7);

    [Fact]
    public Task TextWithoutTheRuntime_BecomesAStatusCode() => Verify.Fix<FailureToldApartByTextCodeFix>(
        Id,
        FailureToldApartByTextCodeFix.AskFailure,
        Handling("if ([|e.Message.Contains(\"550\")|]) Retry();"),
        Handling("if (e.StatusCode == SmtpStatusCode.MailboxUnavailable) Retry();"),
        csharp: 7,
        runtime: false);

    [Fact]
    public Task RuntimeOfAnotherAssembly_IsNotCalled() => Verify.Fix<FailureToldApartByTextCodeFix>(
        Id,
        FailureToldApartByTextCodeFix.AskFailure,
        Handling("if ([|e.Message.Contains(\"550\")|]) Retry();"),
        Handling("if (e.StatusCode == SmtpStatusCode.MailboxUnavailable) Retry();"),
        csharp: 7,
        closedRuntime: true);

    [Theory]
    [InlineData("if ([|e.Message.Contains(\"Mailbox unavailable\")|]) Retry();")]
    [InlineData("if ([|e.Message.Contains(\"5.7.\")|]) Retry();")]
    [InlineData("if ([|Regex.IsMatch(e.Message, \"4\\\\.7\\\\.1\")|]) Retry();")]
    public Task TextThatStandsForNoOneCode_IsNotRewritten(string statement) =>
        Verify.NoFix<FailureToldApartByTextCodeFix>(Id, Handling(statement), on: Framework.Net);

    [Fact]
    public Task EnhancedCodeWithoutTheRuntime_IsNotRewritten() => Verify.NoFix<FailureToldApartByTextCodeFix>(
        Id, Handling("if ([|e.Message.Contains(\"5.7.1\")|]) Retry();"), on: Framework.Net, runtime: false);

    [Fact]
    public Task NumberInACondition_BecomesAName() => Verify.Fix<FailureToldApartByTextCodeFix>(Id, FailureToldApartByTextCodeFix.UseName, """
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
                catch (SmtpException e)
                {
                    if ([|(int)e.StatusCode == 450|])
                    {
                        Console.WriteLine("later");
                    }
                }
            }
        }
        """, """
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
                catch (SmtpException e)
                {
                    if (e.StatusCode == SmtpStatusCode.MailboxBusy)
                    {
                        Console.WriteLine("later");
                    }
                }
            }
        }
        """);

    private static string Handling(string statements, string imports = "") => $$"""
        using System;
        using System.Net.Mail;
        using System.Text.RegularExpressions;
        {{imports}}
        class Mailer
        {
            void Send(SmtpClient client, MailMessage message, string wanted)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    {{statements}}
                }
            }

            void Retry()
            {
            }
        }
        """;
}
