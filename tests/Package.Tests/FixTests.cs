using System.Text.RegularExpressions;

namespace SmtpAnalyzers.Package.Tests;

/// <summary>Every fix, applied by the SDK to the sample that has a fault of each rule with one.</summary>
public class FixTests(Workplace workplace)
{
    /// <summary>The rules with a fix, but for those that depend on the framework. The table of the README is written from the descriptors.</summary>
    private static readonly string[] Everywhere =
    [
        .. Regex.Matches(File.ReadAllText(Repository.Path("README.md")), @"(?m)^\| \[(SMTP\d{4})\].*\| yes \|\r?$")
            .Select(row => row.Groups[1].Value)
            .Except(["SMTP2004", "SMTP3005"]),
    ];

    public static TheoryData<string, string[], string[]> Projects => new()
    {
        // Timeout bounds asynchronous sends since .NET 10.
        { "Net100", [.. Everywhere, "SMTP2004"], [] },

        // There the last assignment wins, which is that of Credentials; and no send takes a token, so nothing can bound it.
        { "Net48", [.. Everywhere, "SMTP3005"], ["SMTP3005"] },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task DotnetFormat_LeavesAProjectThatBuildsWithWarningsAsErrors(string name, string[] found, string[] left)
    {
        var root = workplace.CopyConsumers($"fix-{name}");
        var project = Path.Combine(root, name);
        foreach (var file in Directory.EnumerateFiles(Repository.Path("samples/LegacyMailer"), "*.cs"))
        {
            File.Copy(file, Path.Combine(project, Path.GetFileName(file)));
        }

        (await Dotnet.Run(project, "build")).Succeeded();
        Assert.Equal(found.Order(StringComparer.Ordinal), Ids());

        // Nothing but the property has changed since: it must not be taken for up to date.
        var gate = await Dotnet.Run(project, "build", "--no-restore", "-p:SmtpAnalyzersWarningsAsErrors=true");
        Assert.Contains("error SMTP3001", gate.Output);

        (await Dotnet.Run(project, ["format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. found])).Succeeded();

        (await Dotnet.Run(project, "build", "--no-restore", "-p:TreatWarningsAsErrors=true")).Succeeded();
        Assert.Equal(left, Ids());

        IEnumerable<string> Ids() => Report.Read(Path.Combine(root, "logs", $"{name}.sarif"))
            .Select(report => report.Id).Where(id => id.StartsWith("SMTP", StringComparison.Ordinal)).Distinct();
    }
}
