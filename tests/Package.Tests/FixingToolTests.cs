namespace SmtpAnalyzers.Package.Tests;

/// <summary>The fixes in a tool that is not the SDK's: it asks for each rule's reports anew, and takes what it is told by title.</summary>
public class FixingToolTests(Workplace workplace)
{
    /// <summary>
    /// Those that stand most often in a program, and those with several fixes, by the first one's title; without it the tool takes none of two,
    /// and the third of three.
    /// </summary>
    private static readonly string[] Rules = ["SMTP1001", "SMTP1002", "SMTP2001", "SMTP3001", "SMTP3002"];
    private static readonly string[] First =
        ["SMTP1001=Report the status", "SMTP1002=Report the status", "SMTP3002=Await the send"];

    [Fact]
    public async Task Roslynator_TakesTheFirstFixAndLeavesAProjectThatBuilds()
    {
        var program = await workplace.Install("roslynator.dotnet.cli", "1.*", "roslynator");
        var root = workplace.CopyConsumers("roslynator");
        var project = Path.Combine(root, "Net100");
        foreach (var file in Directory.EnumerateFiles(Repository.Path("samples/LegacyMailer"), "*.cs"))
        {
            File.Copy(file, Path.Combine(project, Path.GetFileName(file)));
        }

        (await Dotnet.Run(project, "restore")).Succeeded();
        (await Command.Run(
            program, project, ["fix", "Net100.csproj", "--supported-diagnostics", .. Rules, "--diagnostic-fix-map", .. First])).Succeeded();

        Assert.Contains("+ SmtpFailure.From(e));", File.ReadAllText(Path.Combine(root, "Faults.cs")));
        Assert.DoesNotContain("switch (failure.Remedy)", string.Concat(Directory.EnumerateFiles(project, "*.cs").Select(File.ReadAllText)));
        (await Dotnet.Run(project, "build", "--no-restore")).Succeeded();
        Assert.Empty(Report.Read(Path.Combine(root, "logs", "Net100.sarif")).Select(report => report.Id).Intersect(Rules));
    }
}
