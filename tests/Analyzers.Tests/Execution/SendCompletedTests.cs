namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP1010: which sends raise SendCompleted on the .NET that this runs on.</summary>
public class SendCompletedTests
{
    [Theory]
    [InlineData("client.Send(message);")]
    [InlineData("await client.SendMailAsync(message);")]
    public async Task HandlerThatIsReported_NeverRuns(string send)
    {
        var program = await FixedProgram.Reported("SMTP1010", Sending(send));

        await using var run = await program.RunAsync();

        Assert.Null(run.Thrown);
        Assert.Equal(false, run.Result);
        Assert.Single(run.Server.Mails);
    }

    private static string Sending(string send) => $$"""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Program
        {
            static async Task<bool> Run(string host, int port)
            {
                var isRaised = false;
                using (var client = new SmtpClient(host, port))
                using (var message = new MailMessage("from@example.com", "to@example.com", "subject", "body"))
                {
                    client.SendCompleted += (sender, e) => isRaised = e.Error == null;
                    {{send}}
                    await Task.Delay(200);
                }

                return isRaised;
            }
        }
        """;
}
