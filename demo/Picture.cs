using System.Net;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>The terminal of README.md, light and dark, from a run of the demo.</summary>
internal static class Picture
{
    private const int Columns = 104;
    private const int LineHeight = 20;
    private const string Font = "{ font: 14px/1 ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; white-space: pre; }";

    private static readonly (string Name, string Style)[] Themes =
    [
        ("light", Colours("#ffffff", "#d0d7de", "#1f2328", "#59636e", "#9a6700", "#116329", "#b3261e", "#0550ae")),
        ("dark", Colours("#0d1117", "#30363d", "#e6edf3", "#8b949e", "#d29922", "#7ee787", "#ff9492", "#79c0ff")),
    ];

    public static async Task<int> Draw(string root, Demo demo)
    {
        var outcome = await demo.Run();
        if (outcome == 0)
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, "docs", "images")).FullName;
            foreach (var (name, style) in Themes)
            {
                File.WriteAllText(Path.Combine(folder, $"demo-{name}.svg"), Svg(demo.Scenes, style));
            }
        }

        return outcome;
    }

    private static string Svg(IEnumerable<Scene> scenes, string style)
    {
        var (text, top) = (new StringBuilder(), 52);
        foreach (var scene in scenes)
        {
            Line("command", "$ " + scene.Command);
            foreach (var output in scene.Output)
            {
                foreach (var line in Wrapped(Regex.Replace(output, "^([+ -]) {12}", "$1")))
                {
                    Line(KindOf(output), line);
                }
            }

            top += LineHeight / 2;
        }

        var (width, height) = ((Columns * 42 / 5) + 48, top - 8);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
            <title>What the build reports, what the fixes change, and what the program then says</title>
            <style>
            {style}
            text {Font}
            </style>
            <rect class="window" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8"/>
            <g class="quiet"><circle cx="20" cy="20" r="5"/><circle cx="38" cy="20" r="5"/><circle cx="56" cy="20" r="5"/></g>
            {text}</svg>

            """;

        void Line(string kind, string line)
        {
            text.Append($"<text class=\"{kind}\" x=\"24\" y=\"{top}\">{Marked(WebUtility.HtmlEncode(line))}</text>\n");
            top += LineHeight;
        }
    }

    private static string Colours(
        string back, string edge, string fore, string quiet, string warning, string added, string removed, string id) => $$"""
        .window { fill: {{back}}; stroke: {{edge}}; } .quiet circle { fill: {{edge}}; }
        text { fill: {{fore}}; } .context { fill: {{quiet}}; } .command { font-weight: bold; }
        .added { fill: {{added}}; } .removed { fill: {{removed}}; } .warning { fill: {{warning}}; } .id { fill: {{id}}; font-weight: bold; }
        """;

    private static string KindOf(string line) => line[0] switch
    {
        '+' => "added",
        '-' => "removed",
        ' ' => "context",
        _ => "output",
    };

    private static string Marked(string line) =>
        Regex.Replace(line, @"\bwarning (SMTP\d{4})", "<tspan class=\"warning\">warning</tspan> <tspan class=\"id\">$1</tspan>");

    /// <summary>A terminal breaks anywhere; this one between words, so that it can be read.</summary>
    private static IEnumerable<string> Wrapped(string line)
    {
        for (var indentation = ""; ; indentation = "    ")
        {
            var rest = indentation + line;
            if (rest.Length <= Columns)
            {
                yield return rest;
                yield break;
            }

            var end = rest.LastIndexOf(' ', Columns);
            yield return rest[..end];
            line = rest[(end + 1)..];
        }
    }
}

/// <summary>A command, and what it says of one file.</summary>
internal sealed record Scene(string Command, IEnumerable<string> Output)
{
    public const string File = "OrderMailer.cs";

    /// <summary>Less the folder, and the link to the rule's page that takes a line of its own.</summary>
    public static string Report(string line) => Regex.Replace(line[line.IndexOf(File)..], @" \(https?://\S+\)$", "");
}
