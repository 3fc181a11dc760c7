using System.Net.Mail;
using SmtpAnalyzers.CodeFixes.Connection;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP2009 to SMTP2011: what the server sees of a setting.</summary>
public class SettingTests
{
    /// <summary>A server that offers OAuth alone is shown no login at all, and says what Exchange Online says.</summary>
    [Fact]
    public async Task PasswordForAServerThatTakesNone_IsNeverShown()
    {
        var reported = await FixedProgram.Reported("SMTP2009", """
            using System.Net;
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    using (var client = new SmtpClient("smtp.office365.com", port))
                    {
                        client.Credentials = new NetworkCredential("user", "password");
                        client.Send("from@example.com", "to@example.com", "subject", "body");
                    }
                }
            }
            """);
        var program = await reported.WithAsync("\"smtp.office365.com\"", "host");

        await using var run = await program.RunAsync(new SmtpScript
        {
            Extensions = ["AUTH XOAUTH2"],
            Mail = "550 5.7.30 Basic authentication is not supported for Client Submission",
        });

        Assert.Contains("5.7.30", Assert.IsType<SmtpException>(run.Thrown).Message);
        Assert.DoesNotContain(Assert.Single(run.Server.Sessions).Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    /// <summary>The server takes its time, as one on a network does.</summary>
    [Theory]
    [InlineData("30")]
    [InlineData("0")]
    public async Task TimeoutInSeconds_EndsEverySend(string timeout)
    {
        var (before, after) = await FixedProgram.Of<TimeoutInSecondsCodeFix>("SMTP2010", TimeoutInSecondsCodeFix.Title, $$"""
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    using (var client = new SmtpClient(host, port))
                    {
                        client.Timeout = {{timeout}};
                        client.Send("from@example.com", "to@example.com", "subject", "body");
                    }
                }
            }
            """, runtime: false);
        var slow = new SmtpScript { Greeting = new SmtpScript().Greeting.After(static () => Task.Delay(300)) };

        await using var ended = await before.RunAsync(slow);
        Assert.Equal("The operation has timed out.", Assert.IsType<SmtpException>(ended.Thrown).Message);

        await using var run = await after.RunAsync(slow);
        Assert.Null(run.Thrown);
        Assert.Single(run.Server.Mails);
    }

    [Theory]
    [InlineData("client.EnableSsl = true;")]
    [InlineData("client.Port = 1;")]
    [InlineData("client.Host = \"nowhere.invalid\";")]
    [InlineData("client.Credentials = new NetworkCredential(\"user\", \"password\");")]
    public async Task SettingBetweenTwoSends_ChangesNothing(string setting)
    {
        var program = await FixedProgram.Reported("SMTP2011", $$"""
            using System.Net;
            using System.Net.Mail;

            class Program
            {
                static void Run(string host, int port)
                {
                    using (var client = new SmtpClient(host, port))
                    {
                        client.Send("from@example.com", "to@example.com", "first", "body");
                        {{setting}}
                        client.Send("from@example.com", "to@example.com", "second", "body");
                    }
                }
            }
            """);

        await using var run = await program.RunAsync(new SmtpScript { Certificate = Certificates.Trusted, Extensions = ["AUTH LOGIN"] });

        Assert.Null(run.Thrown);
        var session = Assert.Single(run.Server.Sessions);
        Assert.Equal(2, session.Mails.Count);
        Assert.DoesNotContain(session.Commands, command =>
            command.StartsWith("STARTTLS", StringComparison.Ordinal) || command.StartsWith("AUTH", StringComparison.Ordinal));
    }
}
