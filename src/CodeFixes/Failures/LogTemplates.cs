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
    public static bool IsLogger(SyntaxNode call, SemanticModel model, CancellationToken cancellation) =>
        model.GetOperation(call, cancellation) is IInvocationOperation invocation &&
        (LogCalls.IsLogger(invocation) ||
            invocation.TargetMethod.ContainingType.IsOrDerivesFrom(model.Compilation.GetTypeByMetadataName("System.IO.TextWriter")));

    public static bool IsLogger(SyntaxNode call, Handler handler) => IsLogger(call, handler.Model, handler.Cancellation);

    /// <summary>
    /// The parameter is a format string, whose values come after it: a text from outside must not be part of it, as a brace in it would be a hole.
    /// </summary>
    public static bool IsCompositeFormat(IParameterSymbol parameter) =>
        parameter is { Type: { SpecialType: SpecialType.System_String }, ContainingSymbol: IMethodSymbol method } &&
        method.Parameters.Skip(parameter.Ordinal + 1).FirstOrDefault() is { } next &&
        (IsManyObjects(next) || (parameter.Name == "format" && next.Type.SpecialType == SpecialType.System_Object));

    public static bool IsManyObjects(IParameterSymbol parameter) =>
        parameter is { IsParams: true, Type: IArrayTypeSymbol { ElementType: { SpecialType: SpecialType.System_Object } } };

    /// <summary>The first string is a template: its values come after it, each with a name in braces.</summary>
    public static bool TakesTemplate(IMethodSymbol method)
    {
        var name = method.ContainingNamespace.ToDisplayString();
        return method.MethodKind != MethodKind.Constructor && Array.Exists(Structured, prefix =>
            name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '.'));
    }
}
