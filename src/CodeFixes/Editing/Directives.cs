using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>Conditional code: what is switched off cannot be judged and must not be cut in two.</summary>
internal static class Directives
{
    /// <summary>Code that is switched off inside of <paramref name="node"/> and, where given, speaks of <paramref name="name"/>.</summary>
    public static bool HidesCode(SyntaxNode node, string? name = null) =>
        node.DescendantTrivia().Any(trivia =>
            trivia.IsKind(SyntaxKind.DisabledTextTrivia) && node.Span.Contains(trivia.Span) &&
            (name is null || trivia.ToString().Contains(name)));

    /// <summary>No <c>#if</c> or <c>#region</c> begins inside of the span and ends outside, or the other way round.</summary>
    public static bool AreWhole(SyntaxNode owner, TextSpan span) =>
        owner.DescendantTrivia().Where(trivia => trivia.IsDirective && span.Contains(trivia.Span)).All(trivia =>
            ((DirectiveTriviaSyntax)trivia.GetStructure()!).GetRelatedDirectives().All(related => span.Contains(related.Span)));

    /// <summary>
    /// Each <c>#if</c> and <c>#region</c> still has its end. The compiler says so only when it reads the text again: an edited tree keeps the
    /// directives that it was parsed with.
    /// </summary>
    public static bool StayBalanced(SyntaxNode before, SyntaxNode after) => AreBalanced(after) || !AreBalanced(before);

    private static bool AreBalanced(SyntaxNode root)
    {
        var (conditions, regions) = (0, 0);
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            conditions += Step(directive, SyntaxKind.IfDirectiveTrivia, SyntaxKind.EndIfDirectiveTrivia);
            regions += Step(directive, SyntaxKind.RegionDirectiveTrivia, SyntaxKind.EndRegionDirectiveTrivia);
            if (conditions < 0 || regions < 0)
            {
                return false;
            }
        }

        return conditions == 0 && regions == 0;
    }

    private static int Step(SyntaxNode directive, SyntaxKind start, SyntaxKind end) =>
        directive.IsKind(start) ? 1 : directive.IsKind(end) ? -1 : 0;

    /// <summary>It stands between an <c>#if</c> and its end.</summary>
    public static bool AreConditional(SyntaxNode node)
    {
        var depth = 0;
        for (var directive = node.SyntaxTree.GetRoot().GetFirstDirective();
            directive is not null && directive.SpanStart < node.SpanStart;
            directive = directive.GetNextDirective())
        {
            depth += Step(directive, SyntaxKind.IfDirectiveTrivia, SyntaxKind.EndIfDirectiveTrivia);
        }

        return depth > 0;
    }

    public static bool StandBefore(SyntaxNode node) => node.GetLeadingTrivia().Any(static trivia => trivia.IsDirective);
}
