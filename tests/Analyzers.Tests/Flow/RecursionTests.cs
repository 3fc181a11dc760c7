using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Flow;

/// <summary>Methods that all call each other with the client: each chain of calls through them is cut off at another place.
/// Followed one by one, they would not come to an end.</summary>
public class RecursionTests
{
    [Fact]
    public async Task MethodsThatAllCallEachOther_AreFollowedToTheEnd()
    {
        const int methods = 6;
        var calls = string.Join(" ", Enumerable.Range(0, methods).Select(other => $"if (left == {other}) Step{other}(client, message, left - 1);"));
        var steps = string.Join("\n", Enumerable.Range(0, methods).Select(step =>
            $"void Step{step}(SmtpClient client, MailMessage message, int left) {{ {calls} client.Send(message); }}"));

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

        Assert.Empty(reports);
    }
}
