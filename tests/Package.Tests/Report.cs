using System.Text.Json;

namespace SmtpAnalyzers.Package.Tests;

/// <summary>One line of a compiler's SARIF log.</summary>
/// <param name="Place">Name, line and column, such as <c>Mailer.cs(7,20)</c>.</param>
internal sealed record Report(string Id, string Level, string? HelpLink, bool IsSuppressed, string Place)
{
    public static IReadOnlyList<Report> Read(string sarif)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(sarif));
        var run = log.RootElement.GetProperty("runs")[0];
        if (!run.GetProperty("tool").GetProperty("driver").TryGetProperty("rules", out var rules))
        {
            return []; // nothing was reported
        }

        var links = rules.EnumerateArray().ToDictionary(
            rule => rule.GetProperty("id").GetString()!,
            rule => rule.TryGetProperty("helpUri", out var link) ? link.GetString() : null);
        return
        [
            .. from result in run.GetProperty("results").EnumerateArray()
               let id = result.GetProperty("ruleId").GetString()!
               orderby id
               select new Report(id, result.GetProperty("level").GetString()!, links[id], result.TryGetProperty("suppressions", out _),
                   PlaceOf(result)),
        ];
    }

    private static string PlaceOf(JsonElement result)
    {
        if (!result.TryGetProperty("locations", out var locations))
        {
            return "";
        }

        var place = locations[0].GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        var file = Path.GetFileName(place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        return $"{file}({region.GetProperty("startLine")},{region.GetProperty("startColumn")})";
    }
}
