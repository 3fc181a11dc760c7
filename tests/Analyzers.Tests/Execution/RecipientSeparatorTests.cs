using SmtpAnalyzers.CodeFixes.Message;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP4001: who gets a mail whose recipients semicolons separate, and that all do after the fix.</summary>
public class RecipientSeparatorTests
{
    private const string Silently = "a@example.com; b@example.com; c@example.com";

    public static TheoryData<string> Places =>
    [
        """var m = new MailMessage(); m.From = new MailAddress("from@example.com"); m.To.Add(TEXT); client.Send(m);""",
        """var m = new MailMessage("from@example.com", TEXT); client.Send(m);""",
        """client.Send("from@example.com", TEXT, "subject", "body");""",
        """client.SendMailAsync("from@example.com", TEXT, "subject", "body").GetAwaiter().GetResult();""",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task SemicolonAndBlank_LeavesTheLastRecipientOnly(string send)
    {
        var (before, after) = await Fixed(send, Silently);

        await using var silently = await before.RunAsync();
        Assert.Null(silently.Thrown);
        Assert.Equal(["c@example.com"], Assert.Single(silently.Server.Mails).Recipients);

        await using var run = await after.RunAsync();
        Assert.Null(run.Thrown);
        Assert.Equal(["a@example.com", "b@example.com", "c@example.com"], Assert.Single(run.Server.Mails).Recipients);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task SemicolonWithoutABlank_Throws(string send)
    {
        var (before, after) = await Fixed(send, Silently.Replace(" ", "", StringComparison.Ordinal));

        await using var refused = await before.RunAsync();
        Assert.IsType<FormatException>(refused.Thrown);

        await using var run = await after.RunAsync();
        Assert.Null(run.Thrown);
        Assert.Equal(["a@example.com", "b@example.com", "c@example.com"], Assert.Single(run.Server.Mails).Recipients);
    }

    private static Task<FixedProgram> Fixed(string send, string recipients) => FixedProgram.Of<SemicolonBetweenRecipientsCodeFix>(
        "SMTP4001", SemicolonBetweenRecipientsCodeFix.Title, $$"""
        using System.Net.Mail;

        class Program
        {
            static void Run(string host, int port)
            {
                using (var client = new SmtpClient(host, port))
                {
                    {{send.Replace("TEXT", $"\"{recipients}\"", StringComparison.Ordinal)}}
                }
            }
        }
        """, runtime: false);
}
