using System.Net;
using System.Text;

/// <summary>The findings as one page for whoever decides what is to be done: it asks no network and runs no script.</summary>
internal sealed class HtmlReport(string project, IReadOnlyList<Finding> found, IReadOnlySet<string> fixable)
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8884; --quiet: #888; --mark: #c50; }
        @media (prefers-color-scheme: dark) { :root { --mark: #f93; } }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; margin: 1rem 0; } th, td { padding: .3rem .8rem; border-bottom: 1px solid var(--line); text-align: left; }
        td.count, th.count { text-align: right; font-variant-numeric: tabular-nums; }
        h3 { margin: 2rem 0 .5rem; font-size: 1rem; } h3 code { font-weight: bold; } .quiet { color: var(--quiet); } .count b { color: var(--mark); }
        pre { margin: .2rem 0 1rem; padding: .5rem .8rem; border-left: 3px solid var(--mark); background: #8881; overflow-x: auto; }
        code, pre { font: 14px/1.5 ui-monospace, Consolas, monospace; } p { margin: .4rem 0; } th { white-space: nowrap; }
        .command { white-space: pre-wrap; }
        """;

    private readonly string _folder = Path.GetDirectoryName(project)!;

    public string Write()
    {
        var html = new StringBuilder();
        var taken = found.Count(each => fixable.Contains(each.Id));
        var name = Text(Path.GetFileName(project));
        html.Append($"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>SMTP in {name}</title><style>
            {Style}
            </style></head>
            <body>
            <h1>SMTP in {name}</h1>
            <p>{Count(found.Count, "report")} in {Count(found.Select(each => each.File).Distinct().Count(), "file")},
            {found.Count(each => each.Level != "note")} of them warnings.
            {taken} are of rules with a fix, {found.Count - taken} need judgement.</p>
            <p class=quiet>SmtpAnalyzers, {DateTime.Now:yyyy-MM-dd}</p>

            """);
        if (found.Count > 0)
        {
            Rules(html);
            Projects(html);
            Fixes(html);
            Reports(html);
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private void Rules(StringBuilder html)
    {
        html.Append("<h2>By rule</h2>\n<table><tr><th>Rule<th>What<th>Severity<th>Fix<th class=count>Reports</tr>\n");
        foreach (var rule in found.GroupBy(each => (each.Id, each.Title, each.Level, each.HelpLink)).OrderBy(rule => rule.Key))
        {
            html.Append($"<tr><td>{Link(rule.First())}<td>{Text(rule.Key.Title)}<td>{(rule.Key.Level == "note" ? "info" : rule.Key.Level)}");
            html.Append($"<td>{(fixable.Contains(rule.Key.Id) ? "yes" : "<span class=quiet>no</span>")}<td class=count><b>{rule.Count()}</b></tr>\n");
        }

        html.Append("</table>\n");
    }

    private void Projects(StringBuilder html)
    {
        html.Append("<h2>By project</h2>\n<table><tr><th>Project<th>Rules<th class=count>Reports<th class=count>With a fix</tr>\n");
        foreach (var each in found.GroupBy(each => each.Project).OrderByDescending(each => each.Count()).ThenBy(each => each.Key))
        {
            html.Append($"<tr><td>{Text(each.Key)}<td>{string.Join(", ", each.Select(report => report.Id).Distinct())}");
            html.Append($"<td class=count><b>{each.Count()}</b><td class=count>{each.Count(report => fixable.Contains(report.Id))}</tr>\n");
        }

        html.Append("</table>\n");
    }

    private void Fixes(StringBuilder html)
    {
        string[] rules = [.. found.Select(each => each.Id).Where(fixable.Contains).Distinct()];
        if (rules.Length > 0)
        {
            html.Append("<h2>What the fixes take away</h2>\n<p>With the package installed, this applies them; where a rule offers several, ");
            html.Append("the one that leaves the control flow as it is. A fix is not offered where it would have to guess, so a few reports ");
            html.Append("may stay.</p>\n");
            html.Append($"<pre class=command>dotnet format analyzers --severity info --diagnostics {string.Join(' ', rules)}</pre>\n");
        }
    }

    private void Reports(StringBuilder html)
    {
        html.Append("<h2>Every report</h2>\n");
        foreach (var file in found.GroupBy(each => each.File).OrderBy(file => file.Key))
        {
            var lines = File.ReadAllLines(file.Key);
            html.Append($"<h3><code>{Text(Path.GetRelativePath(_folder, file.Key))}</code></h3>\n");
            foreach (var report in file.DistinctBy(each => (each.Id, each.Line, each.Column)).OrderBy(each => each.Line))
            {
                html.Append($"<p>{Link(report)} {Text(report.Message)}</p>\n");
                html.Append($"<pre><span class=quiet>{report.Line}</span>  {Text(lines.ElementAtOrDefault(report.Line - 1)?.Trim() ?? "")}</pre>\n");
            }
        }
    }

    private static string Link(Finding report) => $"<a href=\"{Text(report.HelpLink)}\">{report.Id}</a>";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
