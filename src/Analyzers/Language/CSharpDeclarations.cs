using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.Language;

/// <summary>The declarations of a C# file by their words.</summary>
internal static class CSharpDeclarations
{
    public static IEnumerable<Declaration> In(SyntaxNode file, ILanguage language)
    {
        foreach (var node in file.DescendantNodes(static node => node is CompilationUnitSyntax || IsContainer(node)))
        {
            switch (node)
            {
                case UsingDirectiveSyntax { Alias: { Name: { Identifier: { ValueText: var alias } } } }:
                    yield return new Declaration(new[] { alias }, WordsOf(node), Array.Empty<SyntaxNode>());
                    break;
                case GlobalStatementSyntax:
                    break;
                case MemberDeclarationSyntax member when IsContainer(member):
                    yield return new Declaration(NamesOf(member).ToList(), WordsOf(member), Array.Empty<SyntaxNode>());
                    break;
                case MemberDeclarationSyntax member:
                    yield return new Declaration(NamesOf(member).ToList(), WordsOf(member), language.BodiesIn(member).ToList());
                    break;
            }
        }

        if (file is CompilationUnitSyntax { Members: var members } && members.Any(SyntaxKind.GlobalStatement))
        {
            var words = new HashSet<string>(members.OfType<GlobalStatementSyntax>().SelectMany(WordsOf), StringComparer.Ordinal);
            yield return new Declaration(Array.Empty<string>(), words, new[] { file });
        }
    }

    /// <summary>Namespaces and types: what they contain stands for itself.</summary>
    private static bool IsContainer(SyntaxNode node) =>
        node is BaseTypeDeclarationSyntax ||
        (node is MemberDeclarationSyntax && node.ChildNodes().Any(static child => child is MemberDeclarationSyntax));

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member)
    {
        var names = member switch
        {
            // With the parameters of a primary constructor, which all of the type names.
            BaseTypeDeclarationSyntax type => type.ChildNodes().OfType<ParameterListSyntax>().SelectMany(static list => list.Parameters)
                .Select(static parameter => parameter.Identifier).Prepend(type.Identifier),
            BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier),
            _ => member.ChildTokens(),
        };
        return names.Where(static name => name.IsKind(SyntaxKind.IdentifierToken) && !name.IsMissing).Select(static name => name.ValueText);
    }

    private static HashSet<string> WordsOf(SyntaxNode declaration) => new(
        declaration.DescendantTokens(node => node == declaration || node is not MemberDeclarationSyntax)
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken) && !token.IsMissing)
            .Select(static token => token.ValueText),
        StringComparer.Ordinal);
}
