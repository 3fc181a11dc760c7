using System.Diagnostics;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Flow;

/// <summary>Methods that all call each other with the client: each chain of calls through them is cut off at another place.</summary>
public class RecursionTests
{
    [Fact]
    public async Task MethodsThatAllCallEachOther_AreReadInReasonableTime()
    {
        const int methods = 6;
        var calls = string.Join(" ", Enumerable.Range(0, methods).Select(other => $"if (left == {other}) Step{other}(client, message, left - 1);"));
        var steps = string.Join("\n", Enumerable.Range(0, methods).Select(step =>
            $"void Step{step}(SmtpClient client, MailMessage message, int left) {{ {calls} client.Send(message); }}"));
        var watch = Stopwatch.StartNew();

        var reports = await Reports.Of($$"""
            using System.Net.Mail;

            class Mailer
            {
                void Send(string host, MailMessage message)
                {
                    using (var client = new SmtpClient(host))
                    {
                        Step0(client, message, 3);
                    }
                }

            {{steps}}
            }
            """);

        // A second at most where nothing else runs.
        Assert.Empty(reports);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }
}
