using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Facts.Connection;

/// <summary>
/// One &lt;smtp&gt; section of &lt;system.net&gt;&lt;mailSettings&gt; in a configuration file: on .NET Framework each constructor of SmtpClient reads it.
/// </summary>
internal sealed record MailSettings(AdditionalText File)
{
    /// <summary>False for the part of a transform that changes an element and leaves the rest to the file it is applied to.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether it stands in a &lt;location&gt;, and so adds to the file's own section.</summary>
    public bool IsOfLocation { get; init; }

    /// <summary>Whether something that cannot be seen decides: another file, encryption, a transform of an unknown kind.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The file that has the section in place of this one (<c>configSource</c>), and its root element.</summary>
    public (string Root, string Path)? Source { get; init; }

    /// <summary>What this section adds to: that of the base file, or of the file around a location.</summary>
    public MailSettings? Base { get; init; }

    /// <summary>Whether a transform of this file switches TLS on: which of the two runs where is a choice.</summary>
    public bool IsMadeSecureByTransform { get; init; }

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

    /// <summary>The sections of the configuration files among the additional files, each with what it adds to. A file that is no XML has none.</summary>
    public static ImmutableArray<MailSettings> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var written = files
            .Where(static file => file.Path.EndsWith(".config", StringComparison.OrdinalIgnoreCase))
            .SelectMany(file => ConfigurationFile.Read(file, root: null, cancellation))
            .SelectMany(section => section.FromSource(files, cancellation))
            .ToList();
        var bases = written.Where(static section => section.IsWhole && !section.IsOfLocation)
            .GroupBy(static section => section.File.Path, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static sections => sections.Key, static sections => sections.First(), StringComparer.OrdinalIgnoreCase);
        var secured = new HashSet<string>(
            written.Where(static section => section.EnablesSsl).Select(static section => BaseOf(section.File.Path)).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        return written.Select(Combined).ToImmutableArray();

        MailSettings Combined(MailSettings section)
        {
            var path = section.File.Path;
            section = section with { IsMadeSecureByTransform = secured.Contains(path) };
            if (section is { IsWhole: true, IsOfLocation: false })
            {
                return section;
            }

            var basePath = section.IsWhole ? path : BaseOf(path);
            return basePath is not null && bases.TryGetValue(basePath, out var found)
                ? section.Onto(found with { IsMadeSecureByTransform = secured.Contains(basePath) })
                : section with { IsHidden = section.IsHidden || !section.IsWhole };
        }
    }

    /// <summary>The section with what it does not say itself taken from the other one.</summary>
    private MailSettings Onto(MailSettings other) => this with
    {
        Base = other,
        IsHidden = IsHidden || other.IsHidden,
        DeliveryMethod = DeliveryMethod ?? other.DeliveryMethod,
        Host = Host ?? other.Host,
        Port = Port ?? other.Port,
        UserName = UserName ?? other.UserName,
        EnableSsl = EnableSsl ?? other.EnableSsl,
    };

    private IEnumerable<MailSettings> FromSource(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        if (Source is not var (root, name))
        {
            return new[] { this };
        }

        var path = Normal(Path.Combine(Path.GetDirectoryName(File.Path) ?? "", name.Replace('\\', '/')));
        return files.FirstOrDefault(file => string.Equals(Normal(file.Path), path, StringComparison.OrdinalIgnoreCase)) is { } source
            ? ConfigurationFile.Read(source, root, cancellation).Select(section => section with { IsOfLocation = IsOfLocation })
            : new[] { this with { IsHidden = true } };
    }

    private static string Normal(string path) => path.Replace('\\', '/').Replace("/./", "/");

    /// <summary><c>Web.config</c> for <c>Web.Release.config</c>; null for a file whose name has no such part.</summary>
    private static string? BaseOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.LastIndexOf('.') is > 0 and var dot ? path.Substring(0, path.Length - Path.GetFileName(path).Length) + name.Substring(0, dot) + Path.GetExtension(path) : null;
    }
}
