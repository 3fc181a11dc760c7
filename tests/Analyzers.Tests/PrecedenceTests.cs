using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests;

/// <summary>What two rules find wrong the first of them reports; the second has its turn where the first is switched off.</summary>
public class PrecedenceTests
{
    private const string WholeMessageAgain = """
        try
        {
            client.Send(message);
        }
        catch (SmtpFailedRecipientsException e)
        {
            Console.WriteLine(e.FailedRecipient);
            client.Send(message);
        }
        """;

    private const string Retry = """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                client.Send(message);
                return;
            }
            catch (SmtpException)
            {
            }
        }
        """;

    private const string GeneralRetry = """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                client.Send(message);
                return;
            }
            catch (Exception)
            {
            }
        }
        """;

    private const string FailedRecipients = """
        try
        {
            client.Send(message);
        }
        catch (SmtpFailedRecipientsException)
        {
        }
        """;

    private const string ImplicitTls = """
        using (var mine = new SmtpClient("smtp.gmail.com", 465))
        {
            mine.Send(message);
        }
        """;

    private const string DisposedWhileSending = """
        using (var mine = new SmtpClient("localhost"))
        {
            mine.SendAsync(message, null);
        }
        """;

    private const string Dropped = """
        using (var mine = new SmtpClient("localhost"))
        using (var other = new MailMessage("a@example.com", "b@example.com"))
        {
            mine.SendMailAsync(other);
        }
        """;

    public static TheoryData<string, string, string> Claims => new()
    {
        { WholeMessageAgain, "", "SMTP1008" },
        { WholeMessageAgain, "SMTP1008", "SMTP1004" },
        { WholeMessageAgain, "SMTP1008,SMTP1004", "SMTP1003" },
        { WholeMessageAgain, "SMTP1008,SMTP1004,SMTP1003", "SMTP1001" },
        { Retry, "", "SMTP1004" },
        { Retry, "SMTP1004", "SMTP1001" },
        { GeneralRetry, "", "SMTP1004" },
        { GeneralRetry, "SMTP1004", "SMTP1002" },
        { FailedRecipients, "", "SMTP1003" },
        { FailedRecipients, "SMTP1003", "SMTP1001" },
        { ImplicitTls, "", "SMTP2003" },
        { ImplicitTls, "SMTP2003", "SMTP2001" },
        { DisposedWhileSending, "", "SMTP3002" },
        { DisposedWhileSending, "SMTP3002", "SMTP1005" },
        { Dropped, "", "SMTP3002" },
        { Dropped, "SMTP3002", "SMTP3007" },
        { Dropped, "SMTP3002,SMTP3007", "SMTP1009" },
    };

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task RuleOffInEditorConfig_LeavesItsReportToTheNext(string statements, string off, string expected) =>
        Assert.Equal([expected], await Ids(statements, project => WithEditorConfig(project, off.Split(','))));

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task RuleInNoWarn_LeavesItsReportToTheNext(string statements, string off, string expected) =>
        Assert.Equal([expected], await Ids(statements, project => project.WithCompilationOptions(
            project.CompilationOptions!.WithSpecificDiagnosticOptions(off.Split(',').ToDictionary(id => id, _ => ReportDiagnostic.Suppress)))));

    /// <summary>A report that nobody sees must not hide the next one.</summary>
    [Fact]
    public async Task ReportInPragma_LeavesThePlaceToTheNext() =>
        Assert.Equal(["SMTP1001"], await Ids("#pragma warning disable SMTP1004\n" + Retry, project => project));

    [Theory]
    [InlineData("dotnet_analyzer_diagnostic.category-Reliability.severity = none")]
    [InlineData("dotnet_analyzer_diagnostic.category-Reliability.severity = silent")]
    public async Task CategoryOff_LeavesTheClientToTheRuleOfAnotherCategory(string options) =>
        Assert.Contains("SMTP2001", await Ids(ImplicitTls, project => WithOptions(project, options)));

    /// <summary>Made quieter it still reports, if only in the editor.</summary>
    [Fact]
    public async Task RuleMadeASuggestion_KeepsItsReport() => Assert.Equal(["SMTP1004"], await Ids(Retry, project =>
        WithOptions(project, "dotnet_diagnostic.SMTP1004.severity = suggestion")));

    private static Project WithEditorConfig(Project project, IEnumerable<string> off) =>
        WithOptions(project, string.Join("\n", off.Select(id => $"dotnet_diagnostic.{id}.severity = none")));

    private static Project WithOptions(Project project, string options) => project.Solution.AddAnalyzerConfigDocument(
        DocumentId.CreateNewId(project.Id), ".editorconfig", SourceText.From("root = true\n[*]\n" + options), filePath: "/.editorconfig")
        .GetProject(project.Id)!;

    private static async Task<IEnumerable<string>> Ids(string statements, Func<Project, Project> configure)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var references = await Frameworks.References(Framework.Net).ResolveAsync(LanguageNames.CSharp, cancellation);
        var project = workspace.AddProject("Test", LanguageNames.CSharp)
            .WithMetadataReferences(references)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddDocument("Mailer.cs", $$"""
                using System;
                using System.Net.Mail;

                class Mailer
                {
                    void Send(SmtpClient client, MailMessage message)
                    {
                {{statements}}
                    }
                }
                """, filePath: "/Mailer.cs").Project;
        project = configure(project);
        var compilation = (await project.GetCompilationAsync(cancellation))!;
        Assert.Empty(compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var reports = await compilation.WithAnalyzers([new SmtpAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellation);
        return reports.Where(report => !report.IsSuppressed).Select(report => report.Id).Distinct().OrderBy(id => id);
    }
}
