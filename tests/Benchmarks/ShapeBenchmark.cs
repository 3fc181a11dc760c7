using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpAnalyzers;

/// <summary>
/// How the analysis of one file of mail code grows with it: processor time at three sizes, each double the last, less that of an analyzer that
/// does nothing. The least of several rounds: what else the machine does only ever adds.
/// </summary>
internal static class ShapeBenchmark
{
    private const int Rounds = 6;

    /// <summary>What the clock cannot tell from nothing.</summary>
    private const double LeastSeconds = 0.05;

    public static async Task Run(ImmutableArray<PortableExecutableReference> references, string? only, bool isShort)
    {
        Console.WriteLine("| shape | sizes | seconds | times the size before | compiler's seconds |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var shape in Shapes.All.Where(shape => only is null || shape.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            var sizes = isShort ? [.. shape.Sizes.Select(static size => Math.Max(size / 50, 1))] : shape.Sizes;
            var times = new List<(double Ours, double Compiler)>();
            await Compiling.Seconds([shape.Source(sizes[0] / 10 + 1)], references, new SmtpAnalyzer());
            foreach (var size in sizes)
            {
                times.Add(await Least(shape.Source(size), references));
            }

            var ratios = times.Zip(times.Skip(1), static (first, second) => second.Ours / Math.Max(first.Ours, LeastSeconds));
            Console.WriteLine(
                $"| {shape.Name} | {string.Join(", ", sizes)} | {Join(times.Select(static time => time.Ours))} | {Join(ratios)} | " +
                $"{Join(times.Select(static time => time.Compiler))} |");
        }
    }

    private static string Join(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(static number => FormattableString.Invariant($"{number:0.00}")));

    private static async Task<(double Ours, double Compiler)> Least(string source, ImmutableArray<PortableExecutableReference> references)
    {
        var ours = double.MaxValue;
        var empty = double.MaxValue;
        for (var round = 0; round < Rounds && (round == 0 || ours < 2); round++)
        {
            empty = Math.Min(empty, await Compiling.Seconds([source], references, new EmptyAnalyzer()));
            ours = Math.Min(ours, await Compiling.Seconds([source], references, new SmtpAnalyzer()));
        }

        return (Math.Max(ours - empty, 0), empty);
    }
}
