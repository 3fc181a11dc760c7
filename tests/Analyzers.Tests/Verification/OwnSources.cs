using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpAnalyzers.Tests.Verification;

/// <summary>The repository's own code, for the tests that read it.</summary>
internal static class OwnSources
{
    /// <summary>What the SDK adds to each project (ImplicitUsings).</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    public static IReadOnlyList<string> Files(params string[] folders) =>
    [
        .. from folder in folders
           from path in Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
           where !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
           orderby path
           select path,
    ];

    public static IEnumerable<SyntaxTree> Trees(params string[] folders) =>
        Files(folders).Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Options, path));

    /// <summary>The analyzers and their fixes as one compilation, against what the tests themselves run on. Everything in it resolves.</summary>
    public static Compilation Compile()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("SmtpAnalyzers", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Own",
            Trees("src/Analyzers", "src/CodeFixes").Append(CSharpSyntaxTree.ParseText(ImplicitUsings, Options)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
