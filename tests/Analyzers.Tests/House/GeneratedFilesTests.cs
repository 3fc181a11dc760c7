using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.House;

/// <summary>
/// Files that repeat what the descriptors say. With SMTPANALYZERS_GENERATE=1 the tests write them; otherwise they fail where
/// a file says something else.
/// </summary>
public class GeneratedFilesTests
{
    private static readonly DiagnosticDescriptor[] Rules =
        [.. new SmtpAnalyzer().SupportedDiagnostics.OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    private static readonly HashSet<string> Fixable =
    [
        .. from type in System.Reflection.Assembly.Load("SmtpAnalyzers.CodeFixes").GetTypes()
           where typeof(CodeFixProvider).IsAssignableFrom(type) && !type.IsAbstract
           from id in ((CodeFixProvider)Activator.CreateInstance(type, nonPublic: true)!).FixableDiagnosticIds
           select id,
    ];

    [Theory]
    [InlineData("Default", "the rules report as loudly as they were made")]
    [InlineData("Strict", "every rule is a warning")]
    [InlineData("Security", "only the rules on the connection to the server (SMTP2xxx) report")]
    [InlineData("None", "no rule reports")]
    [InlineData("Default.Errors", "what is a warning in mode Default fails the build")]
    [InlineData("Strict.Errors", "every rule fails the build")]
    [InlineData("Security.Errors", "what is a warning in mode Security fails the build")]
    public void Preset_SaysWhatTheDescriptorsSay(string preset, string meaning)
    {
        var text = new StringBuilder()
            .Append($"# {preset}: {meaning}.\n")
            .Append("# Written by GeneratedFilesTests from the rules' descriptors. The level lets every file of the user's win.\n")
            .Append("is_global = true\nglobal_level = -1\n");
        foreach (var rule in Rules)
        {
            if (Severity(rule, preset) is { } severity)
            {
                text.Append($"dotnet_diagnostic.{rule.Id}.severity = {severity}\n");
            }
        }

        AssertFile($"src/Package/presets/{preset}.globalconfig", _ => text.ToString());
    }

    [Fact]
    public void RuleTableOfTheReadme_SaysWhatTheDescriptorsSay()
    {
        var table = new StringBuilder("| Rule | Reports | Severity | Fix |\n|---|---|---|---|\n");
        foreach (var rule in Rules)
        {
            table.Append($"| [{rule.Id}]({rule.HelpLinkUri}) | {rule.Title} | {rule.DefaultSeverity} | {(Fixable.Contains(rule.Id) ? "yes" : "-")} |\n");
        }

        AssertFile("README.md", readme => Regex.Replace(
            readme, "(?s)(?<=<!-- rules -->\n).*(?=<!-- /rules -->)", table.ToString().Replace("$", "$$")));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/ci.md")]
    public void CommandThatFixesEverything_NamesEachRuleWithAFix(string file) => AssertFile(file, text => Regex.Replace(
        text, "(?m)(?<=^dotnet format analyzers --severity info --diagnostics ).*$", string
            .Join(" ", Rules.Select(rule => rule.Id).Where(Fixable.Contains))));

    /// <summary>What a preset says about a rule; null where the rule keeps its own severity.</summary>
    private static string? Severity(DiagnosticDescriptor rule, string preset)
    {
        var errors = preset.EndsWith(".Errors");
        return preset.Split('.')[0] switch
        {
            "None" => "none",
            "Strict" => errors ? "error" : "warning",
            "Security" when !rule.Id.StartsWith("SMTP2", StringComparison.Ordinal) => "none",
            _ => errors && rule.DefaultSeverity == DiagnosticSeverity.Warning ? "error" : null,
        };
    }

    private static void AssertFile(string path, Func<string, string> generate)
    {
        var file = Repository.Path(path);
        var actual = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        var expected = generate(actual);
        if (Environment.GetEnvironmentVariable("SMTPANALYZERS_GENERATE") == "1")
        {
            File.WriteAllText(file, expected);
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }
}
