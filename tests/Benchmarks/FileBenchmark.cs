using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpAnalyzers;

/// <summary>
/// What the analysis of a real file adds to the compiler's own processor time for it, parsing and binding, each file alone: medians of rounds in
/// turn, so that what else the machine does falls on both.
/// </summary>
internal static class FileBenchmark
{
    private const int Rounds = 41;

    public static async Task Run(ImmutableArray<PortableExecutableReference> references, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var source = await File.ReadAllTextAsync(path);
            var empty = new List<double>();
            var ours = new List<double>();
            for (var round = 0; round <= Rounds; round++)
            {
                // The first round warms up.
                empty.Add((await Compiling.Measure([source], references, new EmptyAnalyzer(), mustCompile: false)).Seconds);
                ours.Add((await Compiling.Measure([source], references, new SmtpAnalyzer(), mustCompile: false)).Seconds);
            }

            Console.WriteLine(FormattableString.Invariant(
                $"{Path.GetFileName(path)}, {source.Count(static character => character == '\n')} lines: {Median(ours) / Median(empty):0.00} of an empty analyzer ({Median(empty):0.000} s)"));
        }
    }

    private static double Median(List<double> times) => times.Skip(1).Order().ElementAt(Rounds / 2);
}
