using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>Whose text it is, and which codes stand for a refused login.</summary>
public partial class FailureToldApartByTextTests
{
    [Theory]
    [InlineData("if (e is SmtpException smtp && [|smtp.Message.Contains(\"550\")|]) Console.WriteLine(1);")]
    [InlineData("if (e is SmtpException) { if ([|((SmtpException)e).Message.Contains(\"550\")|]) Console.WriteLine(1); }")]
    [InlineData("var smtp = e as SmtpException; if ([|smtp.Message.Contains(\"550\")|]) Console.WriteLine(1);")]
    [InlineData("if (e is SmtpException smtp) { Func<bool> busy = () => [|smtp.Message.Contains(\"4.2.0\")|]; Console.WriteLine(busy()); }")]
    [InlineData("if (e is SmtpException smtp && [|smtp.Message != \"Mailbox unavailable.\"|]) Console.WriteLine(1);")]
    public Task SmtpExceptionInAGeneralHandler_IsFlagged(string statement) => Verify.Flagged(Id, Generally(statement));

    [Theory]
    [InlineData("if (e.Message.Contains(\"550\")) Console.WriteLine(1);")]
    [InlineData("if (e is FormatException format && format.Message.Contains(\"550\")) Console.WriteLine(1);")]
    [InlineData("if (e.ToString().Contains(\"4.2.0\")) Console.WriteLine(1);")]
    public Task AnyException_IsSilent(string statement) => Verify.Silent(Generally(statement), except: "SMTP1002");

    [Theory]
    [InlineData("e is SmtpException", true)]
    [InlineData("e is SmtpException && e.Message != null", true)]
    [InlineData("e is SmtpException || e is FormatException", false)]
    [InlineData("!(e is SmtpException)", false)]
    public Task FilterOfTheClause_SaysWhoseTextItIs(string filter, bool isFlagged)
    {
        var program = Generally("if ([|e.Message.Contains(\"550\")|]) Console.WriteLine(1);").Replace("(Exception e)", $"(Exception e) when ({filter})");
        return isFlagged ? Verify.Flagged(Id, program) : Verify.Silent(program.Replace("[|", "").Replace("|]", ""), except: "SMTP1001,SMTP1002");
    }

    [Theory]
    [InlineData("534")]
    [InlineData("535")]
    [InlineData("538")]
    [InlineData("5.7.3")]
    [InlineData("5.7.8")]
    [InlineData("5.7.9")]
    [InlineData("5.7.57")]
    [InlineData("5.7.139")]
    [InlineData("Authentication")]
    [InlineData("not authenticated")]
    public Task CodeOfARefusedLogin_BecomesItsRemedy(string code) => Verify.Fix<FailureToldApartByTextCodeFix>(
        Id,
        FailureToldApartByTextCodeFix.AskFailure,
        Handling($"if ([|e.Message.Contains(\"{code}\")|]) Retry();"),
        Handling("if (SmtpFailure.From(e).Remedy == SmtpRemedy.FixCredentials) Retry();", imports: "using SmtpAnalyzers;\n"));

    [Theory]
    [InlineData("530", "ReplyCode == 530")]
    [InlineData("454", "ReplyCode == 454")]
    [InlineData("5.7.0", "EnhancedCode == \"5.7.0\"")]
    public Task AnyOtherCode_IsAskedAsItself(string code, string expected) => Verify.Fix<FailureToldApartByTextCodeFix>(
        Id,
        FailureToldApartByTextCodeFix.AskFailure,
        Handling($"if ([|e.Message.Contains(\"{code}\")|]) Retry();"),
        Handling($"if (SmtpFailure.From(e).{expected}) Retry();", imports: "using SmtpAnalyzers;\n"));

    private static string Generally(string statement) => $$"""
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
                catch (Exception e)
                {
                    {{statement}}
                }
            }
        }
        """;
}
