using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace SmtpAnalyzers.Package.Tests;

/// <summary>What somebody can check who has nothing but the package and the sources of the commit that it names.</summary>
public class TrustTests(Workplace workplace)
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Fact]
    public async Task PackOfTheSameSourcesInAnotherFolder_HasTheSameBytes()
    {
        var copy = Path.Combine(workplace.Root, "again");
        await Git("clone", "--quiet", "--no-checkout", Repository.Root, copy);
        foreach (var file in await Git("ls-files", "--cached", "--others", "--exclude-standard"))
        {
            if (File.Exists(Repository.Path(file)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
                File.Copy(Repository.Path(file), Path.Combine(copy, file));
            }
        }

        var feed = Path.Combine(workplace.Root, "again-feed");
        (await Dotnet.Run(copy, "pack", "src/Package", "-c", "Release", "-o", feed, $"-p:PackageVersion={Workplace.Version}")).Succeeded();

        var (first, second) = (File.ReadAllBytes(workplace.Nupkg), File.ReadAllBytes(Assert.Single(Directory.GetFiles(feed))));
        var different = from one in Entries(first)
                        join other in Entries(second) on one.Name equals other.Name
                        where one.Hash != other.Hash
                        select one.Name;
        Assert.Empty(different);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(first)), Convert.ToHexString(SHA256.HashData(second)));
    }

    /// <summary>
    /// What it is made of: a third instructions, half metadata (names, signatures, texts), an eighth symbols, which stay in the assemblies so that a
    /// stack trace in a bug report has its lines and a debugger its sources without a symbol server. No method is in it that nothing calls, and no
    /// other assembly. Raise a ceiling by what a rule costs, with the rule.
    /// </summary>
    [Theory]
    [InlineData("SmtpAnalyzers.dll", 528)]
    [InlineData("SmtpAnalyzers.CodeFixes.dll", 304)]
    public void Assembly_StaysBelowItsCeiling(string assembly, int kibibytes)
    {
        var content = Assembly(assembly);
        Assert.InRange(content.Length, 1, kibibytes * 1024);

        using var file = new PEReader(new MemoryStream(content));
        var symbols = file.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb).DataSize;
        Assert.InRange(symbols, 1, content.Length / 6);
    }

    [Fact]
    public void Package_StaysBelowItsCeiling() => Assert.InRange(new FileInfo(workplace.Nupkg).Length, 1, 473 * 1024);

    [Theory]
    [InlineData("SmtpAnalyzers.dll")]
    [InlineData("SmtpAnalyzers.CodeFixes.dll")]
    public void Symbols_LeadToEverySourceOfTheCommit(string assembly)
    {
        var (repository, commit) = Commit();
        using var file = new PEReader(new MemoryStream(Assembly(assembly)));
        var embedded = file.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        var symbols = provider.GetMetadataReader();
        var information = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation).ToList();

        var link = information.Single(each => symbols.GetGuid(each.Kind) == SourceLink);
        using var map = JsonDocument.Parse(symbols.GetBlobBytes(link.Value));
        var (local, address) = Assert.Single(map.RootElement.GetProperty("documents").EnumerateObject().Select(each =>
            (each.Name.TrimEnd('*'), each.Value.GetString())));
        Assert.Equal($"{repository.Replace("https://github.com/", "https://raw.githubusercontent.com/")}/{commit}/*", address);

        var whole = information.Where(each => symbols.GetGuid(each.Kind) == EmbeddedSource).Select(each => (DocumentHandle)each.Parent).ToHashSet();
        var linked = symbols.Documents.Where(handle => !whole.Contains(handle)).Select(symbols.GetDocument).ToList();
        Assert.True(linked.Count > 50, $"only {linked.Count} sources");
        Assert.All(linked, document =>
        {
            // The debugger takes a file from the address if its hash is that of the file that was compiled.
            var name = symbols.GetString(document.Name);
            Assert.StartsWith(local + "src/", name);
            Assert.Equal(SHA256.HashData(File.ReadAllBytes(Repository.Path(name[local.Length..]))), symbols.GetBlobBytes(document.Hash));
        });
    }

    /// <summary>The script that the release workflow runs.</summary>
    [Fact]
    public async Task Release_IsThePackageWithItsBillOfMaterials()
    {
        var tools = await Dotnet.Run(Repository.Root, "tool", "restore");
        Assert.SkipUnless(tools.ExitCode == 0, $"The tool that writes it cannot be had: {tools.Output}");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for bash.");

        var directory = Path.Combine(workplace.Root, "release");
        (await Command.Run("bash", Repository.Root, ".ci/pack", Workplace.Version, directory)).Succeeded();

        var package = $"SmtpAnalyzers.{Workplace.Version}.nupkg";
        var bill = $"SmtpAnalyzers.{Workplace.Version}.spdx.json";
        Assert.Equal([package, bill], Directory.GetFiles(directory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var spdx = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, bill)));
        var file = Assert.Single(spdx.RootElement.GetProperty("files").EnumerateArray());
        Assert.Equal($"./{package}", file.GetProperty("fileName").GetString());
        Assert.Contains(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(directory, package)))),
            file.GetProperty("checksums").EnumerateArray().Select(checksum => checksum.GetProperty("checksumValue").GetString()));
        Assert.Contains(spdx.RootElement.GetProperty("packages").EnumerateArray(), built =>
            built.GetProperty("name").GetString() == "Microsoft.CodeAnalysis.CSharp");
    }

    private (string Repository, string Commit) Commit()
    {
        using var package = ZipFile.OpenRead(workplace.Nupkg);
        using var manifest = package.GetEntry("SmtpAnalyzers.nuspec")!.Open();
        var repository = XDocument.Load(manifest).Descendants().Single(element => element.Name.LocalName == "repository");
        return (repository.Attribute("url")!.Value, repository.Attribute("commit")!.Value);
    }

    private byte[] Assembly(string name)
    {
        using var package = ZipFile.OpenRead(workplace.Nupkg);
        return Content(package.GetEntry($"analyzers/dotnet/cs/{name}")!);
    }

    private static IReadOnlyList<(string Name, string Hash)> Entries(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        return [.. archive.Entries.Select(entry => (entry.FullName, Convert.ToHexString(SHA256.HashData(Content(entry)))))];
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static async Task<string[]> Git(params string[] arguments) =>
        (await Command.Run("git", Repository.Root, arguments)).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
