using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.Tests.Verification;

/// <summary>The programs that the tests of rules, fixes and flow hold as raw strings, without their markup.</summary>
internal static class ProgramsOfTests
{
    public static IEnumerable<string> All() =>
        from folder in new[] { "Failures", "Connection", "Lifetime", "Message", "Flow", "Editing" }
        from file in Directory.EnumerateFiles(Path.Combine(Verify.RepositoryRoot, "tests", "Analyzers.Tests", folder), "*.cs")
            .Order(StringComparer.Ordinal)
        from Match raw in Regex.Matches(File.ReadAllText(file), "\"\"\"\r?\n(.*?)\r?\n[ ]*\"\"\"", RegexOptions.Singleline)
        let text = raw.Groups[1].Value
        where text.Contains("SmtpClient")
        select Plain(Unindented(text));

    private static string Unindented(string text)
    {
        var lines = text.Split('\n');
        var indentation = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join("\n", lines.Select(line => line.Length >= indentation ? line.Substring(indentation) : line));
    }

    private static string Plain(string program)
    {
        TestFileMarkupParser.GetSpans(program, out var plain, out ImmutableArray<TextSpan> _);
        return plain;
    }
}
