using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.Tests.Verification;

/// <summary>The reports of all rules together, for what markup cannot say: how many there are, and where outside of source.</summary>
internal static class Reports
{
    public static async Task<ImmutableArray<Diagnostic>> Of(
        string program, Framework framework = Framework.Net, IEnumerable<(string Name, string Text)>? additionalFiles = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "Test",
            [CSharpSyntaxTree.ParseText(program, new CSharpParseOptions(CSharp.Version(8)), "/Test0.cs", cancellationToken: cancellation)],
            await Frameworks.References(framework).ResolveAsync(LanguageNames.CSharp, cancellation),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var files = (additionalFiles ?? []).Select(file => (AdditionalText)new File(file.Name, file.Text)).ToImmutableArray();
        return await compilation.WithAnalyzers([new SmtpAnalyzer()], new AnalyzerOptions(files)).GetAnalyzerDiagnosticsAsync(cancellation);
    }

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
