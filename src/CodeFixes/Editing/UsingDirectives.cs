using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>
/// Puts using directives where the file's reader looks for them: among those of namespaces, in the order that these have, outside of an
/// <c>#if</c>. Roslyn's own import knows which list a directive belongs to; but it puts it at the very end, behind aliases, where any line of
/// that list is out of order.
/// </summary>
internal static class UsingDirectives
{
    /// <param name="root">The file without them.</param>
    /// <param name="imported">The same file with them, wherever in their list.</param>
    public static SyntaxNode Placed(SyntaxNode root, SyntaxNode imported)
    {
        var lists = Lists(imported).ToList();
        for (var index = 0; index < lists.Count; index++)
        {
            var known = new HashSet<string>(Of(Lists(root).ElementAt(index)).Select(static directive => directive.ToString()));
            foreach (var added in Of(lists[index]).Where(directive => !known.Contains(directive.ToString())))
            {
                if (With(root, Of(Lists(root).ElementAt(index)).ToList(), added) is not { } placed)
                {
                    return imported;
                }

                root = placed;
            }
        }

        return root;
    }

    /// <summary>The file and its namespaces, which the floor of the supported Roslyn versions knows only with a block.</summary>
    private static IEnumerable<SyntaxNode> Lists(SyntaxNode root) =>
        root.DescendantNodesAndSelf(static node => node is CompilationUnitSyntax || IsNamespace(node))
            .Where(static node => node is CompilationUnitSyntax || IsNamespace(node));

    private static bool IsNamespace(SyntaxNode node) => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax &&
        node.ChildNodes().FirstOrDefault() is NameSyntax && node.ChildTokens().FirstOrDefault().IsKind(SyntaxKind.NamespaceKeyword);

    private static IEnumerable<UsingDirectiveSyntax> Of(SyntaxNode owner) => owner.ChildNodes().OfType<UsingDirectiveSyntax>();

    /// <summary>Null where the list tells no place.</summary>
    private static SyntaxNode? With(SyntaxNode root, IReadOnlyList<UsingDirectiveSyntax> list, UsingDirectiveSyntax added)
    {
        var free = list.Where(static directive => !Directives.AreConditional(directive)).ToList();
        var namespaces = free.Where(static directive => IsOrdinary(directive)).ToList();
        var previous = namespaces.Count > 0 ? Previous(namespaces, added) : free.LastOrDefault(IsGlobal);
        if (previous is not null)
        {
            return root.InsertNodesAfter(previous, new[]
            {
                added.WithLeadingTrivia(Layout.Indentation(previous)).WithTrailingTrivia(Layout.LineEnd(root)),
            });
        }

        if ((namespaces.Count > 0 ? namespaces : free).FirstOrDefault() is not { } next)
        {
            return null;
        }

        // What stands above the first of them stands above all.
        var mark = new SyntaxAnnotation();
        root = root.ReplaceNode(next, next.WithLeadingTrivia(Layout.Indentation(next)).WithAdditionalAnnotations(mark));
        return root.InsertNodesBefore(root.GetAnnotatedNodes(mark).Single(), new[]
        {
            added.WithLeadingTrivia(next.GetLeadingTrivia()).WithTrailingTrivia(Layout.LineEnd(root)),
        });
    }

    /// <summary>Behind which of them the new one goes: the last where they have no order; none where it is to be the first.</summary>
    private static UsingDirectiveSyntax? Previous(IReadOnlyList<UsingDirectiveSyntax> namespaces, UsingDirectiveSyntax added)
    {
        foreach (var systemFirst in new[] { true, false })
        {
            var keys = namespaces.Select(directive => Key(directive, systemFirst)).ToList();
            if (keys.SequenceEqual(keys.OrderBy(static key => key, StringComparer.OrdinalIgnoreCase)))
            {
                var smaller = keys.Count(key => StringComparer.OrdinalIgnoreCase.Compare(key, Key(added, systemFirst)) < 0);
                return smaller == 0 ? null : namespaces[smaller - 1];
            }
        }

        return namespaces[namespaces.Count - 1];
    }

    /// <summary>Parts are compared one by one: <c>A.B</c> comes before <c>A1</c>.</summary>
    private static string Key(UsingDirectiveSyntax directive, bool systemFirst)
    {
        var parts = directive.Name!.ToString().Replace("global::", "").Split('.');
        return (systemFirst && parts[0] == "System" ? "0" : "1") + string.Join("\0", parts);
    }

    private static bool IsOrdinary(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && !IsGlobal(directive);

    /// <summary>The floor of the supported Roslyn versions has no word for it.</summary>
    private static bool IsGlobal(UsingDirectiveSyntax directive) => !directive.GetFirstToken().IsKind(SyntaxKind.UsingKeyword);
}
