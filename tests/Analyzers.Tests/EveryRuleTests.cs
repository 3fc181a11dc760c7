using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests;

/// <summary>What holds for each rule alike: code that cannot be reached, and a member that is being typed, are not judged.</summary>
public class EveryRuleTests
{
    private const string Here = "/* here */";

    public static TheoryData<string, string> Faults => new()
    {
        { "SMTP1001", Sending("try { client.Send(message); } catch (SmtpException e) { Console.WriteLine(e.Message); }") },
        { "SMTP1002", Sending("try { client.Send(message); } catch (Exception e) { Console.WriteLine(e.Message); }") },
        { "SMTP1003", Sending("try { client.Send(message); } catch (SmtpFailedRecipientsException e) { Console.WriteLine(e.Message); }") },
        {
            "SMTP1004",
            Sending("for (var i = 0; i < 3; i++) { try { client.Send(message); return; } catch (SmtpException e) { Console.WriteLine(e.StatusCode); } }")
        },
        { "SMTP1005", Sending("var own = new SmtpClient(host); own.SendAsync(message, null);") },
        { "SMTP1006", Sending("if (failure.Message.Contains(\"550\")) { Console.WriteLine(host); }") },
        { "SMTP1007", Sending("try { client.SendMailAsync(message).Wait(); } catch (SmtpException e) { Console.WriteLine(e.StatusCode); }") },
        {
            "SMTP1008",
            Sending("try { client.Send(message); } catch (SmtpFailedRecipientException e) { Console.WriteLine(e.StatusCode); client.Send(message); }")
        },
        { "SMTP1009", Sending("_ = client.SendMailAsync(message);") },
        { "SMTP1010", Sending("using (var own = new SmtpClient(host)) { own.SendCompleted += (s, e) => Console.WriteLine(e.Error); own.Send(message); }") },
        { "SMTP2001", Sending("using (var own = new SmtpClient(host, 587)) { own.Send(message); }") },
        { "SMTP2002", Sending("using (var own = new SmtpClient(host, 587)) { own.EnableSsl = false; own.Send(message); }") },
        { "SMTP2003", Sending("using (var own = new SmtpClient(host, 465)) { own.Send(message); }") },
        {
            "SMTP2004",
            Sending("using (var own = new SmtpClient(host)) { own.Credentials = login; own.UseDefaultCredentials = true; own.Send(message); }")
        },
        { "SMTP2006", Sending("using (var own = new SmtpClient()) { own.Send(message); }") },
        { "SMTP2007", Sending("client.Credentials = new NetworkCredential(\"shop\", \"Sommer2024!\");") },
        {
            "SMTP2008",
            Sending("""
                using (var own = new SmtpClient(host) { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory })
                {
                    own.EnableSsl = true;
                    own.Send(message);
                }
                """)
        },
        { "SMTP2009", Sending("using (var own = new SmtpClient(\"smtp.office365.com\", 587)) { own.Credentials = login; own.Send(message); }") },
        { "SMTP2010", Sending("using (var own = new SmtpClient(host) { Timeout = 30 }) { own.Send(message); }") },
        { "SMTP2011", Sending("client.Send(message); client.EnableSsl = true; client.Send(message);") },
        { "SMTP2012", Sending("ServicePointManager.ServerCertificateValidationCallback = (s, c, h, e) => true; client.Send(message);") },
        { "SMTP3001", Sending("var own = new SmtpClient(host); own.Send(message);") },
        { "SMTP3002", Sending("using (var own = new SmtpClient(host)) { _ = own.SendMailAsync(message); }") },
        {
            "SMTP3003",
            Mailer($$"""
                private readonly SmtpClient _client;

                public Mailer(string host)
                {
                    {{Here}}
                    _client = new SmtpClient(host);
                }

                public void Send(MailMessage message) => _client.Send(message);
                """)
        },
        {
            "SMTP3004",
            Mailer($$"""
                private static readonly SmtpClient Client = new SmtpClient("localhost");

                public void Send(MailMessage message)
                {
                    {{Here}}
                    Client.Send(message);
                }
                """)
        },
        { "SMTP3005", Sending("client.Timeout = 5000; client.SendMailAsync(message).GetAwaiter().GetResult();") },
        { "SMTP3006", Sending("var own = new MailMessage(); own.Attachments.Add(new Attachment(host)); client.Send(own);") },
        { "SMTP3007", Sending("using (message) { _ = client.SendMailAsync(message); }") },
        { "SMTP4001", Sending("message.To.Add(\"a@example.com; b@example.com\");") },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_IsFlagged(string id, string program) => Assert.Contains(id, await ReportsIn(program));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task CodeThatCannotBeReached_IsSilent(string id, string program) =>
        Assert.DoesNotContain(id, await ReportsIn(program.Replace(Here, "return;")));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task MemberThatIsBeingTyped_IsSilent(string id, string program) =>
        Assert.DoesNotContain(id, await ReportsIn(program.Replace(Here, "Console.")));

    [Fact]
    public void EachRuleThatReportsInSource_HasAFault() =>
        Assert.Equal(Verify.Ids.Except(["SMTP2005"]).Order(StringComparer.Ordinal), Faults.Select(static fault => fault.Data.Item1));

    private static string Sending(string statements) => Mailer($$"""
        void Send(SmtpClient client, MailMessage message, SmtpException failure, NetworkCredential login, string host)
        {
            {{Here}}
            {{statements}}
        }
        """);

    private static string Mailer(string members) => $$"""
        using System;
        using System.Net;
        using System.Net.Mail;

        class Mailer
        {
            {{members}}
        }
        """;

    private static async Task<IEnumerable<string>> ReportsIn(string program)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "Test",
            [CSharpSyntaxTree.ParseText(program, path: "/Test0.cs", cancellationToken: cancellation)],
            await Frameworks.References(Framework.Net).ResolveAsync(LanguageNames.CSharp, cancellation),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var reports = await compilation.WithAnalyzers([new SmtpAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation);
        return reports.Select(static report => report.Id);
    }
}
