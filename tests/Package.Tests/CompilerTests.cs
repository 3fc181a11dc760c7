using System.Text.Json;

namespace SmtpAnalyzers.Package.Tests;

/// <summary>The package in the compilers that its users have, beside that of this SDK: each loads it, and says the same.</summary>
public class CompilerTests(Workplace workplace)
{
    /// <summary>What each project reports, in a preset of its own. (A compiler that starts anew takes seconds.)</summary>
    private static readonly Dictionary<string, string> Reported = new()
    {
        ["Net48"] = "SMTP1001 warning, SMTP2001 warning, SMTP3001 warning",
        ["Strict"] = "SMTP1001 warning, SMTP2001 warning, SMTP3001 warning",
        ["Security"] = "SMTP2001 warning",
    };

    [Theory]
    [InlineData("4.14.0")] // C# 13: Visual Studio 2022 17.14
    [InlineData("5.9.0")] // that of the newest SDK
    public async Task Compiler_LoadsThePackageCompilesItsSourceAndReports(string version)
    {
        var root = workplace.CopyConsumers($"compiler-{version}");
        var properties = Path.Combine(root, "Directory.Build.props");
        File.WriteAllText(properties, File.ReadAllText(properties).Replace("</Project>", $"""
            <ItemGroup>
              <PackageReference Include="Microsoft.Net.Compilers.Toolset" Version="[{version}]" PrivateAssets="all" />
            </ItemGroup>
            </Project>
            """));
        File.WriteAllText(Path.Combine(root, "All.slnx"), Consumers.Solution(Reported.Keys));
        var restore = await Dotnet.Run(root, "restore", "All.slnx");
        Assert.SkipWhen(restore.Output.Contains("NU1101") || restore.Output.Contains("NU1102"), $"The registry does not serve it: {restore.Output}");
        restore.Succeeded();

        // What an analyzer throws, and what the compiler says of one that it cannot load, is a failure here.
        // The SDK prefers its own compiler to that of an older package, unless it is told by hand.
        var tasks = Path.Combine(workplace.FolderOf("microsoft.net.compilers.toolset", version), "tasks", "netcore");
        (await Dotnet.Run(
            root, "build", "All.slnx", "--no-restore", "-warnaserror:CS8032,CS9057,AD0001,CS8033,CS8034", "-p:UseSharedCompilation=false",
            "-p:RoslynCompilerType=Custom", $"-p:RoslynTargetsPath={tasks}",
            $"-p:RoslynTasksAssembly={Path.Combine(tasks, "Microsoft.Build.Tasks.CodeAnalysis.dll")}")).Succeeded();
        foreach (var (project, expected) in Reported)
        {
            var log = Path.Combine(root, "logs", $"{project}.sarif");
            using var sarif = JsonDocument.Parse(File.ReadAllText(log));
            var compiler = sarif.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver");
            Assert.Equal(version, compiler.GetProperty("semanticVersion").GetString());

            var reports = from report in Report.Read(log)
                          where report.Id.StartsWith("SMTP", StringComparison.Ordinal)
                          select $"{report.Id} {report.Level}";
            Assert.Equal(expected, string.Join(", ", reports));
            Assert.Contains("SmtpFailure", Consumers.EmbeddedTypesIn(Consumers.Assembly(root, project)!));
        }
    }
}
