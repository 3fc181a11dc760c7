using System.Xml;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.Facts.Connection;

/// <summary>The &lt;smtp&gt; sections as they stand in one configuration file, or in one transform of it.</summary>
internal static class ConfigurationFile
{
    private const string Transforms = "http://schemas.microsoft.com/XML-Document-Transform";

    /// <summary>
    /// Those of &lt;system.net&gt;&lt;mailSettings&gt;; where <paramref name="root"/> is given, that of a file which is this element alone.
    /// </summary>
    public static IReadOnlyList<MailSettings> Read(AdditionalText file, string? root, CancellationToken cancellation)
    {
        // Most configuration files have no such section; those are not parsed.
        if (file.GetText(cancellation) is not { } text || text.ToString() is var content &&
            content.IndexOf(root ?? "mailSettings", StringComparison.Ordinal) < 0)
        {
            return Array.Empty<MailSettings>();
        }

        try
        {
            // No document type, so no entities, and nothing outside of the file is fetched.
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader(content), settings);
            return Read(reader, file, text, root, cancellation);
        }
        catch (XmlException)
        {
            // Not well-formed (as while typing), or with a DTD: what stands before the fault counts no more than the rest.
            return Array.Empty<MailSettings>();
        }
    }

    private static IReadOnlyList<MailSettings> Read(XmlReader reader, AdditionalText file, SourceText text, string? root,
        CancellationToken cancellation)
    {
        var sections = new List<MailSettings>();
        var path = new List<string>();
        var isTransform = false;
        var putInWhole = int.MaxValue;
        string[] group = root switch { null => new[] { "system.net", "mailSettings" }, "smtp" => Array.Empty<string>(), _ => new[] { root } };
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
            putInWhole = reader.Depth <= putInWhole ? int.MaxValue : putInWhole;
            var transform = new Transform(reader.GetAttribute("Transform", Transforms), reader.GetAttribute("Locator", Transforms));
            if (transform.PutsInWhole && putInWhole == int.MaxValue)
            {
                putInWhole = reader.Depth;
            }

            // Of a file that is no transform, and of what a transform puts in, each attribute counts as it stands.
            var isWhole = !isTransform || putInWhole != int.MaxValue;
            string? Attribute(string name) => isWhole || transform.Sets(name) ? reader.GetAttribute(name) : null;
            if (IsAt(path, group.Append("smtp"), root is not null))
            {
                sections.Add(new MailSettings(file)
                {
                    IsWhole = isWhole,
                    IsOfLocation = path.Contains("location"),
                    DeliveryMethod = Attribute("deliveryMethod"),
                    Source = Attribute("configSource") is { } source ? ("smtp", source) : null,
                    IsHidden = Attribute("configProtectionProvider") is not null,
                });
            }
            else if (IsAt(path, group.Append("smtp").Append("network"), root is not null) && sections.Count > 0)
            {
                var section = sections[sections.Count - 1];
                sections[sections.Count - 1] = section with
                {
                    // Of a transformed <smtp> the delivery method may be the base's, but nobody writes a host for a directory.
                    IsWhole = isWhole,
                    Host = Attribute("host"),
                    Port = Attribute("port"),
                    UserName = Attribute("userName"),
                    EnableSsl = Attribute("enableSsl"),
                    DefaultCredentials = Attribute("defaultCredentials"),
                    IsHidden = section.IsHidden || (isTransform && transform.IsUnclear),
                    Network = LocationOf((IXmlLineInfo)reader, file, text),
                };
            }
            else if (IsAt(path, group, root is not null) && Attribute("configSource") is { } source)
            {
                sections.Add(new MailSettings(file)
                {
                    IsWhole = isWhole,
                    IsOfLocation = path.Contains("location"),
                    Source = ("mailSettings", source)
                });
            }
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

    private static bool IsAt(List<string> path, IEnumerable<string> names, bool fromRoot)
    {
        var wanted = names.ToList();
        return wanted.Count > 0 && (fromRoot ? path.Count == wanted.Count : path.Count >= wanted.Count) &&
            path.Skip(path.Count - wanted.Count).SequenceEqual(wanted);
    }

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

    /// <summary>
    /// What an element of a transform does to that of the base file: <c>Replace</c>, <c>SetAttributes(host,port)</c>; nothing where it is
    /// not said.
    /// </summary>
    private readonly record struct Transform(string? How, string? Locator)
    {
        /// <summary>Whether it puts the element in as it stands, with what is in it.</summary>
        public bool PutsInWhole => How is not null && (How == "Replace" || How.StartsWith("Insert", StringComparison.Ordinal));

        public bool Sets(string attribute) =>
            How is not null && Locator is null && How.StartsWith("SetAttributes", StringComparison.Ordinal) &&
            (How == "SetAttributes" || How.Split('(', ',', ')').Skip(1).Any(name => name.Trim() == attribute));

        public bool IsUnclear =>
            Locator is not null || (How is not null && !PutsInWhole && !How.StartsWith("SetAttributes", StringComparison.Ordinal));
    }
}
