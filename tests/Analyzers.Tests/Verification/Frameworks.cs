using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace SmtpAnalyzers.Tests.Verification;

/// <summary>The references a program is compiled against.</summary>
[Flags]
public enum Framework
{
    NetFramework = 1,
    Net = 2,
    NetStandard = 4,
    Both = NetFramework | Net,
}

internal static class Frameworks
{
    // The testing library's own net48 asks for a package version that not every registry has.
    private static readonly ReferenceAssemblies NetFramework48 = new ReferenceAssemblies(
        ".NETFramework,Version=v4.8",
        new PackageIdentity("Microsoft.NETFramework.ReferenceAssemblies.net48", "1.0.3"),
        Path.Combine("build", ".NETFramework", "v4.8"))
        .WithAssemblies(["mscorlib", "System", "System.Core", "System.Configuration", "System.Drawing", "System.Windows.Forms", "System.Net.Http"]);

    public static IEnumerable<Framework> In(Framework frameworks) =>
        Enum.GetValues<Framework>().Where(one => one != Framework.Both && frameworks.HasFlag(one));

    /// <summary>
    /// For the slow tests, those of fixes: where both frameworks are asked for, the old one on the oldest Roslyn and the new one on the newest,
    /// as they meet in practice.
    /// </summary>
    public static IEnumerable<Framework> Paired(Framework frameworks) =>
        frameworks != Framework.Both
            ? In(frameworks)
            : [typeof(Compilation).Assembly.GetName().Version!.Major == 3 ? Framework.NetFramework : Framework.Net];

    public static ReferenceAssemblies References(Framework framework) => framework switch
    {
        Framework.NetFramework => NetFramework48,
        Framework.NetStandard => ReferenceAssemblies.NetStandard.NetStandard20,
        _ => ReferenceAssemblies.Net.Net80,
    };
}
