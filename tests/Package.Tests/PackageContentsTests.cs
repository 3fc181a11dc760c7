using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace SmtpAnalyzers.Package.Tests;

public class PackageContentsTests(Workplace workplace)
{
    /// <summary>What Roslyn 3.7.0 brings along: an assembly that asks for more does not load in Visual Studio 2019 16.7.</summary>
    private static readonly Dictionary<string, Version> Ceiling = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(3, 7, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(3, 7, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(3, 7, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(3, 7, 0, 0),
        ["System.Collections.Immutable"] = new(1, 2, 3, 0),
        ["System.Composition.AttributedModel"] = new(1, 0, 31, 0),
    };

    [Fact]
    public void Package_HoldsTheExpectedFilesAndNoOther()
    {
        var runtime = Directory.EnumerateFiles(Repository.Path("src/Runtime"), "*.cs").Select(Path.GetFileName);
        string[] expected =
        [
            "README.md",
            "icon.png",
            "analyzers/dotnet/cs/SmtpAnalyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/SmtpAnalyzers.dll",
            "build/SmtpAnalyzers.props",
            "build/SmtpAnalyzers.targets",
            "presets/Default.Errors.globalconfig",
            "presets/Default.globalconfig",
            "presets/None.globalconfig",
            "presets/Security.Errors.globalconfig",
            "presets/Security.globalconfig",
            "presets/Strict.Errors.globalconfig",
            "presets/Strict.globalconfig",
            .. runtime.Select(name => $"runtime-source/{name}"),
            "tools/install.ps1",
            "tools/uninstall.ps1",
        ];

        using var package = ZipFile.OpenRead(workplace.Nupkg);
        var files = package.Entries.Select(entry => entry.FullName).Where(name => !IsEnvelope(name));

        Assert.Equal(expected.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SmtpAnalyzers.dll")]
    [InlineData("SmtpAnalyzers.CodeFixes.dll")]
    public void Assembly_AsksForNothingNewerThanRoslyn37(string assembly)
    {
        var references = References(assembly);
        var tooMuch = references.Where(reference =>
            reference.Name != "SmtpAnalyzers" && (!Ceiling.TryGetValue(reference.Name, out var highest) || reference.Version > highest));

        Assert.Contains(references, reference => reference.Name == "netstandard");
        Assert.Empty(tooMuch);
    }

    [Fact]
    public void AnalyzerAssembly_DoesNotNeedWorkspaces()
    {
        // The command-line compiler has none: an analyzer that asks for them fails there.
        Assert.DoesNotContain(References("SmtpAnalyzers.dll"), reference => reference.Name.Contains("Workspaces"));
    }

    [Fact]
    public void Manifest_MakesItADevelopmentDependencyWithoutDependencies()
    {
        using var package = ZipFile.OpenRead(workplace.Nupkg);
        using var manifest = package.GetEntry("SmtpAnalyzers.nuspec")!.Open();
        var metadata = XDocument.Load(manifest).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Null(Value("dependencies"));
    }

    [Fact]
    public void Readme_IsThatOfTheRepositoryWithoutHtml()
    {
        using var package = ZipFile.OpenRead(workplace.Nupkg);
        using var reader = new StreamReader(package.GetEntry("README.md")!.Open());
        var readme = reader.ReadToEnd();

        Assert.DoesNotMatch("<picture|<img|<!--", readme);
        Assert.Superset(readme.Split('\n').ToHashSet(), File.ReadAllText(Repository.Path("README.md")).Split('\n').ToHashSet());
    }

    private static bool IsEnvelope(string name) =>
        name is "[Content_Types].xml" or "SmtpAnalyzers.nuspec" || name.StartsWith("_rels/") || name.StartsWith("package/");

    private List<(string Name, Version Version)> References(string assembly)
    {
        using var package = ZipFile.OpenRead(workplace.Nupkg);
        using var content = new MemoryStream();
        using (var entry = package.GetEntry($"analyzers/dotnet/cs/{assembly}")!.Open())
        {
            entry.CopyTo(content);
        }

        content.Position = 0;
        using var file = new PEReader(content);
        var metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.AssemblyReferences
               let reference = metadata.GetAssemblyReference(handle)
               select (metadata.GetString(reference.Name), reference.Version),
        ];
    }
}
