using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Facts.Connection;

/// <summary>
/// One &lt;smtp&gt; section of &lt;system.net&gt;&lt;mailSettings&gt; in a configuration file: on .NET Framework each constructor of
/// SmtpClient reads it.
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

    public string? DefaultCredentials { get; init; }

    /// <summary>The &lt;network element; null where the section has none.</summary>
    public Location? Network { get; init; }

    public bool EnablesSsl => IsTrue(EnableSsl);

    /// <summary>Whether a login is written that .NET Framework drops for that of the user who runs the program.</summary>
    public bool DropsLogin => IsTrue(DefaultCredentials) && !string.IsNullOrWhiteSpace(UserName);

    /// <summary>The section with what it does not say itself taken from the other one.</summary>
    public MailSettings Onto(MailSettings other) => this with
    {
        Base = other,
        IsHidden = IsHidden || other.IsHidden,
        DeliveryMethod = DeliveryMethod ?? other.DeliveryMethod,
        Host = Host ?? other.Host,
        Port = Port ?? other.Port,
        UserName = UserName ?? other.UserName,
        EnableSsl = EnableSsl ?? other.EnableSsl,
        DefaultCredentials = DefaultCredentials ?? other.DefaultCredentials,
    };

    private static bool IsTrue(string? attribute) => string.Equals(attribute?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
}
