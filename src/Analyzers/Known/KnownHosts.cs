using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace SmtpAnalyzers.Known;

/// <summary>What is known of a server from its name alone. <c>*</c> in a pattern stands for any characters.</summary>
internal static class KnownHosts
{
    /// <summary>Servers that refuse mail without STARTTLS, by their providers' documentation.</summary>
    private static readonly string[] DemandingTls =
    {
        "smtp.gmail.com", "smtp-relay.gmail.com",
        "smtp.office365.com", "smtp-mail.outlook.com",
        "email-smtp.*.amazonaws.com",
        "smtp*.zoho.*",
        "smtp.mail.yahoo.com",
        "smtp.mail.me.com",
    };

    /// <summary>This machine, and the catchers that developers run on it or beside it in containers.</summary>
    private static readonly string[] Local =
    {
        "localhost", "127.*", "::1", "[::1]", ".", "host.docker.internal",
        "mailhog", "mailpit", "smtp4dev", "papercut", "maildev",
    };

    /// <summary>More patterns than the framework keeps by itself.</summary>
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    public static bool DemandsTls(string host) => Array.Exists(DemandingTls, pattern => Matches(host, pattern));

    public static bool IsLocal(string host) => Array.Exists(Local, pattern => Matches(host, pattern));

    /// <summary>Whether <paramref name="host"/> fits a pattern such as <c>*.corp.example</c>, letter case aside.</summary>
    public static bool Matches(string host, string pattern) =>
        Patterns.GetOrAdd(pattern, Read).IsMatch(host.Trim().TrimEnd('.') is { Length: > 0 } name ? name : host.Trim());

    private static Regex Read(string pattern) =>
        new("^" + Regex.Escape(pattern.Trim()).Replace("\\*", ".*") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
