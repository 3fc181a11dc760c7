using System.Net.Mail;
using SmtpAnalyzers.CodeFixes.Connection;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>SMTP2001 to SMTP2004 and SMTP2008: a server that refused accepts after the fix.</summary>
public class ConnectionTests
{
    private static SmtpScript TlsDemanded => new()
    {
        Certificate = Certificates.Trusted,
        Extensions = ["AUTH LOGIN"],
        MailWithoutTls = "530 5.7.0 Must issue a STARTTLS command first",
    };

    [Theory]
    [InlineData("using var client = new SmtpClient(host, port) { Credentials = credentials };")]
    [InlineData("using var client = new SmtpClient(host, port); client.Credentials = credentials;")]
    public async Task EnableSslSet_IsWhatTheServerDemands(string client) => await AssertAcceptedAfterTheFix(
        await FixedProgram.Of<EnableSslNotSetCodeFix>("SMTP2001", EnableSslNotSetCodeFix.Title, Sending(client), runtime: false), TlsDemanded);

    [Theory]
    [InlineData("using var client = new SmtpClient(host, port) { EnableSsl = false, Credentials = credentials };")]
    [InlineData("using var client = new SmtpClient(host, port) { Credentials = credentials }; client.EnableSsl = false;")]
    public async Task EnableSslSwitchedOn_IsWhatTheServerDemands(string client) => await AssertAcceptedAfterTheFix(
        await FixedProgram.Of<EnableSslSwitchedOffCodeFix>("SMTP2002", EnableSslSwitchedOffCodeFix.Title, Sending(client),
            runtime: false), TlsDemanded);

    /// <summary>
    /// The ports 465 and 587 belong to the system: the test puts its server's port in place of either number. That the fix writes 587, and
    /// what the client does on a port that waits for TLS, or that speaks STARTTLS, is the program's own.
    /// </summary>
    [Theory]
    [InlineData("using var client = new SmtpClient(host, 465) { Credentials = credentials };")]
    [InlineData("using var client = new SmtpClient(host) { Port = 465, Credentials = credentials, EnableSsl = false };")]
    [InlineData("using var client = new SmtpClient(host); client.Credentials = credentials; client.Port = 465;")]
    public async Task Port587_IsReachedWhere465IsNot(string client)
    {
        var (before, after) = await FixedProgram
            .Of<ImplicitTlsPortCodeFix>("SMTP2003", ImplicitTlsPortCodeFix.Title, Sending(client), runtime: false);
        before = await before.WithAsync("465", "port");
        after = await after.WithAsync("587", "port");

        // A port of implicit TLS says nothing before the client does; here the server gives up once the client has come and is silent too.
        await using var silent = await before.RunAsync(new SmtpScript { Greeting = SmtpReply.Close.After(static () => Task.Delay(50)) });
        Assert.IsType<SmtpException>(silent.Thrown);
        Assert.Empty(Assert.Single(silent.Server.Sessions).Commands);

        await using var run = await after.RunAsync(TlsDemanded);
        AssertAccepted(run);
    }

    /// <summary>By the rules of .NET 5 and newer; those of .NET Framework need a .NET Framework to run on.</summary>
    [Theory]
    [InlineData("using var client = new SmtpClient(host, port) { EnableSsl = true, Credentials = credentials, UseDefaultCredentials = true };")]
    [InlineData("using var client = new SmtpClient(host, port); client.EnableSsl = true; client.UseDefaultCredentials = true; client.Credentials = credentials;")]
    public async Task ExplicitCredentials_ReachTheServer(string client)
    {
        var script = TlsDemanded;
        script.MailWithoutAuthentication = "530 5.7.0 Authentication Required";
        await AssertAcceptedAfterTheFix(
            await FixedProgram.Of<CredentialsUndoneCodeFix>("SMTP2004", CredentialsUndoneCodeFix.Title, Sending(client), runtime: false), script);
    }

    [Fact]
    public async Task PickupDirectory_GetsTheFileWithoutEnableSsl()
    {
        var (before, after) = await FixedProgram.Of<PickupDirectoryWithTlsCodeFix>("SMTP2008", PickupDirectoryWithTlsCodeFix.Title, """
            using System.IO;
            using System.Net.Mail;

            class Program
            {
                static string Run(string host, int port)
                {
                    var directory = Directory.CreateTempSubdirectory("SmtpAnalyzers").FullName;
                    try
                    {
                        using var client = new SmtpClient
                        {
                            DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                            PickupDirectoryLocation = directory,
                            EnableSsl = true,
                        };
                        client.Send("from@example.com", "to@example.com", "subject", "body");
                        return File.ReadAllText(Directory.GetFiles(directory)[0]);
                    }
                    finally
                    {
                        Directory.Delete(directory, recursive: true);
                    }
                }
            }
            """, runtime: false);

        await using var refused = await before.RunAsync();
        Assert.IsType<SmtpException>(refused.Thrown);

        await using var run = await after.RunAsync();
        Assert.Contains("X-Receiver: to@example.com", Assert.IsType<string>(run.Result), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task AssertAcceptedAfterTheFix(FixedProgram program, SmtpScript script)
    {
        await using var refused = await program.Before.RunAsync(script);
        Assert.Equal(SmtpStatusCode.MustIssueStartTlsFirst, Assert.IsType<SmtpException>(refused.Thrown).StatusCode);
        Assert.Empty(refused.Server.Mails);

        await using var run = await program.After.RunAsync(script);
        AssertAccepted(run);
    }

    private static void AssertAccepted(ProgramRun run)
    {
        Assert.Null(run.Thrown);
        Assert.Single(run.Server.Mails);
        var session = Assert.Single(run.Server.Sessions);
        Assert.True(session.IsEncrypted);
        Assert.True(session.IsAuthenticated);
    }

    /// <summary>A whole program that sends with this client. The password is none that stands in the source.</summary>
    private static string Sending(string client) => $$"""
        using System.Net;
        using System.Net.Mail;

        class Program
        {
            static void Run(string host, int port)
            {
                var credentials = new NetworkCredential("user", host + port);
                {{client}}
                client.Send("from@example.com", "to@example.com", "subject", "body");
            }
        }
        """;
}
