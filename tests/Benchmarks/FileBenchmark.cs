using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpAnalyzers;

/// <summary>
/// What the analysis of a real file adds to the compiler's own processor time for it, each file alone. The least of several rounds: what else the
/// machine does only ever adds.
/// </summary>
internal static class FileBenchmark
{
    private const int Rounds = 25;

    public static async Task Run(ImmutableArray<PortableExecutableReference> references, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var source = await File.ReadAllTextAsync(path);
            var empty = double.MaxValue;
            var ours = double.MaxValue;
            for (var round = 0; round < Rounds; round++)
            {
                empty = Math.Min(empty, await Compiling.Seconds([source], references, new EmptyAnalyzer(), mustCompile: false));
                ours = Math.Min(ours, await Compiling.Seconds([source], references, new SmtpAnalyzer(), mustCompile: false));
            }

            Console.WriteLine(FormattableString.Invariant(
                $"{Path.GetFileName(path)}, {source.Count(static character => character == '\n')} lines: {ours / empty:0.00} of an empty analyzer ({empty:0.000} s)"));
        }
    }
}
