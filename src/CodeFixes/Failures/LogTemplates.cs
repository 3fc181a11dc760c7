using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Facts.Failures;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>Which calls write a log, and which of those take a template with named holes.</summary>
internal static class LogTemplates
{
    private static readonly string[] Structured = { "Microsoft.Extensions.Logging", "Serilog", "NLog" };

    /// <summary>A text writer is one too: <c>Console.Error</c>, or a file.</summary>
    public static bool IsLogger(SyntaxNode call, Handler handler) =>
        handler.Model.GetOperation(call, handler.Cancellation) is IInvocationOperation invocation &&
        (LogCalls.IsLogger(invocation) ||
            invocation.TargetMethod.ContainingType.IsOrDerivesFrom(handler.Model.Compilation.GetTypeByMetadataName("System.IO.TextWriter")));

    /// <summary>The first string is a template: its values come after it, each with a name in braces.</summary>
    public static bool TakesTemplate(IMethodSymbol method)
    {
        var name = method.ContainingNamespace.ToDisplayString();
        return method.MethodKind != MethodKind.Constructor && Array.Exists(Structured, prefix =>
            name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '.'));
    }
}
