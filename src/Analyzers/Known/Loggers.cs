using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

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

    /// <summary>A call of a known logger, or one that is named like one and whose value nobody uses.</summary>
    public static bool IsLogger(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var receiver = call.Instance?.Type ?? method.ContainingType;
        return IsKnown(method.ContainingType) || IsKnown(receiver) || (IsUnused(call) && (HasWord(method.Name) || HasWord(receiver?.Name)));
    }

    /// <summary>
    /// A framework method that turns its arguments into text and nothing else: what it makes of an exception is the exception's ToString.
    /// </summary>
    public static bool OnlyFormats(IMethodSymbol method) =>
        method.ContainingType?.SpecialType is SpecialType.System_String or SpecialType.System_Object ||
        method.ContainingType is { Name: "StringBuilder", ContainingNamespace: { Name: "Text" } } ||
        method.ContainingType is { Name: "Convert", ContainingNamespace: { Name: "System" } } ||
        method.ContainingType is { Name: "TextWriter" or "StreamWriter" or "StringWriter", ContainingNamespace: { Name: "IO" } };

    private static bool HasWord(string? name) => name is not null && name.HasAny(Words.Log);

    private static bool IsUnused(IOperation call)
    {
        var value = call.SameValue();
        return value.Parent switch
        {
            IExpressionStatementOperation => true,
            IAwaitOperation awaiting => IsUnused(awaiting),
            IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "Wait" } } wrapped => IsUnused(wrapped),
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IConditionalAccessOperation access when access.WhenNotNull == value => IsUnused(access),
            _ => false,
        };
    }

    private static bool IsKnown(ITypeSymbol? type)
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
}
