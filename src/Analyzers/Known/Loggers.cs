using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Known;

/// <summary>Which calls only write an exception down. None of them writes its status code: ToString does not contain it.</summary>
internal static class Loggers
{
    /// <summary>Namespaces and types whose methods log. A namespace covers those inside it.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "System.Console",
        "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.Diagnostics.TraceSource", "System.Diagnostics.EventLog",
        "Microsoft.Extensions.Logging", "Serilog", "NLog", "log4net", "Common.Logging",
        "Elmah", "ElmahCore", "Sentry", "SharpRaven", "Microsoft.ApplicationInsights",
        "System.Windows.Forms.MessageBox", "System.Windows.MessageBox",
    };

    /// <summary>Whether the methods of a type log.</summary>
    public static bool IsLogger(ITypeSymbol? type)
    {
        if (type is null)
        {
            return false;
        }

        var name = type.OriginalDefinition.Name;
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            var full = space.ToDisplayString();
            if (Known.Contains(full) || (SymbolEqualityComparer.Default.Equals(space, type.ContainingNamespace) && Known.Contains(full + "." + name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method, or the type that it is called on, is named like one that logs.</summary>
    public static bool IsNamedLikeLogger(string? name) => name is not null && name.HasAny(Words.Log);

    /// <summary>
    /// A framework method that turns its arguments into text and nothing else: what it makes of an exception is the exception's ToString.
    /// </summary>
    public static bool OnlyFormats(IMethodSymbol method) =>
        method.ContainingType?.SpecialType is SpecialType.System_String or SpecialType.System_Object ||
        method.ContainingType is { Name: "StringBuilder", ContainingNamespace: { Name: "Text" } } ||
        method.ContainingType is { Name: "Convert", ContainingNamespace: { Name: "System" } } ||
        method.ContainingType is { Name: "TextWriter" or "StreamWriter" or "StringWriter", ContainingNamespace: { Name: "IO" } };
}
