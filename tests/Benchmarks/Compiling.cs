using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

/// <summary>What a compilation takes of this process.</summary>
/// <param name="Seconds">Processor seconds of all threads.</param>
/// <param name="Collecting">Those of them in which the garbage collector held the program; it runs on no thread of its own here.</param>
/// <param name="Megabytes">Memory that was asked for.</param>
internal readonly record struct Cost(double Seconds, double Collecting, double Megabytes)
{
    /// <summary>Processor seconds without the garbage collector's.</summary>
    public double Working => Math.Max(Seconds - Collecting, 0);
}

/// <summary>What a compilation takes, its diagnostics and those of an analyzer: the one measure of all benchmarks.</summary>
internal static class Compiling
{
    /// <summary>The cost of parsing, binding and analysing; without an analyzer that of the compiler.</summary>
    /// <param name="mustCompile">False for code of which not all references are there.</param>
    /// <exception cref="InvalidOperationException">The code does not compile and must, or the analyzer threw.</exception>
    public static async Task<Cost> Measure(
        IEnumerable<string> sources, ImmutableArray<PortableExecutableReference> references, DiagnosticAnalyzer? analyzer, bool mustCompile = true)
    {
        GC.Collect();
        var (memory, pause, time) = (GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalPauseDuration(), Process.GetCurrentProcess().TotalProcessorTime);
        var compilation = CSharpCompilation.Create(
            "Code", sources.Select(static source => CSharpSyntaxTree.ParseText(source)), references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var diagnostics = analyzer is null
            ? compilation.GetDiagnostics()
            : await compilation.WithAnalyzers([analyzer]).GetAllDiagnosticsAsync();
        var cost = new Cost(
            (Process.GetCurrentProcess().TotalProcessorTime - time).TotalSeconds,
            (GC.GetTotalPauseDuration() - pause).TotalSeconds,
            (GC.GetTotalAllocatedBytes(precise: true) - memory) / 1e6);
        var fault = diagnostics.FirstOrDefault(diagnostic =>
            diagnostic.Id == "AD0001" || (mustCompile && diagnostic.Severity == DiagnosticSeverity.Error));
        return fault is null ? cost : throw new InvalidOperationException(fault.ToString());
    }
}
