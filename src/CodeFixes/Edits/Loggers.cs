using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.CodeFixes.Edits;

/// <summary>Which calls write a log, and which of those take a template with named holes.</summary>
internal static class Loggers
{
    private static readonly Regex Word = new("(^|[a-z0-9_]|(?=[A-Z]))(Log|Logger|Logging|Trace)(?![a-z])", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Console",
        "System.IO.TextWriter",
        "System.Diagnostics.Debug",
        "System.Diagnostics.Trace",
        "System.Diagnostics.TraceSource",
        "System.Diagnostics.EventLog",
    };

    private static readonly string[] Structured = { "Microsoft.Extensions.Logging", "Serilog", "NLog" };

    private static readonly string[] Namespaces =
    {
        "Microsoft.Extensions.Logging", "Serilog", "NLog", "log4net", "Common.Logging", "Elmah", "Sentry", "Microsoft.ApplicationInsights",
    };

    public static bool IsLogger(IMethodSymbol method) =>
        method.MethodKind != MethodKind.Constructor &&
        (Types.Contains(method.ContainingType.ToDisplayString()) ||
            Lives(method, Namespaces) ||
            Word.IsMatch(method.Name) ||
            Word.IsMatch(method.ContainingType.Name));

    /// <summary>The first string is a template: its values come after it, each with a name in braces.</summary>
    public static bool TakesTemplate(IMethodSymbol method) => method.MethodKind != MethodKind.Constructor && Lives(method, Structured);

    private static bool Lives(IMethodSymbol method, string[] namespaces)
    {
        var name = method.ContainingNamespace.ToDisplayString();
        return Array.Exists(namespaces, prefix =>
            name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '.'));
    }
}
