using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>What a method that writes takes; the richest of its overloads is used.</summary>
internal enum SinkShape
{
    None,
    ExceptionThenTemplate,
    ExceptionThenFormat,
    TextThenException,
    ExceptionThenText,
    Text,
    CompositeFormat,
}

internal static class SinkShapes
{
    /// <summary>The richest shape among the overloads of one name.</summary>
    public static SinkShape Of(IEnumerable<IMethodSymbol> overloads, INamedTypeSymbol? exception) =>
        overloads.Select(overload => Of(overload, exception)).Where(static shape => shape != SinkShape.None).DefaultIfEmpty().Min();

    private static SinkShape Of(IMethodSymbol method, INamedTypeSymbol? exception)
    {
        var parameters = method.Parameters.Where(static parameter => !parameter.IsOptional).ToList();
        if (method.ReturnType.IsTask() || parameters.Count is 0 or > 3 || method.TypeParameters.Length > 1)
        {
            return SinkShape.None;
        }

        return string.Concat(parameters.Select(Kind)) switch
        {
            "esp" or "est" when LogTemplates.TakesTemplate(method) => SinkShape.ExceptionThenTemplate,
            "esp" => SinkShape.ExceptionThenFormat,
            "se" or "oe" => SinkShape.TextThenException,
            "es" when !LogTemplates.TakesTemplate(method) => SinkShape.ExceptionThenText,
            "s" or "o" when method.TypeParameters.Length == 0 => SinkShape.Text,
            "sp" when !LogTemplates.TakesTemplate(method) => SinkShape.CompositeFormat,
            _ => SinkShape.None,
        };

        // One letter a parameter: exception, string, object, params object[], a type parameter.
        char Kind(IParameterSymbol parameter) =>
            parameter.RefKind != RefKind.None ? '?'
            : SymbolEqualityComparer.Default.Equals(parameter.Type, exception) ? 'e'
            : parameter.Type.SpecialType == SpecialType.System_String ? 's'
            : parameter.Type.SpecialType == SpecialType.System_Object ? 'o'
            : LogTemplates.IsManyObjects(parameter) ? 'p'
            : parameter.OriginalDefinition.Type is ITypeParameterSymbol ? 't'
            : '?';
    }
}
