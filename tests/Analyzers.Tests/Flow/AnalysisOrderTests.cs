using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Flow;

/// <summary>What is reported in a file depends on the compilation, and not on which of its files is looked at first, or at the same time.</summary>
public class AnalysisOrderTests
{
    private const int Orders = 10;

    /// <summary>A client that is handed down a chain of calls, of which the one from the top is too long to be followed to its end.</summary>
    private static readonly string[] ChainOfCalls =
    [
        InMailer("Top", "var client = new SmtpClient(host); Chain.Down0(client, message);"),
        InMailer("Middle", "var client = new SmtpClient(host); Chain.Down3(client, message);"),
        InMailer("Bottom", "var client = new SmtpClient(host); Chain.Down6(client, message);"),
        .. from step in Enumerable
            .Range(0, 7) select InPart("Chain",
            $"public static void Down{step}(SmtpClient client, MailMessage message) => Down{step + 1}(client, message);"),
        InPart("Chain", "public static void Down7(SmtpClient client, MailMessage message) => client.Send(message);"),
    ];

    /// <summary>A client that comes up a chain of factories.</summary>
    private static readonly string[] ChainOfFactories =
    [
        InMailer("Top", "Chain.Make0(host).Send(message);"),
        InMailer("Middle", "Chain.Make3(host).Send(message);"),
        InMailer("Bottom", "Chain.Make6(host).Send(message);"),
        .. from step in Enumerable.Range(0, 7) select InPart("Chain", $"public static SmtpClient Make{step}(string host) => Make{step + 1}(host);"),
        InPart("Chain", "public static SmtpClient Make7(string host) => new SmtpClient(host);"),
    ];

    /// <summary>Two methods that call each other: which of them is cut off depends on which of them is called.</summary>
    private static readonly string[] Round =
    [
        InMailer("First", "var client = new SmtpClient(host); Chain.SendOrWait(client, message, 3);"),
        InMailer("Second", "var client = new SmtpClient(host); Chain.WaitThenSend(client, message, 3);"),
        InPart("Chain", "public static void SendOrWait(SmtpClient client, MailMessage message, int left) { if (left > 0) WaitThenSend(client, message, left - 1); else client.Send(message); }"),
        InPart("Chain", "public static void WaitThenSend(SmtpClient client, MailMessage message, int left) { SendOrWait(client, message, left); client.Dispose(); }"),
    ];

    public static TheoryData<string[], int> Programs => new() { { ChainOfCalls, 1 }, { ChainOfFactories, 1 }, { Round, 2 } };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Reports_DoNotDependOnTheOrderOfFiles(string[] files, int atLeast)
    {
        var expected = await ReportsAsync(files, concurrent: false);
        Assert.InRange(expected.Count, atLeast, files.Length);

        // Each file is the first one once, so that whatever it leaves behind meets all others.
        foreach (var first in Enumerable.Range(0, files.Length))
        {
            Assert.Equal(expected, await ReportsAsync([.. files[first..], .. files[..first]], concurrent: false));
        }

        var random = new Random(Orders);
        foreach (var _ in Enumerable.Range(0, Orders))
        {
            var order = files.ToArray();
            random.Shuffle(order);
            Assert.Equal(expected, await ReportsAsync(order, concurrent: false));
            Assert.Equal(expected, await ReportsAsync(order, concurrent: true));
        }
    }

    /// <summary>Each report as a line of text; where not concurrent, the files are analysed one after another as they are given.</summary>
    private static async Task<IReadOnlyList<string>> ReportsAsync(string[] files, bool concurrent)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "Test",
            files.Select(text => CSharpSyntaxTree.ParseText(text, path: $"/{Array.IndexOf(files, text)}.cs", cancellationToken: cancellation)),
            await Frameworks.References(Framework.Net).ResolveAsync(LanguageNames.CSharp, cancellation),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var analysis = compilation.WithAnalyzers(
            [new SmtpAnalyzer()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrent, logAnalyzerExecutionTime: false));
        var reports = new List<Diagnostic>();
        if (concurrent)
        {
            reports.AddRange(await analysis.GetAnalyzerDiagnosticsAsync(cancellation));
        }
        else
        {
            foreach (var tree in compilation.SyntaxTrees)
            {
                reports.AddRange(await analysis
                    .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, cancellation));
            }
        }

        return [.. reports.Select(report => $"{report.Id}: {report.GetMessage()} {report.Location.SourceTree}").Order(StringComparer.Ordinal)];
    }

    private static string InMailer(string name, string statements) =>
        $$"""using System.Net.Mail; class {{name}} { void Send(string host, MailMessage message) { {{statements}} } }""";

    private static string InPart(string name, string member) => $$"""using System.Net.Mail; static partial class {{name}} { {{member}} }""";
}
