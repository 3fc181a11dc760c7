using System.IO.Compression;

[assembly: AssemblyFixture(typeof(SmtpAnalyzers.Package.Tests.Workplace))]

namespace SmtpAnalyzers.Package.Tests;

/// <summary>
/// The freshly packed package, and a directory outside the repository where projects install it: a feed of its own and a
/// packages folder of its own, so that no earlier build of the package is ever taken for this one.
/// </summary>
public sealed class Workplace : IAsyncLifetime
{
    internal const string Version = "0.0.0-test";

    public string Root { get; } = Directory.CreateTempSubdirectory("SmtpAnalyzers.Package.Tests-").FullName;

    public string Nupkg => Path.Combine(Root, "feed", $"SmtpAnalyzers.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        var pack = await Dotnet.Run(
            Repository.Root, "pack", "src/Package", "-c", "Release", "-o", Path.Combine(Root, "feed"), $"-p:PackageVersion={Version}");
        pack.Succeeded();
        File.WriteAllText(Path.Combine(Root, "NuGet.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <fallbackPackageFolders>
                <add key="shared" value="{UserPackages}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="fresh" value="feed" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>A copy of the projects in Consumers/.</summary>
    internal string CopyConsumers(string name)
    {
        var source = Repository.Path("tests/Package.Tests/Consumers");
        var copy = Path.Combine(Root, name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Directory.CreateDirectory(Path.Combine(copy, "logs"));
        ZipFile.ExtractToDirectory(Nupkg, Path.Combine(copy, "PackagesConfig.packages", "SmtpAnalyzers"));
        return copy;
    }

    /// <summary>The path of a tool of others, installed here; the test is skipped where it cannot be had.</summary>
    internal async Task<string> Install(string tool, string version, string command)
    {
        var folder = Path.Combine(Root, "tools", tool);
        var install = await Dotnet.Run(Repository.Root, "tool", "install", tool, "--version", version, "--tool-path", folder);
        Assert.SkipUnless(install.ExitCode == 0, $"{tool} {version} cannot be had: {install.Output}");
        return Path.Combine(folder, command);
    }

    /// <summary>Where a restore has put a package of others.</summary>
    internal string FolderOf(string package, string version) =>
        new[] { Path.Combine(Root, "packages"), UserPackages }.Select(folder => Path.Combine(folder, package, version)).First(Directory.Exists);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Everything but our own package may come from where it has been downloaded to before.</summary>
    private static string UserPackages
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ??
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            return Directory.CreateDirectory(folder).FullName;
        }
    }
}
