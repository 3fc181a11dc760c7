using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>
/// What is reported on .NET 10, which the tests run on and nothing but its own assemblies tells: Timeout bounds every send there, and SendMailAsync
/// raises no event.
/// </summary>
public class NewestNetTests
{
    [Theory]
    [InlineData("client.Timeout = 5000; await client.SendMailAsync(message);")]
    [InlineData("client.SendCompleted += (s, e) => Console.WriteLine(e.Error); client.Timeout = 5000; client.SendAsync(message, null);")]
    public async Task TimeoutOfAnAsynchronousSend_IsSilent(string statements) =>
        Assert.DoesNotContain("SMTP3005", await ReportsIn("using (var client = new SmtpClient(\"localhost\")) { " + statements + " }"));

    [Theory]
    [InlineData("await client.SendMailAsync(message);", true)]
    [InlineData("client.Send(message);", true)]
    [InlineData("client.SendAsync(message, null);", false)]
    public async Task DisposeInTheHandler_DisposesWhereTheEventIsRaised(string send, bool isFlagged) => Assert.Equal(
        isFlagged,
        (await ReportsIn("var client = new SmtpClient(\"localhost\"); client.SendCompleted += (s, e) => { Console.WriteLine(e.Error); client.Dispose(); }; "
            + send)).Contains("SMTP3001"));

    [Theory]
    [InlineData("await client.SendMailAsync(message);", true)]
    [InlineData("client.Send(message); await client.SendMailAsync(message);", true)]
    [InlineData("client.SendAsync(message, null);", false)]
    public async Task HandlerOfSendMailAsync_IsNeverRun(string send, bool isFlagged) => Assert.Equal(
        isFlagged,
        (await ReportsIn("using (var client = new SmtpClient(\"localhost\")) { client.SendCompleted += (s, e) => Console.WriteLine(e.Error); " + send + " }"))
            .Contains("SMTP1010"));

    [Fact]
    public async Task UseDefaultCredentialsOff_UndoesNothing() => Assert.DoesNotContain("SMTP2004", await ReportsIn("""
        using (var client = new SmtpClient("mail.example.com") { EnableSsl = true })
        {
            client.Credentials = login;
            client.UseDefaultCredentials = false;
            client.Send(message);
        }
        """));

    private static async Task<IReadOnlyList<string>> ReportsIn(string statements)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework);
        var compilation = CSharpCompilation.Create(
            "Test",
            [CSharpSyntaxTree.ParseText(
                $$"""
                using System;
                using System.Net;
                using System.Net.Mail;
                using System.Threading.Tasks;

                class Mailer
                {
                    async Task Send(MailMessage message, NetworkCredential login)
                    {
                        await Task.Yield();
                        {{statements}}
                    }
                }
                """,
                cancellationToken: cancellation)],
            assemblies.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var reports = await compilation.WithAnalyzers([new SmtpAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation);
        return [.. reports.Select(static report => report.Id)];
    }
}
