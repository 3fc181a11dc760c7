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
    private const string Transforms = "http://schemas.microsoft.com/XML-Document-Transform";

    private MailSettings(AdditionalText file) => File = file;

    public AdditionalText File { get; }

    /// <summary>
    /// False for the part of a transform that changes an element and leaves the rest to the file it is applied to: what comes of it is not
    /// known from here, and what it applies to is judged itself.
    /// </summary>
    public bool IsWhole { get; private init; } = true;

    public string? DeliveryMethod { get; init; }

    /// <summary>Whether mail goes to a server, and not to a directory.</summary>
    public bool IsSentByNetwork => DeliveryMethod is null || DeliveryMethod.Trim() is "" or "Network" or "network";

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
            var isTransform = false;
            var replaced = int.MaxValue;
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                path.RemoveRange(reader.Depth, path.Count - reader.Depth);
                path.Add(reader.LocalName);
                isTransform |= Declares(reader, Transforms);
                replaced = reader.Depth <= replaced ? int.MaxValue : replaced;
                if (reader.GetAttribute("Transform", Transforms) is { } how && IsWholeElement(how) && replaced == int.MaxValue)
                {
                    replaced = reader.Depth;
                }

                if (EndsWith(path, "system.net", "mailSettings", "smtp"))
                {
                    sections.Add(new MailSettings(file)
                    {
                        DeliveryMethod = reader.GetAttribute("deliveryMethod"),
                        IsWhole = !isTransform || replaced != int.MaxValue,
                    });
                }
                else if (EndsWith(path, "system.net", "mailSettings", "smtp", "network") && sections.Count > 0)
                {
                    sections[sections.Count - 1] = sections[sections.Count - 1] with
                    {
                        // Of a transformed <smtp> the delivery method may be the base's, but nobody writes a host for a directory.
                        IsWhole = !isTransform || replaced != int.MaxValue,
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

    private static bool Declares(XmlReader reader, string space)
    {
        var declares = false;
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            declares |= reader.Prefix == "xmlns" && reader.Value == space;
        }

        reader.MoveToElement();
        return declares;
    }

    /// <summary>Whether the transform puts the element in as it stands, with what is in it.</summary>
    private static bool IsWholeElement(string transform) =>
        transform == "Replace" || transform.StartsWith("Insert", StringComparison.Ordinal);

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
