using System.Net.Mail;
using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP1001 and SMTP1002: after the fix the handler knows which failure it has.</summary>
public class StatusTests
{
    private const string Handler = """
        using System.Collections.Generic;
        using System.Net.Mail;

        class Program
        {
            static List<string> Run(string host, int port)
            {
                using var client = new SmtpClient(host, port);
                using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e)
                {
                    Log.Write("Not sent: " + e.Message);
                }

                return Log.Lines;
            }
        }

        static class Log
        {
            public static List<string> Lines { get; } = new List<string>();

            public static void Write(string line) => Lines.Add(line);
        }
        """;

    private const string GeneralHandler = """
        using System;
        using System.Collections.Generic;
        using System.Net.Mail;

        class Program
        {
            static List<string> Run(string host, int port)
            {
                var client = new SmtpClient(host, port);
                using var message = new MailMessage("from@example.com", "to@example.com", "subject", "body");
                Send(client, message);
                client.Dispose();
                Send(client, message);
                return Log.Lines;
            }

            static void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (Exception e)
                {
                    Log.Write("Not sent: " + e.Message);
                }
            }
        }

        static class Log
        {
            public static List<string> Lines { get; } = new List<string>();

            public static void Write(string line) => Lines.Add(line);
        }
        """;

    private static SmtpScript NoSuchUser => new() { Recipient = "550 5.1.1 No such user" };

    private static SmtpScript Busy => new() { Mail = "451 4.3.0 Try again later" };

    /// <summary>What an arm's comment asks for is written in its place: each failure has to come to the arm that is for it.</summary>
    [Fact]
    public async Task SwitchOverRemedies_TakesTheArmOfTheFailure()
    {
        var (_, program) = await Fixed(StatusCodeIgnoredCodeFix.HandleByRemedy);
        program = await program.WithAsync("// Transient: the same message may pass later, so queue it to be sent again.", "Log.Write(\"queue\");");
        program = await program.WithAsync("// TLS is missing or failed: set EnableSsl = true, or mend the certificate.", "Log.Write(\"tls\");");
        program = await program.WithAsync(
            "// The server wants a login, or refused this one: check the user name and password.", "Log.Write(\"login\");");
        program = await program.WithAsync("// Permanent for these addresses: failure.Recipients says which, and why.", "Log.Write(\"address\");");

        Assert.Equal("queue; Not sent: 45", await Handled(program, "451 4.3.0 Try again later"));
        Assert.Equal("queue; Not sent: 45", await Handled(program, "450 4.2.0 Greylisted"));
        Assert.Equal("tls; Not sent: 53", await Handled(program, "530 5.7.0 Must issue a STARTTLS command first"));
        Assert.Equal("login; Not sent: 53", await Handled(program, "530 5.7.0 Authentication Required"));
        Assert.Equal("address; Not sent: 55", await Handled(program, "550 5.1.1 No such user"));
        Assert.Equal("Not sent: 55", await Handled(program, "554 No"));
    }

    /// <summary>Whichever way the handler left its place, it still does.</summary>
    [Theory]
    [InlineData("refused break ", """
        foreach (var recipient in new[] { "unknown@example.com", "good@example.com" })
        {
            try
            {
                client.Send("from@example.com", recipient, "subject", "body");
            }
            catch (SmtpException e)
            {
                way += "refused ";
                if (e.Message.Length > 0)
                {
                    way += "break ";
                    break;
                }
            }

            way += "next ";
        }

        return way;
        """)]
    [InlineData("refused other ", """
        switch (port)
        {
            case 0:
                way += "other ";
                break;
            default:
                try
                {
                    client.Send("from@example.com", "unknown@example.com", "subject", "body");
                }
                catch (SmtpException)
                {
                    way += "refused ";
                    goto case 0;
                }

                way += "sent ";
                break;
        }

        return way;
        """)]
    [InlineData("refused", """
        string failure;
        try
        {
            client.Send("from@example.com", "unknown@example.com", "subject", "body");
            failure = "none";
        }
        catch (SmtpException)
        {
            failure = "refused";
        }

        return way + failure;
        """)]
    public async Task SwitchOverRemedies_ChangesNothingYet(string expected, string statements)
    {
        var (before, after) = await FixedProgram.Of<StatusCodeIgnoredCodeFix>("SMTP1001", StatusCodeIgnoredCodeFix.HandleByRemedy, $$"""
            using System.Net.Mail;

            class Program
            {
                static string Run(string host, int port)
                {
                    var way = "";
                    using var client = new SmtpClient(host, port);
                    {{statements}}
                }
            }
            """);
        var script = new SmtpScript { Recipients = { ["unknown@example.com"] = "550 5.1.1 No such user" } };

        await using var was = await before.RunAsync(script);
        Assert.Equal(expected, was.Result);

        await using var run = await after.RunAsync(script);
        Assert.Equal(expected, run.Result);
    }

    [Theory]
    [InlineData(true, "Not sent: 550 MailboxUnavailable 5.1.1 (permanent)")]
    [InlineData(false, "Not sent: MailboxUnavailable: ")]
    public async Task ReportedStatus_IsInTheLog(bool runtime, string expected)
    {
        var (before, after) = await Fixed(StatusCodeIgnoredCodeFix.ReportTheStatus, runtime);

        await using var blind = await before.RunAsync(NoSuchUser);
        Assert.DoesNotContain("550", Line(blind), StringComparison.Ordinal);
        Assert.DoesNotContain("MailboxUnavailable", Line(blind), StringComparison.Ordinal);

        await using var run = await after.RunAsync(NoSuchUser);
        Assert.StartsWith(expected, Line(run), StringComparison.Ordinal);
        Assert.Contains("No such user", Line(run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TransientFilter_HandlesWhatMayPassLaterAndLetsTheRestGo(bool runtime)
    {
        var (before, after) = await Fixed(StatusCodeIgnoredCodeFix.CatchTransientOnly, runtime);

        await using var handled = await before.RunAsync(NoSuchUser);
        Assert.Null(handled.Thrown);

        await using var permanent = await after.RunAsync(NoSuchUser);
        Assert.Equal(SmtpStatusCode.MailboxUnavailable, Assert.IsType<SmtpFailedRecipientException>(permanent.Thrown).StatusCode);

        await using var transient = await after.RunAsync(Busy);
        Assert.Null(transient.Thrown);
        Assert.StartsWith("Not sent: ", Line(transient), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SwitchOverStatusCodes_TakesTheArmOfTheFailure()
    {
        var (_, program) = await Fixed(StatusCodeIgnoredCodeFix.HandleByRemedy, runtime: false);
        program = await program.WithAsync("// Transient: the same message may pass later, so queue it to be sent again.", "Log.Write(\"queue\");");
        program = await program.WithAsync(
            "// The server wants TLS (set EnableSsl = true) or a login (check the credentials): the text says which.", "Log.Write(\"tls\");");
        program = await program.WithAsync("// Permanent for this address or sender: correct it before sending again.", "Log.Write(\"address\");");

        Assert.Equal("queue; Not sent: Lo", await Handled(program, "451 4.3.0 Try again later"));
        Assert.Equal("queue; Not sent: 43", await Handled(program, "432 4.7.12 A password transition is needed"));
        Assert.Equal("tls; Not sent: Mu", await Handled(program, "530 5.7.0 Must issue a STARTTLS command first"));
        Assert.Equal("address; Not sent: Ma", await Handled(program, "550 5.1.1 No such user"));
        Assert.Equal("Not sent: Tr", await Handled(program, "554 No"));
    }

    /// <summary>The first send fails by the server, the second by the program itself.</summary>
    [Fact]
    public async Task ClauseBeforeTheGeneralOne_SaysTheStatusAndLeavesTheRestToIt()
    {
        var (before, after) = await FixedProgram.Of<GeneralCatchHidesStatusCodeCodeFix>(
            "SMTP1002", GeneralCatchHidesStatusCodeCodeFix.CatchBefore, GeneralHandler);

        await using var blind = await before.RunAsync(NoSuchUser);
        var was = Assert.IsType<List<string>>(blind.Result);
        Assert.DoesNotContain("550", was[0], StringComparison.Ordinal);

        await using var run = await after.RunAsync(NoSuchUser);
        var lines = Assert.IsType<List<string>>(run.Result);
        Assert.Equal(2, lines.Count);
        Assert.StartsWith("Not sent: 550 MailboxUnavailable 5.1.1 (permanent)", lines[0], StringComparison.Ordinal);
        Assert.Equal(was[1], lines[1]);
    }

    /// <summary>The same handler goes on handling both, and says of the server's what it answered.</summary>
    [Fact]
    public async Task GeneralHandlerThatReportsTheStatus_LosesNothingOfTheRest()
    {
        var (before, after) = await FixedProgram.Of<GeneralCatchHidesStatusCodeCodeFix>(
            "SMTP1002", GeneralCatchHidesStatusCodeCodeFix.ReportTheStatus, GeneralHandler);

        await using var blind = await before.RunAsync(NoSuchUser);
        Assert.DoesNotContain("550", Assert.IsType<List<string>>(blind.Result)[0], StringComparison.Ordinal);

        await using var run = await after.RunAsync(NoSuchUser);
        var lines = Assert.IsType<List<string>>(run.Result);
        Assert.Equal(2, lines.Count);
        Assert.StartsWith("Not sent: 550 MailboxUnavailable 5.1.1 (permanent)", lines[0], StringComparison.Ordinal);
        Assert.Contains("disposed", lines[1], StringComparison.Ordinal);
    }

    /// <summary>What was logged, the description of the failure shortened.</summary>
    private static async Task<string> Handled(RunnableProgram program, string reply)
    {
        await using var run = await program.RunAsync(new SmtpScript { Recipient = reply });
        var lines = Assert.IsType<List<string>>(run.Result);
        return string.Join("; ", lines.SkipLast(1).Append(lines[^1][..12]));
    }

    private static string Line(ProgramRun run) => Assert.Single(Assert.IsType<List<string>>(run.Result));

    private static Task<FixedProgram> Fixed(string title, bool runtime = true) =>
        FixedProgram.Of<StatusCodeIgnoredCodeFix>("SMTP1001", title, Handler, runtime: runtime);
}
