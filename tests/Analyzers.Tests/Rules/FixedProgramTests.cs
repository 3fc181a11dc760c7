using System.Net;
using System.Net.Mail;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using SmtpAnalyzers.CodeFixes;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Tests.Rules;

/// <summary>The rules on TLS keep what they promise: a server that demands STARTTLS refuses the program before the fix, and takes its mail after.</summary>
public class FixedProgramTests
{
    [Theory]
    [InlineData("var client = [|new SmtpClient(host, port)|]; client.Credentials = login;")]
    [InlineData("var client = [|new SmtpClient(host, port)|] { Credentials = login };")]
    public Task EnableSslNotSet_IsCured(string setup) => Cures<EnableSslNotSetCodeFix>("SMTP2001", setup);

    [Theory]
    [InlineData("var client = new SmtpClient(host, port) { Credentials = login }; [|client.EnableSsl = false|];")]
    [InlineData("var client = new SmtpClient(host, port) { Credentials = login, [|EnableSsl = false|] };")]
    public Task EnableSslSwitchedOff_IsCured(string setup) => Cures<EnableSslSwitchedOffCodeFix>("SMTP2002", setup);

    [Theory]
    [InlineData("var client = new SmtpClient(host, [|465|]) { Credentials = login };")]
    [InlineData("var client = new SmtpClient(host) { Port = [|465|], Credentials = login, EnableSsl = false };")]
    [InlineData("const int smtps = 465; var client = new SmtpClient(host); client.Credentials = login; client.Port = [|smtps|];")]
    public async Task ImplicitTlsPort_IsCuredOnTheSubmissionPort(string setup)
    {
        await using var server = DemandingTls();
        var after = await Actions.Apply<ImplicitTlsPortCodeFix>("SMTP2003", Program(setup));
        Assert.DoesNotContain("465", after);

        // The scripted server listens where it may, and stands for the one on 587.
        Send(after.Replace("587", $"{server.Port}"), server);

        Assert.True(Assert.Single(server.Sessions).IsEncrypted);
        Assert.Single(server.Mails);
    }

    private static async Task Cures<TFix>(string id, string setup)
        where TFix : CodeFixProvider, new()
    {
        await using var server = DemandingTls();
        var before = Program(setup);
        var refusal = Assert.Throws<SmtpException>(() => Send(before.Replace("[|", "").Replace("|]", ""), server));
        Assert.Equal(SmtpStatusCode.MustIssueStartTlsFirst, refusal.StatusCode);

        Send(await Actions.Apply<TFix>(id, before), server);

        Assert.True(server.Sessions[^1].IsEncrypted);
        Assert.Single(server.Mails);
    }

    private static string Program(string setup) => $$"""
        using System.Net;
        using System.Net.Mail;

        public class Mailer
        {
            public static void Send(string host, int port, NetworkCredential login)
            {
                {{setup}}
                client.Send("shop@example.com", "customer@example.com", "Your order", "It is on its way.");
                client.Dispose();
            }
        }
        """;

    private static ScriptedSmtpServer DemandingTls()
    {
        var certificate = TestCertificate.Create("127.0.0.1");
#pragma warning disable SYSLIB0014 // The only way in: SmtpClient still asks ServicePointManager.
        ServicePointManager.ServerCertificateValidationCallback += (_, shown, _, _) => shown?.GetCertHashString() == certificate.Thumbprint;
#pragma warning restore SYSLIB0014
        return ScriptedSmtpServer.Start(new SmtpScript { Certificate = certificate, MailWithoutTls = "530 5.7.0 Must issue a STARTTLS command first" });
    }

    /// <summary>Compiles the program against the framework that runs this test, and runs it.</summary>
    private static void Send(string program, ScriptedSmtpServer server)
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "netstandard.dll");
        var compilation = CSharpCompilation.Create(
            Path.GetRandomFileName(), [CSharpSyntaxTree.ParseText(program)], framework.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        Assembly.Load(assembly.ToArray()).GetType("Mailer")!.GetMethod("Send")!
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [server.Host, server.Port, new NetworkCredential("shop", "secret")], null);
    }
}
