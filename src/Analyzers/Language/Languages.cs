using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Language;

/// <summary>The language that a node or an operation is written in.</summary>
internal static class Languages
{
    private static readonly ILanguage CSharp = new CSharpLanguage();

    public static ILanguage Language(this SyntaxNode node) => Of(node.Language);

    public static ILanguage Language(this IOperation operation) => Of(operation.Language);

    private static ILanguage Of(string name) => name switch
    {
        LanguageNames.CSharp => CSharp,
        _ => throw new NotSupportedException(name),
    };
}
