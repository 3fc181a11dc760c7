using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmtpAnalyzers.Known;

/// <summary>The options of .editorconfig and .globalconfig. docs/configuration.md describes each.</summary>
internal static class Configuration
{
    public const string LoggingHandlesStatus = "smtp_analyzers.logging_handles_status";
    public const string TrustedHosts = "smtp_analyzers.trusted_hosts";

    public static bool IsTrue(this AnalyzerOptions options, SyntaxTree tree, string name) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(name, out var value) && bool.TryParse(value, out var set) && set;

    /// <summary>The values of a comma-separated option.</summary>
    public static IEnumerable<string> ListOf(this AnalyzerOptions options, SyntaxTree tree, string name) =>
        ListOf(options.AnalyzerConfigOptionsProvider.GetOptions(tree), name);

    public static IEnumerable<string> ListOf(this AnalyzerOptions options, AdditionalText file, string name) =>
        ListOf(options.AnalyzerConfigOptionsProvider.GetOptions(file), name);

    private static IEnumerable<string> ListOf(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(name, out var value)
            ? value.Split(',').Select(static item => item.Trim()).Where(static item => item.Length > 0)
            : Enumerable.Empty<string>();
}
