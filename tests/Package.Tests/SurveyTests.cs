using System.Text.RegularExpressions;

namespace SmtpAnalyzers.Package.Tests;

/// <summary>The way into an old solution: look at what is there, silence it, and let a build fail on what comes new.</summary>
public class SurveyTests(Workplace workplace)
{
    private static readonly string[] Projects = ["Net100", "OldStyle", "PackagesConfig", "AppConfig", "TrustedHosts"];

    [Fact]
    public async Task SurveyOfAnOldSolution_GivesAPageToLookAtAndABaselineThatLeavesNewFaultsOnly()
    {
        var root = workplace.CopyConsumers("survey");
        var solution = Path.Combine(root, "Old.slnx");
        File.WriteAllText(solution, Consumers.Solution(Projects));
        (await Dotnet.Run(Repository.Root, "run", "demo.cs", "--", solution)).Succeeded();

        var results = Repository.Path("artifacts/demo");
        var page = File.ReadAllText(Path.Combine(results, "report.html"));
        Assert.All(Projects, name => Assert.Contains($"<td>{name}<td>", page));
        Assert.Contains("docs/rules/SMTP2001.md\">SMTP2001</a>", page);
        Assert.Contains("var client = new SmtpClient(host, 587);", page);
        Assert.Contains("TrustedHosts/Web.config</code>", page);
        Assert.Contains("dotnet format analyzers --severity info --diagnostics SMTP1001", page);
        Assert.DoesNotMatch(new Regex("<script|<link|src=|@import|url\\("), page);

        var baseline = Path.Combine(root, "SmtpAnalyzers.Baseline");
        Directory.CreateDirectory(baseline);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(results, "SmtpAnalyzers.Baseline")))
        {
            File.Copy(file, Path.Combine(baseline, Path.GetFileName(file)));
        }

        // What docs/ci.md says.
        var targets = Path.Combine(root, "Directory.Build.targets");
        File.WriteAllText(targets, File.ReadAllText(targets).Replace("</Project>", """
            <ItemGroup Condition="'$(MSBuildProjectExtension)' == '.csproj'">
              <Compile Include="$(MSBuildThisFileDirectory)SmtpAnalyzers.Baseline/$(MSBuildProjectName).cs" Visible="false"
                       Condition="Exists('$(MSBuildThisFileDirectory)SmtpAnalyzers.Baseline/$(MSBuildProjectName).cs')" />
            </ItemGroup>
            </Project>
            """));
        (await Dotnet.Run(root, "build", solution, "--no-incremental", "-p:SmtpAnalyzersWarningsAsErrors=true")).Succeeded();
        foreach (var project in Projects)
        {
            // A suppressed report in a configuration file is not even logged. And outside of Visual Studio a PackageReference brings no
            // analyzers to an old-style project; packages.config does.
            var reports = Report.Read(Path.Combine(root, "logs", $"{project}.sarif")).Where(IsOurs).ToList();
            Assert.True(reports.Count > 0 || project is "AppConfig" or "OldStyle", project);
            Assert.All(reports, report => Assert.True(report.IsSuppressed, $"{project}: {report}"));
        }

        File.WriteAllText(Path.Combine(root, "Net100", "NewMailer.cs"), """
            class NewMailer
            {
                void Send(System.Net.Mail.MailMessage message) => new System.Net.Mail.SmtpClient("localhost").Send(message);
            }
            """);
        var gate = await Dotnet.Run(root, "build", "Net100", "-p:SmtpAnalyzersWarningsAsErrors=true");
        Assert.NotEqual(0, gate.ExitCode);
        Assert.Equal(
            ["SMTP3001 error NewMailer.cs"],
            from report in Report.Read(Path.Combine(root, "logs", "Net100.sarif"))
            where IsOurs(report) && !report.IsSuppressed
            select $"{report.Id} {report.Level} {report.Place.Split('(')[0]}");
    }

    private static bool IsOurs(Report report) => report.Id.StartsWith("SMTP", StringComparison.Ordinal);
}
