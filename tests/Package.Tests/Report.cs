using System.Text.Json;

namespace SmtpAnalyzers.Package.Tests;

/// <summary>One line of a compiler's SARIF log.</summary>
internal sealed record Report(string Id, string Level, string? HelpLink, bool IsSuppressed)
{
    public static IReadOnlyList<Report> Read(string sarif)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(sarif));
        var run = log.RootElement.GetProperty("runs")[0];
        var links = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToDictionary(
            rule => rule.GetProperty("id").GetString()!,
            rule => rule.TryGetProperty("helpUri", out var link) ? link.GetString() : null);
        return
        [
            .. from result in run.GetProperty("results").EnumerateArray()
               let id = result.GetProperty("ruleId").GetString()!
               orderby id
               select new Report(id, result.GetProperty("level").GetString()!, links[id], result.TryGetProperty("suppressions", out _)),
        ];
    }
}
