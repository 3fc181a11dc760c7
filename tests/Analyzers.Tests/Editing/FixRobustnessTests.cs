using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Editing;

/// <summary>
/// Every program that any test of a rule holds, fixed as often as a fix is offered: the result compiles as it did before, the report is
/// gone, and no other rule has something new to say. The same programs, broken by a token, make nothing throw.
/// </summary>
public class FixRobustnessTests
{
    private static readonly ImmutableArray<CodeFixProvider> Fixes = typeof(ClientNotDisposedCodeFix).Assembly.GetTypes()
        .Where(type => typeof(CodeFixProvider).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    [Theory]
    [InlineData(7, Framework.NetFramework, false)]
    [InlineData(7, Framework.NetFramework, true)]
    [InlineData(7, Framework.Net, true)]
    [InlineData(8, Framework.Net, false)]
    [InlineData(8, Framework.Net, true)]
    [InlineData(13, Framework.Net, true)]
    public async Task EveryOfferedFix_CompilesAndSilencesItsRule(int csharp, Framework framework, bool runtime)
    {
        var wrong = new List<string>();
        var applied = new List<string>();
        using var workspace = new AdhocWorkspace();
        foreach (var program in Programs())
        {
            var document = await DocumentOf(workspace, program, framework, CSharp.Version(csharp), runtime);
            if (Complaints(await CompilationOf(document)).Any(complaint => complaint.StartsWith("error", StringComparison.Ordinal)))
            {
                continue;
            }

            var before = await Reports(document);
            foreach (var report in before)
            {
                foreach (var changed in await Fixed(document, report))
                {
                    applied.Add(report.Id);
                    wrong.AddRange(from fault in await Faults(document, changed, report) select fault + "\n" + program);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.True(applied.Count > 50, $"only {applied.Count} fixes were offered");

        // SMTP3005's fix writes a token, which .NET Framework's methods do not take; SMTP1008's asks the runtime.
        var offered = Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Where(id =>
            (id != "SMTP3005" || framework == Framework.Net) && (id != "SMTP1008" || runtime));
        Assert.Empty(offered.Except(applied));
    }

    /// <summary>Two fixes of one program, the first action of each, in either order: the one leaves the other what it needs.</summary>
    [Fact]
    public async Task FixesOfTwoRules_GoTogetherInEitherOrder()
    {
        var wrong = new List<string>();
        var pairs = new HashSet<string>();
        using var workspace = new AdhocWorkspace();
        foreach (var program in Programs())
        {
            var document = await DocumentOf(workspace, program, Framework.Net, LanguageVersion.CSharp8, runtime: true);
            if (Complaints(await CompilationOf(document)).Any(complaint => complaint.StartsWith("error", StringComparison.Ordinal)))
            {
                continue;
            }

            var before = await Reports(document);
            var fixable = before.GroupBy(report => report.Id).Where(each => Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(each.Key))).ToList();
            foreach (var (first, second) in from one in fixable from other in fixable where one.Key != other.Key select (one.First(), other.Key))
            {
                if ((await Fixed(document, first)).FirstOrDefault() is not { } once ||
                    (await Reports(once)).FirstOrDefault(report => report.Id == second) is not { } next ||
                    (await Fixed(once, next)).FirstOrDefault() is not { } twice)
                {
                    continue;
                }

                pairs.Add(first.Id + second);
                wrong.AddRange(from fault in await Faults(document, twice, first) select $"{second} after {fault}\n{program}");
                wrong.AddRange(from fault in await Faults(once, twice, next) select $"behind {first.Id} {fault}\n{program}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.True(pairs.Count > 10, $"only {string.Join(", ", pairs)}");
    }

    [Fact]
    public async Task BrokenPrograms_MakeNothingThrow()
    {
        var random = new Random(3001);
        var looked = 0;
        using var workspace = new AdhocWorkspace();
        foreach (var program in Programs())
        {
            var tokens = CSharpSyntaxTree.ParseText(program, cancellationToken: TestContext.Current.CancellationToken)
                .GetRoot(TestContext.Current.CancellationToken).DescendantTokens().ToList();
            for (var time = 0; time < 2; time++)
            {
                var token = tokens[random.Next(tokens.Count)];
                var broken = random.Next(2) == 0
                    ? program.Remove(token.SpanStart, token.Span.Length)
                    : program.Insert(token.SpanStart, token.Text + " ");
                var document = await DocumentOf(workspace, broken, Framework.Net, LanguageVersion.Latest, runtime: true);
                foreach (var report in await Reports(document))
                {
                    looked++;
                    await Fixed(document, report);
                }
            }
        }

        Assert.True(looked > 100, $"only {looked} reports in broken programs");
    }

    /// <summary>The raw strings of the tests of rules, fixes and flow.</summary>
    private static IEnumerable<string> Programs() =>
        from folder in new[] { "Failures", "Connection", "Lifetime", "Message", "Flow", "Editing" }
        from file in Directory.EnumerateFiles(Path.Combine(Verify.RepositoryRoot, "tests", "Analyzers.Tests", folder), "*.cs")
        from Match raw in Regex.Matches(File.ReadAllText(file), "\"\"\"\r?\n(.*?)\r?\n[ ]*\"\"\"", RegexOptions.Singleline)
        let text = raw.Groups[1].Value
        where text.Contains("SmtpClient")
        select Plain(Unindented(text));

    private static string Unindented(string text)
    {
        var lines = text.Split('\n');
        var indentation = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join("\n", lines.Select(line => line.Length >= indentation ? line.Substring(indentation) : line));
    }

    private static string Plain(string program)
    {
        TestFileMarkupParser.GetSpans(program, out var plain, out ImmutableArray<Microsoft.CodeAnalysis.Text.TextSpan> _);
        return plain;
    }

    private static async Task<Document> DocumentOf(
        Workspace workspace, string program, Framework framework, LanguageVersion version, bool runtime)
    {
        var references = await Frameworks.References(framework).ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
        var id = ProjectId.CreateNewId();
        var kind = program.Contains("static void Main") ||
            !program.Contains("class ") ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var project = workspace.CurrentSolution
            .AddProject(id, "Test", "Test", LanguageNames.CSharp)
            .AddMetadataReferences(id, references)
            .WithProjectParseOptions(id, new CSharpParseOptions(version))
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(kind))
            .GetProject(id)!;
        if (runtime)
        {
            project = project.AddMetadataReference(await CompiledRuntime.OpenToPrograms(framework));
        }

        return project.AddDocument("Test0.cs", program, filePath: "/Test0.cs");
    }

    private static async Task<Compilation> CompilationOf(Document document) =>
        (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;

    private static async Task<IReadOnlyList<Diagnostic>> Reports(Document document)
    {
        var compilation = await CompilationOf(document);
        var reports = await compilation
            .WithAnalyzers([new SmtpAnalyzer()], document.Project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(reports, report => report.Id == "AD0001");
        return reports;
    }

    private static async Task<IReadOnlyList<Document>> Fixed(Document document, Diagnostic report)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(report.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) =>
                actions.Add(action), TestContext.Current.CancellationToken));
        }

        var changed = new List<Document>();
        foreach (var action in actions)
        {
            var operation = Assert.Single((await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>());
            changed.Add(operation.ChangedSolution.GetDocument(document.Id)!);
        }

        return changed;
    }

    private static async Task<IEnumerable<string>> Faults(Document before, Document after, Diagnostic report)
    {
        var text = (await after.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        if (text == (await before.GetTextAsync(TestContext.Current.CancellationToken)).ToString())
        {
            return [$"{report.Id}: the fix changed nothing"];
        }

        if (Respaced((await before.GetTextAsync(TestContext.Current.CancellationToken)).ToString(), text) is { } line)
        {
            return [$"{report.Id}: nothing but white space differs in\n{line}\nof\n{text}"];
        }

        var earlier = Complaints(await CompilationOf(before)).Concat((await Reports(before)).Select(each => each.Id)).ToLookup(id => id);
        var later = Complaints(await CompilationOf(after)).Concat((await Reports(after)).Select(each => each.Id)).ToLookup(id => id);
        var worse = from complaint in later
                    where complaint.Count() > earlier[complaint.Key].Count()
                    select $"{report.Id}: after the fix {complaint.Key} in\n{text}";
        return later[report.Id].Count() < earlier[report.Id].Count() ? worse : worse.Append($"{report.Id}: still reported in\n{text}");
    }

    /// <summary>
    /// A line whose words are those of a line that is gone, and whose spaces are not; a line that only moved to the right is as it was.
    /// </summary>
    private static string? Respaced(string before, string after)
    {
        var old = Lines(before);
        var gone = old.Except(Lines(after)).ToLookup(static line => Words(line));
        return Lines(after).Except(old).FirstOrDefault(line => gone.Contains(Words(line)));

        static HashSet<string> Lines(string text) =>
            [.. text.Split('\n').Select(static line => line.TrimEnd('\r').TrimStart()).Where(static line => line.Length > 0)];

        static string Words(string line) => string.Concat(line.Where(static each => !char.IsWhiteSpace(each)));
    }

    private static IEnumerable<string> Complaints(Compilation compilation) =>
        from complaint in compilation.GetDiagnostics(TestContext.Current.CancellationToken)
        where complaint.Severity >= DiagnosticSeverity.Warning
        select $"{(complaint.Severity == DiagnosticSeverity.Error ? "error" : "warning")} {complaint.Id}";
}
