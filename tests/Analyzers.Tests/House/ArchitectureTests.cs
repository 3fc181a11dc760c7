using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.House;

/// <summary>
/// The rooms of the house and the arrows between them, as docs/contributing/architecture.md has them: read from our own sources, by the
/// types that each type uses.
/// </summary>
public class ArchitectureTests
{
    private const int MostLines = 400;

    /// <summary>The max_line_length of .editorconfig, which no formatter holds.</summary>
    private const int LongestLine = 150;

    /// <summary>Which rooms each room may use beside itself. The analyzer, which puts all of it together, stands outside of them.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Known"] = [],
        ["Language"] = [],
        ["Code"] = ["Known", "Language"],
        ["Flow"] = ["Code", "Known", "Language"],
        ["Facts"] = ["Flow", "Code", "Known", "Language"],
        ["Rule"] = ["Facts", "Flow", "Code", "Known", "Language"],
        ["Rules"] = ["Rule", "Facts", "Flow", "Code", "Known", "Language"],
        ["Editing"] = ["Known"],

        // What a fact is made of, such as an object that was followed or a body, is of Flow and Code.
        ["CodeFixes"] = ["Editing", "Facts", "Flow", "Code", "Known"],
    };

    /// <summary>What still stands in the way. Nothing is added here, and what is gone is taken out.</summary>
    private static readonly string[] WrongArrows =
    [
    ];

    /// <summary>The same for circles.</summary>
    private static readonly string[] KnownCircles =
    [
    ];

    private static readonly Lazy<Compilation> Own = new(OwnSources.Compile);
    private static readonly Lazy<IReadOnlyCollection<Dependency>> Dependencies = new(() => Dependency.In(Own.Value));

    /// <summary>What does not resolve is an arrow that is not seen.</summary>
    [Fact]
    public void OwnSources_Resolve() =>
        Assert.Empty(Own.Value.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    [Fact]
    public void EveryArrow_IsAllowed()
    {
        var wrong = from dependency in Dependencies.Value
                    let @from = RoomOf(dependency.From)
                    let to = RoomOf(dependency.To)
                    where @from is not null && to is not null && @from != to && !Arrows[@from].Contains(to)
                    select $"{dependency.From.Name} ({@from}) uses {dependency.To.Name} ({to})";

        AssertSame(WrongArrows, wrong);
    }

    [Fact]
    public void Namespaces_AreInNoCircle() => AssertSame(KnownCircles, Circles(NamespaceOf));

    [Fact]
    public void AnalyzersTypes_AreInNoCircle() =>
        AssertSame([], Circles(static type => RoomOf(type) is null or "CodeFixes" or "Editing" ? null : type.Name));

    [Fact]
    public void CSharp_IsSpokenInLanguageOnly()
    {
        var speakers = from dependency in Dependencies.Value
                       where dependency.To.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.CodeAnalysis.CSharp", StringComparison.Ordinal)
                       where RoomOf(dependency.From) is not ("Language" or "CodeFixes" or "Editing")
                       select $"{dependency.From.Name} uses {dependency.To.Name}";

        AssertSame([], speakers);
    }

    [Fact]
    public void NoFile_IsLong() =>
        Assert.All(OwnSources.Files("src", "tests", "demo").Append(Repository.Path("demo.cs")), path => Assert.InRange(File.ReadLines(path).Count(), 0, MostLines));

    [Fact]
    public void NoLine_IsLong()
    {
        var files = OwnSources.Files("src", "demo").Append(Repository.Path("demo.cs"));
        var tooLong = from path in files
                      from line in File.ReadLines(path).Select(static (text, index) => (Text: text, Number: index + 1))
                      where line.Text.Length > LongestLine
                      select $"{Path.GetFileName(path)}({line.Number})";

        AssertSame([], tooLong);
    }

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var found = actual.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(expected.SequenceEqual(found), "Found:\n" + string.Join("\n", found));
    }

    /// <summary>The groups of nodes of which each leads to each other one, and so back to itself.</summary>
    private static IEnumerable<string> Circles(Func<INamedTypeSymbol, string?> nodeOf)
    {
        var uses = (from dependency in Dependencies.Value
                    let @from = nodeOf(dependency.From)
                    let to = nodeOf(dependency.To)
                    where @from is not null && to is not null && @from != to
                    select (From: @from, To: to)).Distinct().ToLookup(static arrow => arrow.From, static arrow => arrow.To);
        var reached = uses.ToDictionary(static each => each.Key, each => Reach(each.Key));
        return reached.Keys.Where(node => reached[node].Contains(node))
            .Select(node => string
                .Join(", ", reached.Keys.Where(other => reached[node].Contains(other) && reached[other].Contains(node))
                .Order(StringComparer.Ordinal)))
            .Distinct();

        HashSet<string> Reach(string node)
        {
            var found = new HashSet<string>();
            var open = new Stack<string>(uses[node]);
            while (open.TryPop(out var next))
            {
                if (found.Add(next))
                {
                    foreach (var further in uses[next])
                    {
                        open.Push(further);
                    }
                }
            }

            return found;
        }
    }

    /// <summary>Null for what is not ours, and for the analyzer and what only it uses.</summary>
    private static string? RoomOf(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString().Split('.') switch
    {
        ["SmtpAnalyzers", "CodeFixes", "Editing", ..] => "Editing",
        ["SmtpAnalyzers", var room, ..] => room,
        ["SmtpAnalyzers"] when IsOfRule(type) => "Rule",
        _ => null,
    };

    private static string? NamespaceOf(INamedTypeSymbol type) => RoomOf(type) switch
    {
        null => null,
        "Rule" => "Rule",
        _ => type.ContainingNamespace.ToDisplayString()["SmtpAnalyzers.".Length..],
    };

    /// <summary>The base class of all rules, and what it reports through, stand beside the analyzer.</summary>
    private static bool IsOfRule(INamedTypeSymbol type) => type.Name is not ("SmtpAnalyzer" or "EmbeddedTypeSuppressor");
}
