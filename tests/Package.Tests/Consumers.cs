using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SmtpAnalyzers.Package.Tests;

/// <summary>All projects of Consumers/, restored and built once. Some of them must fail, so the build as a whole does.</summary>
public sealed class Consumers(Workplace workplace) : IAsyncLifetime
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private string _root = "";

    public string Output { get; private set; } = "";

    /// <summary>A solution of some of them, to be built at once.</summary>
    internal static string Solution(IEnumerable<string> projects) =>
        $"<Solution>{string.Concat(projects.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>";

    internal static IReadOnlyList<string> EmbeddedTypesIn(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.TypeDefinitions
               let type = metadata.GetTypeDefinition(handle)
               where metadata.GetString(type.Namespace) == "SmtpAnalyzers"
               select metadata.GetString(type.Name),
        ];
    }

    internal static string? Assembly(string root, string project)
    {
        var output = Path.Combine(root, project, "bin");
        return Directory.Exists(output)
            ? Directory.EnumerateFiles(output, $"{project}.dll", SearchOption.AllDirectories).SingleOrDefault()
            : null;
    }

    public string DirectoryOf(string project) => Path.Combine(_root, project);

    public async ValueTask InitializeAsync()
    {
        _root = workplace.CopyConsumers("consumers");
        var projects = Directory.EnumerateFiles(_root, "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension);
        File.WriteAllText(Path.Combine(_root, "All.slnx"), Solution(projects!));
        Output = (await Dotnet.Run(_root, "build", "All.slnx", "-v:q")).Output;
    }

    /// <summary>What the build says of one project, for the message of a failing test.</summary>
    internal string OutputOf(string project) =>
        string.Join('\n', Output.Split('\n').Where(line => line.Contains($"{project}.csproj", StringComparison.Ordinal)).Distinct());

    internal bool IsBuilt(string project) => Assembly(project) is not null;

    /// <summary>The reports of our rules, one a rule and level.</summary>
    internal IEnumerable<string> ReportsOf(string project) =>
        from report in AllReportsOf(project)
        where report.Id.StartsWith("SMTP", StringComparison.Ordinal)
        select $"{report.Id} {report.Level}";

    /// <summary>The reports of our rules with where they stand.</summary>
    internal IEnumerable<string> PlacesOf(string project) =>
        from report in AllReportsOf(project)
        where report.Id.StartsWith("SMTP", StringComparison.Ordinal)
        select $"{report.Id} {report.Place}";

    internal IReadOnlyList<Report> AllReportsOf(string project) => Report.Read(Path.Combine(_root, "logs", $"{project}.sarif"));

    internal IReadOnlyList<string> EmbeddedTypesOf(string project) => EmbeddedTypesIn(Assembly(project)!);

    /// <summary>The files whose whole text the debugger finds in the symbols.</summary>
    internal IReadOnlyList<string> SourcesInSymbolsOf(string project)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(Assembly(project)!, ".pdb")));
        var symbols = provider.GetMetadataReader();
        return
        [
            .. from handle in symbols.CustomDebugInformation
               let information = symbols.GetCustomDebugInformation(handle)
               where symbols.GetGuid(information.Kind) == EmbeddedSource
               let document = symbols.GetDocument((DocumentHandle)information.Parent)
               select Path.GetFileName(symbols.GetString(document.Name)),
        ];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string? Assembly(string project) => Assembly(_root, project);
}
