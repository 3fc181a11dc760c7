using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>A dispose in a finally: a using around all of it does the same once more.</summary>
internal static class FinalDisposal
{
    /// <summary>Those that a using in <paramref name="owner"/>, which holds every use, makes superfluous.</summary>
    public static List<StatementSyntax> Superfluous(IReadOnlyList<Uses> uses, SyntaxNode owner)
    {
        var sites = uses.SelectMany(static each => each.Sites).ToList();
        var inFinally =
            from disposal in uses.SelectMany(static each => each.Disposals)
            let block = disposal.Parent as BlockSyntax
            let attempt = block?.Parent?.Parent as TryStatementSyntax
            where block?.Parent is FinallyClauseSyntax && StatementList.OwnerOf(attempt) == owner &&
                sites.TrueForAll(site => site.SpanStart < block.SpanStart)
            group disposal by attempt;
        return inFinally
            .Where(static group => group.Count() < group.Key.Finally!.Block.Statements.Count || CanLose(group.Key))
            .SelectMany(static group => group)
            .ToList();
    }

    /// <summary>There is nothing else in its finally, no comment either.</summary>
    public static bool IsWhole(StatementSyntax disposal) =>
        disposal.Parent is BlockSyntax { Statements: { Count: 1 }, Parent: FinallyClauseSyntax last } && SaysNothing(last);

    public static void Remove(TreeChanges changes, IEnumerable<StatementSyntax> disposals)
    {
        foreach (var block in disposals.ToLookup(static disposal => (BlockSyntax)disposal.Parent!))
        {
            if (block.Count() == block.Key.Statements.Count)
            {
                RemoveFinally(changes, block.First());
                continue;
            }

            foreach (var disposal in block)
            {
                changes.Remove(disposal);
            }
        }
    }

    /// <summary>A try that has no catch clause either goes with its finally.</summary>
    public static void RemoveFinally(TreeChanges changes, StatementSyntax disposal)
    {
        var attempt = (TryStatementSyntax)disposal.Parent!.Parent!.Parent!;
        if (attempt.Catches.Count > 0)
        {
            changes.Replace(attempt, static rewritten => rewritten.WithFinally(null));
            return;
        }

        changes.ReplaceStatement(attempt, static rewritten =>
        {
            var statements = ((TryStatementSyntax)rewritten).Block.Statements;
            return statements.Select((statement, index) => (index > 0 ? statement : statement.WithLeadingTrivia(rewritten.GetLeadingTrivia()))
                .WithAdditionalAnnotations(Formatter.Annotation));
        });
    }

    /// <summary>
    /// Its finally goes without a trace, and it too where it has no catch clause: outside of its block a name could meet another one.
    /// </summary>
    private static bool CanLose(TryStatementSyntax attempt) => SaysNothing(attempt.Finally!) &&
        (attempt.Catches.Count > 0 || !attempt.Block.Statements.Any(static statement =>
            statement is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax ||
            statement.DescendantNodes().Any(static node => node is SingleVariableDesignationSyntax)));

    private static bool SaysNothing(FinallyClauseSyntax last) =>
        !last.DescendantTrivia().Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
