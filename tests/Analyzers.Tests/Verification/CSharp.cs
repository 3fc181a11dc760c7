using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.Tests.Verification;

internal static class CSharp
{
    /// <summary>The language version of a number such as 8; skips the test where this Roslyn does not know it.</summary>
    public static LanguageVersion Version(int csharp)
    {
        // 7 stands for 7.3, what a .NET Framework project has.
        var name = csharp == 7 ? "7.3" : $"{csharp}.0";
        if (!LanguageVersionFacts.TryParse(name, out var version))
        {
            Assert.Skip($"This Roslyn does not know C# {name}.");
        }

        return version;
    }

    public static bool HasTopLevelStatements(Project project) => project.Documents.Any(document =>
        document.GetSyntaxRootAsync().GetAwaiter().GetResult() is CompilationUnitSyntax unit &&
        unit.Members.OfType<GlobalStatementSyntax>().Any());
}
