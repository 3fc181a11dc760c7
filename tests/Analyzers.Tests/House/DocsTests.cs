using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.House;

public class DocsTests
{
    private static readonly HashSet<string> Fixable =
    [
        .. from type in typeof(ClientNotDisposedCodeFix).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract
           from id in ((CodeFixProvider)Activator.CreateInstance(type, nonPublic: true)!).FixableDiagnosticIds
           select id,
    ];

    public static TheoryData<string> Ids => [.. Verify.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_SaysWhatTheDescriptorSays(string id)
    {
        var descriptor = Descriptor(id);
        var page = File.ReadAllLines(Page(id));

        Assert.Equal($"# {id}: {descriptor.Title}", page[0]);
        Assert.Equal(
            [
                $"| Category | {descriptor.Category} |",
                $"| Severity | {descriptor.DefaultSeverity} |",
                $"| Fix | {(Fixable.Contains(id) ? "yes" : "no")} |",
                $"| Since | {Since(id)} |",
            ],
            page.SkipWhile(line => !line.StartsWith("| Category", StringComparison.Ordinal)).Take(4));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_ShowsProgramsAndWhenToSuppress(string id)
    {
        var page = File.ReadAllText(Page(id));

        Assert.Contains("## Flagged", page);
        Assert.Contains("## When to suppress", page);
        Assert.Contains("## Related rules", page);
        Assert.True(!Fixable.Contains(id) || page.Contains("## After", StringComparison.Ordinal), "A rule with a fix shows the program after it.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_IsTitledDescribedAndLinked(string id)
    {
        var descriptor = Descriptor(id);

        Assert.EndsWith($"/docs/rules/{id}.md", descriptor.HelpLinkUri);
        Assert.NotEmpty(descriptor.Description.ToString());
        Assert.DoesNotContain('\n', descriptor.MessageFormat.ToString());
        Assert.False(descriptor.Title.ToString().EndsWith('.'));
        Assert.True(descriptor.IsEnabledByDefault);
    }

    [Fact]
    public void EveryPage_IsOfARule() =>
        Assert.Equal(
            Verify.Ids.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.GetDirectoryName(Page("SMTP1001"))!, "*.md").Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void EveryFix_IsOfARule() => Assert.Empty(Fixable.Except(Verify.Ids));

    /// <summary>The release that a rule came with, by the release tracking files; one that is not out yet comes with the next.</summary>
    private static string Since(string id)
    {
        var release = "";
        foreach (var line in File.ReadLines(Repository.Path("src/Analyzers/AnalyzerReleases.Shipped.md")))
        {
            if (line.StartsWith("## Release ", StringComparison.Ordinal))
            {
                release = line["## Release ".Length..].Trim();
            }
            else if (line.StartsWith(id + " ", StringComparison.Ordinal))
            {
                return release;
            }
        }

        Assert.Contains(File.ReadLines(Repository.Path("src/Analyzers/AnalyzerReleases.Unshipped.md")), line =>
            line.StartsWith(id + " ", StringComparison.Ordinal));
        return XDocument.Load(Repository.Path("Directory.Build.props")).Descendants("Version").Single().Value;
    }

    private static DiagnosticDescriptor Descriptor(string id) => new SmtpAnalyzer().SupportedDiagnostics.First(descriptor => descriptor.Id == id);

    private static string Page(string id) => Path.Combine(Repository.Root, "docs", "rules", id + ".md");
}
