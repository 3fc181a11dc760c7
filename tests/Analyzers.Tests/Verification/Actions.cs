using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.Tests.Verification;

/// <summary>The code actions a fix offers, asked for directly: the testing library cannot say "this one is not offered".</summary>
internal static class Actions
{
    public static async Task<IReadOnlyList<string>> Titles<TFix>(
        string id, string program, Framework framework, int csharp, bool runtime, IEnumerable<(string Name, string Text)> more, string? options)
        where TFix : CodeFixProvider, new()
    {
        var cancellation = TestContext.Current.CancellationToken;
        TestFileMarkupParser.GetSpans(program, out var source, out ImmutableArray<TextSpan> spans);
        Assert.NotEmpty(spans);

        using var workspace = new AdhocWorkspace();
        var references = await Frameworks.References(framework).ResolveAsync(LanguageNames.CSharp, cancellation);
        var project = workspace.AddProject("Test", LanguageNames.CSharp)
            .WithMetadataReferences(references)
            .WithParseOptions(new CSharpParseOptions(CSharp.Version(csharp)))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        if (runtime)
        {
            project = project.AddMetadataReference(await CompiledRuntime.OpenToPrograms(framework));
        }

        foreach (var (name, text) in more)
        {
            project = project.AddDocument(name, text).Project;
        }

        if (options is not null)
        {
            project = project.Solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(project.Id), ".editorconfig", SourceText.From("root = true\n[*]\n" + options), filePath: "/.editorconfig")
                .GetProject(project.Id)!;
        }

        var document = project.AddDocument("Test0.cs", source, filePath: "/Test0.cs");
        var compilation = await document.Project.GetCompilationAsync(cancellation);
        Assert.Empty(compilation!.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var reports = await compilation
            .WithAnalyzers([new SmtpAnalyzer()], document.Project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(cancellation);
        reports = [.. reports.Where(report => report.Id == id)];
        Assert.Equal(spans.OrderBy(span => span), reports.Select(report => report.Location.SourceSpan).OrderBy(span => span));

        var offered = new List<CodeAction>();
        foreach (var report in reports)
        {
            await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => offered.Add(action), cancellation));
        }

        return [.. offered.Select(action => action.Title)];
    }
}
