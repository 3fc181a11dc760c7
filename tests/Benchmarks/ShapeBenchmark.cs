using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpAnalyzers;

/// <summary>
/// How the analysis of one file of mail code grows with it: its cost at three sizes, each double the last, less that of an analyzer that does
/// nothing. Of processor time the least of several rounds: what else the machine does only ever adds.
/// </summary>
internal static class ShapeBenchmark
{
    private const int Rounds = 6;

    /// <summary>What the clock cannot tell from nothing.</summary>
    private const double LeastSeconds = 0.05;

    /// <summary>
    /// How many times the memory a shape may ask for where it is four times as large. What grows with the square asks for sixteen times as much, and
    /// memory is the same in every run.
    /// </summary>
    private const double MostMemory = 2.2 * 2.2;

    /// <exception cref="InvalidOperationException">A shape asks for more than in proportion to its size.</exception>
    public static async Task Run(ImmutableArray<PortableExecutableReference> references, string? only, bool isShort)
    {
        Console.WriteLine("| shape | sizes | seconds | times the size before | without the collector | MB | times the size before | compiler's seconds |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var shape in Shapes.All.Where(shape => only is null || shape.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            var costs = new List<(Cost Ours, Cost Compiler)>();
            await Compiling.Measure([shape.Source(shape.Sizes[0] / 10 + 1)], references, new SmtpAnalyzer());
            foreach (var size in shape.Sizes)
            {
                costs.Add(await Least(shape.Source(size), references, isShort ? 1 : Rounds));
            }

            var memory = Ratios(costs.Select(static cost => cost.Ours.Megabytes), least: 1);
            Console.WriteLine(
                $"| {shape.Name} | {string.Join(", ", shape.Sizes)} | {Join(costs.Select(static cost => cost.Ours.Seconds))} | " +
                $"{Join(Ratios(costs.Select(static cost => cost.Ours.Seconds), LeastSeconds))} | " +
                $"{Join(Ratios(costs.Select(static cost => cost.Ours.Working), LeastSeconds))} | " +
                $"{Join(costs.Select(static cost => cost.Ours.Megabytes))} | {Join(memory)} | {Join(costs.Select(static cost => cost.Compiler.Seconds))} |");
            if (memory.Aggregate(static (all, times) => all * times) is > MostMemory and var growth)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"{shape.Name}: four times the size asks for {growth:0.0} times the memory."));
            }
        }
    }

    private static List<double> Ratios(IEnumerable<double> costs, double least)
    {
        var all = costs.ToList();
        return [.. all.Zip(all.Skip(1), (first, second) => second / Math.Max(first, least))];
    }

    private static string Join(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(static number => FormattableString.Invariant($"{number:0.00}")));

    private static async Task<(Cost Ours, Cost Compiler)> Least(string source, ImmutableArray<PortableExecutableReference> references, int rounds)
    {
        var ours = new List<Cost>();
        var empty = new List<Cost>();
        while (ours.Count < rounds)
        {
            empty.Add(await Compiling.Measure([source], references, new EmptyAnalyzer()));
            ours.Add(await Compiling.Measure([source], references, new SmtpAnalyzer()));
        }

        var (all, compiler) = (Least(ours), Least(empty));
        return (
            new Cost(Math.Max(all.Seconds - compiler.Seconds, 0), Math.Max(all.Collecting - compiler.Collecting, 0), all.Megabytes - compiler.Megabytes),
            compiler);
    }

    /// <summary>Each part by itself: the round with the least work may have had the collector's.</summary>
    private static Cost Least(List<Cost> costs) => new(
        costs.Min(static cost => cost.Seconds),
        costs.Min(static cost => cost.Seconds) - costs.Min(static cost => cost.Working),
        costs.Min(static cost => cost.Megabytes));
}
