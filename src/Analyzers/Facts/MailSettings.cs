using System.Collections.Immutable;
using System.Xml;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.Facts;

/// <summary>
/// One &lt;smtp&gt; section of &lt;system.net&gt;&lt;mailSettings&gt; in a configuration file: on .NET Framework each constructor of SmtpClient reads it.
/// </summary>
internal sealed record MailSettings
{
    public string? DeliveryMethod { get; init; }

    public string? Host { get; init; }

    public string? Port { get; init; }

    public string? UserName { get; init; }

    public string? EnableSsl { get; init; }

    /// <summary>The &lt;network element; null where the section has none.</summary>
    public Location? Network { get; init; }

    public bool EnablesSsl => string.Equals(EnableSsl?.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The sections of the configuration files among the additional files. A file that is no XML has none.</summary>
    public static ImmutableArray<MailSettings> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation) =>
        files
            .Where(static file => file.Path.EndsWith(".config", StringComparison.OrdinalIgnoreCase))
            .SelectMany(file => Read(file, cancellation))
            .ToImmutableArray();

    private static IReadOnlyList<MailSettings> Read(AdditionalText file, CancellationToken cancellation)
    {
        // Most configuration files have no such section; those are not parsed.
        if (file.GetText(cancellation) is not { } text || text.ToString() is var content && content.IndexOf("mailSettings", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return Array.Empty<MailSettings>();
        }

        var sections = new List<MailSettings>();
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader(content), settings);
            var path = new List<string>();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                path.RemoveRange(reader.Depth, path.Count - reader.Depth);
                path.Add(reader.LocalName);
                if (EndsWith(path, "system.net", "mailSettings", "smtp"))
                {
                    sections.Add(new MailSettings { DeliveryMethod = reader.GetAttribute("deliveryMethod") });
                }
                else if (EndsWith(path, "system.net", "mailSettings", "smtp", "network") && sections.Count > 0)
                {
                    sections[sections.Count - 1] = sections[sections.Count - 1] with
                    {
                        Host = reader.GetAttribute("host"),
                        Port = reader.GetAttribute("port"),
                        UserName = reader.GetAttribute("userName"),
                        EnableSsl = reader.GetAttribute("enableSsl"),
                        Network = LocationOf((IXmlLineInfo)reader, file, text),
                    };
                }
            }
        }
        catch (XmlException)
        {
            // Not well-formed (as while typing), or with a DTD: what stands before the fault counts no more than the rest.
            sections.Clear();
        }

        return sections;
    }

    private static bool EndsWith(List<string> path, params string[] names) =>
        path.Count >= names.Length && path.Skip(path.Count - names.Length).SequenceEqual(names);

    private static Location? LocationOf(IXmlLineInfo position, AdditionalText file, SourceText text)
    {
        if (!position.HasLineInfo() || position.LineNumber > text.Lines.Count)
        {
            return null;
        }

        // The position is that of the name; the report starts at the bracket before it.
        var start = text.Lines[position.LineNumber - 1].Start + position.LinePosition - 2;
        var span = new TextSpan(start, "<network".Length);
        return Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
    }
}
