using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.Language;

/// <summary>The declarations of a C# file by their words, read in one pass.</summary>
internal static class CSharpDeclarations
{
    /// <summary>What a loop, an await, a deconstruction and a query use without its name: only the object is named.</summary>
    private static readonly HashSet<string> UsedUnnamed = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "Current", "GetAwaiter", "GetResult", "Deconstruct", "Select", "SelectMany", "Where", "Cast",
    };

    public static IReadOnlyList<Declaration> In(SyntaxNode file, Func<SyntaxNode, IEnumerable<SyntaxNode>> bodies)
    {
        var declarations = new List<Declaration>();
        var open = new Stack<(Declaration Declaration, int End)>();
        var program = (Declaration?)null;
        foreach (var part in file.DescendantNodesAndTokens())
        {
            while (open.Count > 0 && open.Peek().End <= part.FullSpan.Start)
            {
                open.Pop();
            }

            var around = open.Count > 0 ? open.Peek().Declaration : null;
            if (part.AsNode() is { } node)
            {
                if ((node is GlobalStatementSyntax ? program ??= Of(node, around, bodies) : Of(node, around, bodies)) is { } declaration)
                {
                    declarations.Add(declaration);
                    open.Push((declaration, node.FullSpan.End));
                }
            }
            else if (IsWord(part.AsToken()))
            {
                around?.Words.Add(part.AsToken().ValueText);
            }
        }

        return declarations.Distinct().ToList();
    }

    private static Declaration? Of(SyntaxNode node, Declaration? around, Func<SyntaxNode, IEnumerable<SyntaxNode>> bodies) => node switch
    {
        UsingDirectiveSyntax { Alias: { Name: { Identifier: { ValueText: var alias } } } } =>
            new Declaration(code: null, around, new[] { alias }, bodies),
        // Top-level statements are one declaration, that of the first.
        GlobalStatementSyntax => new Declaration(node, around, Array.Empty<string>(), bodies),
        MemberDeclarationSyntax member => new Declaration(IsContainer(member) ? null : member, around, NamesOf(member, around).ToList(), bodies),
        _ => null,
    };

    /// <summary>Namespaces and types, those that newer Roslyns know too: what they contain stands for itself.</summary>
    private static bool IsContainer(MemberDeclarationSyntax node) => node is not (
        BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax or DelegateDeclarationSyntax or
        EnumMemberDeclarationSyntax or IncompleteMemberSyntax);

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member, Declaration? around)
    {
        var tokens = member switch
        {
            // With the parameters of a primary constructor, which all of the type names.
            BaseTypeDeclarationSyntax type => type.ChildNodes().OfType<ParameterListSyntax>().SelectMany(static list => list.Parameters)
                .Select(static parameter => parameter.Identifier).Prepend(type.Identifier),
            BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier),
            _ => member.ChildTokens(),
        };
        var names = tokens.Where(IsWord).Select(static name => name.ValueText);
        return member is IndexerDeclarationSyntax or OperatorDeclarationSyntax ||
            (member is MethodDeclarationSyntax or PropertyDeclarationSyntax && names.Any(UsedUnnamed.Contains))
            ? names.Concat(around?.Names ?? Array.Empty<string>())
            : names;
    }

    private static bool IsWord(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) && !token.IsMissing;
}
