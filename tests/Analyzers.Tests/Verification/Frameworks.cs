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
    NetCore31 = 8,
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

    private static readonly bool IsOnOldestRoslyn = typeof(Compilation).Assembly.GetName().Version!.Major == 3;

    /// <summary>Where both frameworks are asked for, the oldest Roslyn is asked for the old one alone: no compiler of its time knew the new one.</summary>
    public static IEnumerable<Framework> In(Framework frameworks) =>
        frameworks == Framework.Both && IsOnOldestRoslyn
            ? [Framework.NetFramework]
            : Enum.GetValues<Framework>().Where(one => one != Framework.Both && frameworks.HasFlag(one));

    /// <summary>For the tests of fixes, whose text hardly depends on it: of both frameworks the new one on the newest Roslyn.</summary>
    public static IEnumerable<Framework> Paired(Framework frameworks) => In(frameworks == Framework.Both && !IsOnOldestRoslyn ? Framework.Net : frameworks);

    public static ReferenceAssemblies References(Framework framework) => framework switch
    {
        Framework.NetFramework => NetFramework48,
        Framework.NetStandard => ReferenceAssemblies.NetStandard.NetStandard20,
        Framework.NetCore31 => ReferenceAssemblies.NetCore.NetCoreApp31,
        _ => ReferenceAssemblies.Net.Net80,
    };
}
