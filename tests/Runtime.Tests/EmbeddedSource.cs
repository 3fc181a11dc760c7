using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>The files that a consumer gets, compiled the way that consumers compile.</summary>
internal static class EmbeddedSource
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> LazyNet48 = new(() => References(Directory.GetFiles(Metadata("Net48References"), "*.dll")));

    private static readonly Lazy<IReadOnlyList<MetadataReference>> LazyNet10 = new(() =>
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return References(trusted.Where(path => Path.GetDirectoryName(path) == framework));
    });

    public static IReadOnlyList<MetadataReference> Net48 => LazyNet48.Value;

    public static IReadOnlyList<MetadataReference> Net10 => LazyNet10.Value;

    public static string Repository => Metadata("RepositoryRoot");

    public static IReadOnlyList<string> Files { get; } = [.. Directory.GetFiles(Path.Combine(Repository, "src", "Runtime"), "*.cs").Order(StringComparer.Ordinal)];

    /// <summary>Every warning is an error, and every warning is on.</summary>
    public static CSharpCompilation Compile(
        IReadOnlyList<MetadataReference> references,
        LanguageVersion language = LanguageVersion.CSharp7_3,
        NullableContextOptions nullable = NullableContextOptions.Disable,
        bool isChecked = false,
        params string[] consumer)
    {
        // As SmtpAnalyzers.targets defines it.
        string[] symbols = nullable is NullableContextOptions.Enable or NullableContextOptions.Annotations ? ["SMTP_ANALYZERS_NULLABLE"] : [];
        var parse = new CSharpParseOptions(language, DocumentationMode.Diagnose, preprocessorSymbols: symbols);
        var trees = Files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parse, file, System.Text.Encoding.UTF8))
            .Concat(consumer.Select((text, i) => CSharpSyntaxTree.ParseText(text, parse, $"Consumer{i}.cs", System.Text.Encoding.UTF8)));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            checkOverflow: isChecked,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            nullableContextOptions: nullable);
        return CSharpCompilation.Create("Consumer", trees, references, options);
    }

    /// <summary>What the compiler has to say, hidden remarks left out.</summary>
    public static IReadOnlyList<string> Complaints(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        return [.. compilation.Emit(image).Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Hidden).Select(d => d.ToString())];
    }

    public static byte[] Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }

    private static List<MetadataReference> References(IEnumerable<string> paths)
    {
        List<MetadataReference> references = [.. paths.Where(IsAssembly).Select(path => MetadataReference.CreateFromFile(path))];
        Assert.True(references.Count > 50, $"Only {references.Count} reference assemblies found.");
        return references;
    }

    private static bool IsAssembly(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.HasMetadata && file.GetMetadataReader().IsAssembly;
    }

    private static string Metadata(string key) =>
        typeof(EmbeddedSource).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
