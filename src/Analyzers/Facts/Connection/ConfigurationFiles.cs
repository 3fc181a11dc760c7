using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Facts.Connection;

/// <summary>A project's configuration files together: which section adds to which other one.</summary>
internal static class ConfigurationFiles
{
    /// <summary>
    /// The sections of the configuration files among the additional files, each with what it adds to. A file that is no XML has none.
    /// </summary>
    public static ImmutableArray<MailSettings> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var written = files
            .Where(static file => file.Path.EndsWith(".config", StringComparison.OrdinalIgnoreCase))
            .SelectMany(file => ConfigurationFile.Read(file, root: null, cancellation))
            .SelectMany(section => FromSource(section, files, cancellation))
            .ToList();
        var bases = written.Where(static section => section.IsWhole && !section.IsOfLocation)
            .GroupBy(static section => section.File.Path, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static sections => sections.Key, static sections => sections.First(), StringComparer.OrdinalIgnoreCase);
        var secured = new HashSet<string>(
            written.Where(static section => section.EnablesSsl).Select(static section => BaseOf(section.File.Path)).OfType<string>(),
            StringComparer.OrdinalIgnoreCase);
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

    private static IEnumerable<MailSettings> FromSource(MailSettings written, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        if (written.Source is not var (root, name))
        {
            return new[] { written };
        }

        var path = Normal(Path.Combine(Path.GetDirectoryName(written.File.Path) ?? "", name.Replace('\\', '/')));
        return files.FirstOrDefault(file => string.Equals(Normal(file.Path), path, StringComparison.OrdinalIgnoreCase)) is { } source
            ? ConfigurationFile.Read(source, root, cancellation).Select(section => section with { IsOfLocation = written.IsOfLocation })
            : new[] { written with { IsHidden = true } };
    }

    private static string Normal(string path) => path.Replace('\\', '/').Replace("/./", "/");

    /// <summary><c>Web.config</c> for <c>Web.Release.config</c>; null for a file whose name has no such part.</summary>
    private static string? BaseOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.LastIndexOf('.') is > 0 and var dot
            ? path.Substring(0, path.Length - Path.GetFileName(path).Length) + name.Substring(0, dot) + Path.GetExtension(path)
            : null;
    }
}
