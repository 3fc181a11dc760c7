using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Facts.Failures;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>Which calls write a log, and which of those take a template with named holes.</summary>
internal static class LogTemplates
{
    private static readonly string[] Structured = { "Microsoft.Extensions.Logging", "Serilog", "NLog" };

    /// <summary>A text writer is one too: <c>Console.Error</c>, or a file.</summary>
    public static bool IsLogger(SyntaxNode call, SemanticModel model) =>
        model.GetOperation(call) is IInvocationOperation invocation &&
        (LogCalls.IsLogger(invocation) || IsTextWriter(invocation.TargetMethod.ContainingType));

    private static bool IsTextWriter(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "TextWriter", ContainingNamespace: { Name: "IO" } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first string is a template: its values come after it, each with a name in braces.</summary>
    public static bool TakesTemplate(IMethodSymbol method)
    {
        var name = method.ContainingNamespace.ToDisplayString();
        return method.MethodKind != MethodKind.Constructor && Array.Exists(Structured, prefix =>
            name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '.'));
    }
}
