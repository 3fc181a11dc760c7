using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpAnalyzers.CodeFixes.Lifetime;

namespace SmtpAnalyzers.Tests.Verification;

/// <summary>
/// Programs as an editor holds them, one document each: what is reported in them, and what the fixes make of them. For the tests that do so
/// with very many: programs with the same settings share a project, so that their references are bound once.
/// </summary>
internal sealed class Workbench : IDisposable
{
    public static readonly ImmutableArray<CodeFixProvider> Fixes = typeof(ClientNotDisposedCodeFix).Assembly.GetTypes()
        .Where(type => typeof(CodeFixProvider).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    private readonly AdhocWorkspace _workspace = new();
    private readonly Dictionary<(Framework, LanguageVersion, bool, OutputKind), Project> _projects = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<Document> Open(string program, Framework framework, LanguageVersion version, bool runtime)
    {
        var kind = program.Contains("static void Main") ||
            !program.Contains("class ") ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        if (!_projects.TryGetValue((framework, version, runtime, kind), out var project))
        {
            project = await ProjectOf(framework, version, runtime, kind);
            await project.GetCompilationAsync(Cancellation);
            _projects.Add((framework, version, runtime, kind), project);
        }

        return project.AddDocument("Test0.cs", program, filePath: "/Test0.cs");
    }

    public void Dispose() => _workspace.Dispose();

    public static async Task<string> TextOf(Document document) => (await document.GetTextAsync(Cancellation)).ToString();

    public static async Task<bool> Compiles(Document document) => !(await CompilersComplaints(document)).Any(IsError);

    /// <summary>The ids of the compiler's errors and warnings, such as <c>error CS0103</c>.</summary>
    public static async Task<IReadOnlyList<string>> CompilersComplaints(Document document) =>
        [
            .. from complaint in (await CompilationOf(document)).GetDiagnostics(Cancellation)
               where complaint.Severity >= DiagnosticSeverity.Warning
               select $"{(complaint.Severity == DiagnosticSeverity.Error ? "error" : "warning")} {complaint.Id}",
        ];

    public static bool IsError(string complaint) => complaint.StartsWith("error", StringComparison.Ordinal);

    /// <summary>The analyzer's reports; it must not throw.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Reports(Document document)
    {
        var reports = await (await CompilationOf(document))
            .WithAnalyzers([new SmtpAnalyzer()], document.Project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(Cancellation);
        Assert.DoesNotContain(reports, report => report.Id == "AD0001");
        return reports;
    }

    public static async Task<IReadOnlyList<CodeAction>> Offered(Document document, Diagnostic report)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(report.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), Cancellation));
        }

        return actions;
    }

    public static async Task<Document> Applied(Document document, CodeAction action)
    {
        var operation = Assert.Single((await action.GetOperationsAsync(Cancellation)).OfType<ApplyChangesOperation>());
        return operation.ChangedSolution.GetDocument(document.Id)!;
    }

    /// <summary>The document after each of the actions that are offered for a report.</summary>
    public static async Task<IReadOnlyList<Document>> Fixed(Document document, Diagnostic report)
    {
        var changed = new List<Document>();
        foreach (var action in await Offered(document, report))
        {
            changed.Add(await Applied(document, action));
        }

        return changed;
    }

    private static async Task<Compilation> CompilationOf(Document document) => (await document.Project.GetCompilationAsync(Cancellation))!;

    private async Task<Project> ProjectOf(Framework framework, LanguageVersion version, bool runtime, OutputKind kind)
    {
        var references = await Frameworks.References(framework).ResolveAsync(LanguageNames.CSharp, Cancellation);
        var id = ProjectId.CreateNewId();
        var project = _workspace.CurrentSolution
            .AddProject(id, "Test", "Test", LanguageNames.CSharp)
            .AddMetadataReferences(id, references)
            .WithProjectParseOptions(id, new CSharpParseOptions(version))
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(kind, allowUnsafe: true))
            .GetProject(id)!;
        return runtime ? project.AddMetadataReference(await CompiledRuntime.OpenToPrograms(framework)) : project;
    }
}
