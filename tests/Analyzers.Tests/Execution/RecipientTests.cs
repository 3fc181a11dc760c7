using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP1003's fix: each refused recipient is seen, with its own status.</summary>
public class RecipientTests
{
    private static SmtpScript OneBusyOneUnknown => new()
    {
        Recipients =
        {
            ["busy@example.com"] = SmtpReply.InOrder("450 4.2.1 Try again later", "250 2.1.5 Ok"),
            ["unknown@example.com"] = "550 5.1.1 No such user",
        },
    };

    [Fact]
    public async Task EachRefusedRecipient_IsSeenWithItsOwnStatus()
    {
        var (before, after) = await Fixed("""
            using System.Collections.Generic;
            using System.Net.Mail;

            class Program
            {
                static List<string> Run(string host, int port)
                {
                    var seen = new List<string>();
                    using var client = new SmtpClient(host, port);
                    using var message = new MailMessage("from@example.com", "good@example.com, busy@example.com, unknown@example.com");
                    try
                    {
                        client.Send(message);
                    }
                    catch (SmtpFailedRecipientsException e)
                    {
                        seen.Add((int)e.StatusCode + " " + e.FailedRecipient);
                    }

                    return seen;
                }
            }
            """);

        await using var blind = await before.RunAsync(OneBusyOneUnknown);
        Assert.StartsWith("-1", Assert.Single(Assert.IsType<List<string>>(blind.Result)), StringComparison.Ordinal);

        await using var run = await after.RunAsync(OneBusyOneUnknown);
        Assert.Equal(["450 <busy@example.com>", "550 <unknown@example.com>"], Assert.IsType<List<string>>(run.Result));
    }

    [Fact]
    public async Task DecisionByStatus_IsMadeForEachSoThatOnlyTheBusyOneIsTriedAgain()
    {
        var (before, after) = await Fixed("""
            using System.Collections.Generic;
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    var later = new List<string>();
                    using var client = new SmtpClient(host, port);
                    using var message = new MailMessage("from@example.com", "good@example.com, busy@example.com, unknown@example.com");
                    try
                    {
                        client.Send(message);
                    }
                    catch (SmtpFailedRecipientsException e)
                    {
                        if (e.StatusCode == SmtpStatusCode.MailboxBusy)
                        {
                            later.Add(e.FailedRecipient);
                        }
                    }

                    foreach (var recipient in later)
                    {
                        using var again = new MailMessage("from@example.com", recipient);
                        client.Send(again);
                    }
                }
            }
            """);

        await using var blind = await before.RunAsync(OneBusyOneUnknown);
        Assert.Equal([["good@example.com"]], blind.Server.Mails.Select(mail => mail.Recipients));

        await using var run = await after.RunAsync(OneBusyOneUnknown);
        AssertOnlyTheBusyOneIsTriedAgain(run);
    }

    [Theory]
    [InlineData(true, "Mail not sent: 450 MailboxBusy 4.2.1", "Mail not sent: 550 MailboxUnavailable 5.1.1")]
    [InlineData(false, "Mail not sent: <busy@example.com> MailboxBusy", "Mail not sent: <unknown@example.com> MailboxUnavailable")]
    public async Task HandlerThatSaysNothing_ReportsEachWithItsOwnStatus(bool runtime, string busy, string unknown)
    {
        var (before, after) = await Fixed("""
            using System.Diagnostics;
            using System.IO;
            using System.Net.Mail;

            class Program
            {
                static string Run(string host, int port)
                {
                    var written = new StringWriter();
                    var listener = new TextWriterTraceListener(written);
                    Trace.Listeners.Add(listener);
                    using var client = new SmtpClient(host, port);
                    using var message = new MailMessage("from@example.com", "good@example.com, busy@example.com, unknown@example.com");
                    try
                    {
                        client.Send(message);
                    }
                    catch (SmtpFailedRecipientsException)
                    {
                    }

                    Trace.Listeners.Remove(listener);
                    return written.ToString();
                }
            }
            """, runtime);

        await using var blind = await before.RunAsync(OneBusyOneUnknown);
        Assert.Equal("", blind.Result);

        await using var run = await after.RunAsync(OneBusyOneUnknown);
        var lines = Assert.IsType<string>(run.Result).Split('\n');
        Assert.Contains(lines, line => line.Contains(busy, StringComparison.Ordinal) && line.Contains("busy@example.com", StringComparison.Ordinal));
        Assert.Contains(
            lines, line => line.Contains(unknown, StringComparison.Ordinal) && line.Contains("unknown@example.com", StringComparison.Ordinal));
    }

    private static void AssertOnlyTheBusyOneIsTriedAgain(ProgramRun run)
    {
        Assert.Null(run.Thrown);
        Assert.Equal([["good@example.com"], ["busy@example.com"]], run.Server.Mails.Select(mail => mail.Recipients));
        Assert.Single(
            run.Server.Sessions.SelectMany(session => session.Commands),
            command => command.Contains("unknown@example.com", StringComparison.Ordinal));
    }

    private static Task<FixedProgram> Fixed(string program, bool runtime = true) =>
        FixedProgram.Of<FailedRecipientsIgnoredCodeFix>("SMTP1003", FailedRecipientsIgnoredCodeFix.Title, program, runtime: runtime);
}
