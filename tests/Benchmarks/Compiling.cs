using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

/// <summary>What a compilation takes, its diagnostics and those of an analyzer: the one measure of all benchmarks.</summary>
internal static class Compiling
{
    /// <summary>Processor seconds of the whole process; without an analyzer those of the compiler.</summary>
    /// <param name="mustCompile">False for code of which not all references are there.</param>
    /// <exception cref="InvalidOperationException">The code does not compile and must, or the analyzer threw.</exception>
    public static async Task<double> Seconds(
        IEnumerable<string> sources, ImmutableArray<PortableExecutableReference> references, DiagnosticAnalyzer? analyzer, bool mustCompile = true)
    {
        var compilation = CSharpCompilation.Create(
            "Code", sources.Select(static source => CSharpSyntaxTree.ParseText(source)), references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GC.Collect();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var diagnostics = analyzer is null
            ? compilation.GetDiagnostics()
            : await compilation.WithAnalyzers([analyzer]).GetAllDiagnosticsAsync();
        var after = Process.GetCurrentProcess().TotalProcessorTime;
        var fault = diagnostics.FirstOrDefault(diagnostic =>
            diagnostic.Id == "AD0001" || (mustCompile && diagnostic.Severity == DiagnosticSeverity.Error));
        return fault is null ? (after - before).TotalSeconds : throw new InvalidOperationException(fault.ToString());
    }
}
