using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Facts.Connection;

/// <summary>What a project says of its mail servers outside of the code: in its configuration files and its options.</summary>
internal sealed class ProjectServers(SmtpSymbols symbols, AnalyzerOptions options)
{
    private readonly Lazy<ImmutableArray<MailSettings>> _mailSettings = new(
        () => ConfigurationFiles.Read(options.AdditionalFiles, CancellationToken.None));

    /// <summary>The smtp sections of the project's configuration files.</summary>
    public ImmutableArray<MailSettings> Sections => _mailSettings.Value;

    /// <summary>
    /// Whether the configuration file, which the constructors read on .NET Framework, switches TLS on, or may do so where that cannot be seen.
    /// </summary>
    public bool MaySwitchTlsOn => symbols.MayReadMailSettings && Sections.Any(static section => section.EnablesSsl || section.IsHidden);

    /// <summary>Whether a server's name is this machine's, a development catcher's, or one that the project trusts.</summary>
    public bool IsTrusted(string host, SyntaxTree tree) =>
        KnownHosts.IsLocal(host) || options.ListOf(tree, Configuration.TrustedHosts).Any(pattern => KnownHosts.Matches(host, pattern));

    /// <summary>The same for a host of a configuration file, for which the options of source files count too.</summary>
    public bool IsTrusted(string host, AdditionalText file) =>
        options.ListOf(file, Configuration.TrustedHosts).Any(pattern => KnownHosts.Matches(host, pattern)) ||
        symbols.Compilation.SyntaxTrees.Any(tree => IsTrusted(host, tree));
}
