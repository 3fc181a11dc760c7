using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP1006's fixes: the question is answered by the code, whatever the text says.</summary>
public class FailureTextTests
{
    [Fact]
    public Task NumberThatGotItsName_MeansTheSame() => AssertAnswers(
        FailureToldApartByTextCodeFix.UseName,
        "(int)e.StatusCode == 452",
        ("452 4.2.2 Over quota", Before: true, After: true),
        ("450 4.2.0 Greylisted, was 452 before", Before: false, After: false));

    /// <summary>The message of an SmtpException has the enhanced code and the server's words, but not the reply code.</summary>
    [Fact]
    public Task ReplyCode_IsAskedOfTheReply() => AssertAnswers(
        FailureToldApartByTextCodeFix.AskFailure,
        "e.Message.Contains(\"550\")",
        ("550 5.1.1 No such user", Before: false, After: true),
        ("450 4.2.0 Greylisted by rule 550", Before: true, After: false));

    [Fact]
    public Task EnhancedCode_IsAskedOfTheReply() => AssertAnswers(
        FailureToldApartByTextCodeFix.AskFailure,
        "e.Message.IndexOf(\"5.7.1\") >= 0",
        ("550 5.7.1 Not allowed", Before: true, After: true),
        ("550 5.1.1 No such user at 10.5.7.1", Before: true, After: false),
        ("550 5.1.1 No such user", Before: false, After: false));

    [Fact]
    public Task StartTls_IsAskedOfTheRemedy() => AssertAnswers(
        FailureToldApartByTextCodeFix.AskFailure,
        "e.Message.Contains(\"STARTTLS\")",
        ("530 5.7.0 Must issue a STARTTLS command first", Before: true, After: true),
        ("530 5.7.0 Must issue a StartTLS command first", Before: false, After: true),
        ("530 5.7.0 Authentication Required", Before: false, After: false),
        ("554 5.7.1 Message rejected as spam, received with STARTTLS", Before: true, After: false));

    /// <summary>No reply that reaches the program has the code of a refused AUTH, so that ReplyCode would never be 535.</summary>
    [Fact]
    public Task RefusedLogin_IsAskedOfTheRemedy() => AssertAnswers(
        FailureToldApartByTextCodeFix.AskFailure,
        "e.Message.Contains(\"5.7.57\")",
        ("530 5.7.57 Client not authenticated to send mail", Before: true, After: true),
        ("530 5.7.0 Authentication Required", Before: false, After: true),
        ("550 5.1.1 No such user", Before: false, After: false));

    private static async Task AssertAnswers(string title, string condition, params (string Reply, bool Before, bool After)[] expected)
    {
        var (before, after) = await Fixed(title, condition);
        foreach (var one in expected)
        {
            Assert.Equal(one, (one.Reply, await Answer(before, one.Reply), await Answer(after, one.Reply)));
        }
    }

    private static async Task<bool> Answer(RunnableProgram program, string reply)
    {
        await using var run = await program.RunAsync(new SmtpScript { Mail = reply });
        return Assert.IsType<bool>(run.Result);
    }

    private static Task<FixedProgram> Fixed(string title, string condition) => FixedProgram.Of<FailureToldApartByTextCodeFix>("SMTP1006", title, $$"""
        using System.Net.Mail;

        class Program
        {
            static bool Run(string host, int port)
            {
                using var client = new SmtpClient(host, port);
                using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    if ({{condition}})
                    {
                        return true;
                    }
                }

                return false;
            }
        }
        """);
}
