using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Execution;

/// <summary>A program as it is reported, and as a fix leaves it: both can be run.</summary>
internal sealed record FixedProgram(RunnableProgram Before, RunnableProgram After)
{
    private static readonly Lazy<Project> Consumer = new(() => Verify.RuntimeSources.Value.Aggregate(
        PlainConsumer!.Value, static (project, source) => project.AddDocument(source.Name, source.Text).Project));

    private static readonly Lazy<Project> PlainConsumer = new(() =>
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(Polly.ResiliencePipeline).Assembly.Location);
        return ProjectWith(assemblies.Select(static path => MetadataReference.CreateFromFile(path)));
    });

    private static readonly Lazy<Task<Project>> PlainNet8Consumer = new(async () =>
        ProjectWith(await Frameworks.References(Framework.Net).ResolveAsync(LanguageNames.CSharp, CancellationToken.None)));

    /// <summary>Applies the fix of that title to each report of the rule in the program, which has to be silent for it then.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="title">The fix.</param>
    /// <param name="program">With a class <c>Program</c>, see <see cref="RunnableProgram"/>.</param>
    /// <param name="csharp">The language version.</param>
    /// <param name="runtime">Whether the embedded runtime is there; to compile it takes most of a test's time, and many fixes do not use it.</param>
    /// <param name="net8">Whether it is compiled for .NET 8, without the embedded runtime, rather than for what the tests run on.</param>
    public static async Task<FixedProgram> Of<TFix>(string id, string title, string program, int csharp = 8, bool runtime = true, bool net8 = false)
        where TFix : CodeFixProvider, new()
    {
        var project = net8 ? await PlainNet8Consumer.Value : runtime ? Consumer.Value : PlainConsumer.Value;
        var language = ((CSharpParseOptions)project.ParseOptions!).WithLanguageVersion(CSharp.Version(csharp));
        if (!language.Equals(project.ParseOptions))
        {
            project = project.WithParseOptions(language);
        }

        var document = project.AddDocument("Program.cs", program, filePath: "/Program.cs");
        var before = new RunnableProgram(document);
        var reports = await ReportsIn(document);
        var others = reports.Select(report => report.Id).Where(other => other != id).ToList();
        var left = reports.Count(report => report.Id == id);
        Assert.True(left > 0, $"{id} does not report:\n{program}");
        while (left > 0)
        {
            document = await Fixed<TFix>(document, reports.First(report => report.Id == id), title);
            reports = await ReportsIn(document);
            var now = reports.Count(report => report.Id == id);
            Assert.True(now < left, $"{id} still reports:\n{await document.GetTextAsync(TestContext.Current.CancellationToken)}");
            left = now;
        }

        Assert.Empty(reports.Select(report => report.Id).Except(others));
        return new FixedProgram(before, new RunnableProgram(document));
    }

    /// <summary>The same for a rule without a fix: the program as it is reported.</summary>
    public static async Task<RunnableProgram> Reported(string id, string program)
    {
        var document = PlainConsumer.Value.AddDocument("Program.cs", program, filePath: "/Program.cs");
        Assert.Contains(id, (await ReportsIn(document)).Select(report => report.Id));
        return new RunnableProgram(document);
    }

    private static Project ProjectWith(IEnumerable<MetadataReference> references) =>
        new AdhocWorkspace().AddProject("Program", LanguageNames.CSharp)
            .WithMetadataReferences(references)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp8, preprocessorSymbols: ["TRACE"])) // As every SDK defines it.
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    private static async Task<ImmutableArray<Diagnostic>> ReportsIn(Document document)
    {
        var model = await document.GetSemanticModelAsync(TestContext.Current.CancellationToken);
        return await model!.Compilation.WithAnalyzers([new SmtpAnalyzer()], document.Project.AnalyzerOptions)
            .GetAnalyzerSemanticDiagnosticsAsync(model, null, TestContext.Current.CancellationToken);
    }

    private static async Task<Document> Fixed<TFix>(Document document, Diagnostic report, string title)
        where TFix : CodeFixProvider, new()
    {
        var offered = new List<CodeAction>();
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) =>
            offered.Add(action), TestContext.Current.CancellationToken));
        Assert.Contains(title, offered.Select(action => action.Title));
        var operations = await offered.First(action => action.Title == title).GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }
}
