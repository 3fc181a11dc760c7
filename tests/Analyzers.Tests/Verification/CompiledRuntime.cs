using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpAnalyzers.Tests.Verification;

/// <summary>The embedded runtime as another project has it: compiled into an assembly that a program refers to.</summary>
internal static class CompiledRuntime
{
    /// <summary>What programs are called here, and by the testing library.</summary>
    private static readonly string[] Programs = ["Test", "TestProject"];

    private static readonly ConcurrentDictionary<(Framework Framework, bool IsOpen), MetadataReference> Known = new();

    /// <summary>Compiled once and open to the program, so that each program does not compile it again.</summary>
    public static Task<MetadataReference> OpenToPrograms(Framework framework) => For(framework, isOpen: true);

    /// <summary>Internal to its own assembly, as it is in a project without InternalsVisibleTo.</summary>
    public static Task<MetadataReference> Closed(Framework framework) => For(framework, isOpen: false);

    private static async Task<MetadataReference> For(Framework framework, bool isOpen)
    {
        var references = await Frameworks.References(framework).ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
        return Known.GetOrAdd((framework, isOpen), key => Compile(key.Framework, key.IsOpen, references));
    }

    private static MetadataReference Compile(Framework framework, bool isOpen, IEnumerable<MetadataReference> references)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp7_3);
        var sources = Verify.RuntimeSources.Value.Select(source => source.Text)
            .Concat(isOpen ? Programs.Select(static name => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{name}\")]") : [])
            .Select(text => CSharpSyntaxTree.ParseText(text, options));
        var runtime = CSharpCompilation.Create(
            "Runtime." + framework, sources, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = runtime.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
