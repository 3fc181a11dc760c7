using System.Text.Json;

namespace SmtpAnalyzers.Package.Tests;

/// <summary>The package in the compilers that its users have, beside that of this SDK: each loads it, and says the same.</summary>
public class CompilerTests(Workplace workplace)
{
    [Theory]
    [InlineData("4.14.0", "Net48")] // C# 13: Visual Studio 2022 17.14
    [InlineData("4.14.0", "Net100")]
    [InlineData("5.9.0", "Net100")] // that of the newest SDK
    public async Task Compiler_LoadsThePackageAndReports(string version, string project)
    {
        var root = workplace.CopyConsumers($"compiler-{version}-{project}");
        var properties = Path.Combine(root, "Directory.Build.props");
        File.WriteAllText(properties, File.ReadAllText(properties).Replace("</Project>", $"""
            <ItemGroup>
              <PackageReference Include="Microsoft.Net.Compilers.Toolset" Version="[{version}]" PrivateAssets="all" />
            </ItemGroup>
            </Project>
            """));
        var directory = Path.Combine(root, project);
        var restore = await Dotnet.Run(directory, "restore");
        Assert.SkipWhen(restore.Output.Contains("NU1101") || restore.Output.Contains("NU1102"), $"The registry does not serve it: {restore.Output}");
        restore.Succeeded();

        // What an analyzer throws, and what the compiler says of one that it cannot load, is a failure here.
        // The SDK prefers its own compiler to that of an older package, unless it is told by hand.
        var tasks = Path.Combine(workplace.FolderOf("microsoft.net.compilers.toolset", version), "tasks", "netcore");
        (await Dotnet.Run(
            directory, "build", "--no-restore", "-warnaserror:CS8032,CS9057,AD0001,CS8033,CS8034", "-p:UseSharedCompilation=false",
            "-p:RoslynCompilerType=Custom", $"-p:RoslynTargetsPath={tasks}",
            $"-p:RoslynTasksAssembly={Path.Combine(tasks, "Microsoft.Build.Tasks.CodeAnalysis.dll")}")).Succeeded();
        var log = Path.Combine(root, "logs", $"{project}.sarif");
        using var sarif = JsonDocument.Parse(File.ReadAllText(log));
        var compiler = sarif.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("semanticVersion").GetString();
        Assert.Equal(version, compiler);

        var reports = Report.Read(log);
        Assert.Equal(["SMTP1001", "SMTP2001", "SMTP3001"], reports.Select(report => report.Id).Where(id => id.StartsWith("SMTP", StringComparison.Ordinal)));
    }
}
