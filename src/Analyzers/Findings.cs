using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmtpAnalyzers;

/// <summary>One report of a rule, and what it is about.</summary>
/// <param name="Subject">
/// The syntax of the catch clause, of the client's creation or of the send that the report is about, wherever the report itself stands; null
/// where no other rule could say the same.
/// </param>
/// <param name="Diagnostic">The report.</param>
internal sealed record Finding(SyntaxNode? Subject, Diagnostic Diagnostic);

/// <summary>
/// What all rules find in one file. Here, and nowhere else, it is decided which of it is reported: what stands in the file itself, once, and
/// of several reports that say the same of one subject the first that anybody sees.
/// </summary>
internal sealed class Findings
{
    /// <summary>Rules that say the same of one subject, the one that says most first.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> Precedence = ImmutableArray.Create(
        ImmutableArray.Create("SMTP1008", "SMTP1004", "SMTP1003", "SMTP1001", "SMTP1002"),
        ImmutableArray.Create("SMTP2003", "SMTP2001"),
        ImmutableArray.Create("SMTP2003", "SMTP2002"),
        ImmutableArray.Create("SMTP3002", "SMTP3007", "SMTP1009"),
        ImmutableArray.Create("SMTP3002", "SMTP1005"));

    private readonly List<Finding> _all = new();

    public void Add(Finding finding) => _all.Add(finding);

    /// <summary>The reports of a file, which is <paramref name="model"/>'s.</summary>
    public IEnumerable<Diagnostic> In(SemanticModel model, AnalyzerOptions options)
    {
        var seen = new Lazy<HashSet<Diagnostic>>(() => Seen(model, options));
        var places = new HashSet<(string Id, Location Place)>();
        var bySubject = _all.Where(static finding => finding.Subject is not null).ToLookup(static finding => finding.Subject!);
        return _all
            .Where(finding => finding.Diagnostic.Location.SourceTree == model.SyntaxTree &&
                places.Add((finding.Diagnostic.Id, finding.Diagnostic.Location)) &&
                !(finding.Subject is { } subject &&
                    bySubject[subject].Any(other => Precedes(other, finding) && seen.Value.Contains(other.Diagnostic))))
            .Select(static finding => finding.Diagnostic)
            .ToList();
    }

    /// <summary>Of two reports about one subject.</summary>
    private static bool Precedes(Finding one, Finding other) =>
        Precedence.Any(ids =>
            ids.IndexOf(one.Diagnostic.Id) is >= 0 and var first && first < ids.IndexOf(other.Diagnostic.Id));

    /// <summary>
    /// The reports that anybody sees. One that a setting or a pragma takes back must not keep another one from being made. The compiler is asked
    /// what becomes of a report, because on the oldest supported Roslyn nothing else knows the severities of an .editorconfig.
    /// </summary>
    private HashSet<Diagnostic> Seen(SemanticModel model, AnalyzerOptions options)
    {
        var effective = CompilationWithAnalyzers.GetEffectiveDiagnostics(_all.Select(static finding => finding.Diagnostic), model.Compilation)
            .Where(report => !report.IsSuppressed && report.Severity != DiagnosticSeverity.Hidden && !IsOffByCategory(report, options))
            .Select(static report => (report.Id, report.Location));
        var visible = new HashSet<(string, Location)>(effective);
        return new HashSet<Diagnostic>(_all.Select(static finding => finding.Diagnostic)
            .Where(report => visible.Contains((report.Id, report.Location))));
    }

    /// <summary>
    /// A severity for a whole category, or for all analyzers, of which only the analyzer driver knows. One of the rule's own wins over it.
    /// </summary>
    private static bool IsOffByCategory(Diagnostic report, AnalyzerOptions options)
    {
        if (report.Location.SourceTree is not { } tree || report.Severity != report.DefaultSeverity)
        {
            return false;
        }

        var configured = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return (configured.TryGetValue($"dotnet_analyzer_diagnostic.category-{report.Descriptor.Category}.severity", out var severity) ||
                configured.TryGetValue("dotnet_analyzer_diagnostic.severity", out severity)) &&
            severity.Trim().ToLowerInvariant() is "none" or "silent" or "refactoring";
    }
}
