namespace SmtpAnalyzers.Package.Tests;

/// <summary>Every fix, applied by the SDK to the sample that has a fault of each rule with one.</summary>
public class FixTests(Workplace workplace)
{
    private static readonly string[] Everywhere =
    [
        "SMTP1001", "SMTP1002", "SMTP1003", "SMTP1004", "SMTP1005", "SMTP1006", "SMTP1007",
        "SMTP2001", "SMTP2002", "SMTP2003", "SMTP2008", "SMTP3001", "SMTP3002", "SMTP3003", "SMTP3006",
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
