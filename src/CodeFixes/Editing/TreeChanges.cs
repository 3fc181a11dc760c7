using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>
/// The edits of one fix, all said in terms of the tree as it was and made in one pass from the leaves up: an edit of an outer node sees
/// the inner ones done, and every statement list still as long as it was, because lists grow and shrink only at the end.
/// </summary>
internal sealed class TreeChanges
{
    private static readonly SyntaxAnnotation Several = new("SmtpAnalyzers.Several");

    private readonly Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> _edits = new();

    /// <summary>What is edited, in whatever files.</summary>
    public IEnumerable<SyntaxNode> Nodes => _edits.Keys;

    /// <summary>A second edit of one node gets the result of the first.</summary>
    public void Replace<TNode>(TNode node, Func<TNode, SyntaxNode> edit)
        where TNode : SyntaxNode
    {
        _edits[node] = _edits.TryGetValue(node, out var earlier)
            ? rewritten => edit((TNode)earlier(rewritten))
            : rewritten => edit((TNode)rewritten);
    }

    /// <summary>One statement becomes several, or, where it stands in a list, none. An embedded statement gets braces.</summary>
    public void ReplaceStatement(StatementSyntax statement, Func<StatementSyntax, IEnumerable<StatementSyntax>> edit) =>
        Replace(statement, rewritten => AsOne(edit(rewritten)));

    /// <summary>Takes the statement out of its list; its comments stay.</summary>
    public void Remove(StatementSyntax statement) =>
        Replace(statement, static rewritten => AsOne(Enumerable.Empty<StatementSyntax>()).WithTriviaFrom(rewritten));

    /// <summary>A part of the tree, with the edits inside of it: as a copy, to be put wherever it is to stand.</summary>
    public TNode Within<TNode>(TNode part)
        where TNode : SyntaxNode => part.ReplaceNodes(_edits.Keys.Where(part.Contains), (original, rewritten) => _edits[original](rewritten));

    /// <summary>The edits of one file.</summary>
    public SyntaxNode Apply(SyntaxNode root)
    {
        var tree = root.SyntaxTree;
        var lineEnd = Layout.LineEnd(root);
        root = root.ReplaceNodes(_edits.Keys.Where(node => node.SyntaxTree == tree), (original, rewritten) => _edits[original](rewritten));
        var owners = root.GetAnnotatedNodes(Several).Select(StatementList.OwnerOf).OfType<SyntaxNode>().Distinct();
        root = root.ReplaceNodes(owners, static (_, owner) => Spread(owner));
        return root.ReplaceNodes(root.GetAnnotatedNodes(Several), (_, embedded) => embedded.WithTrailingTrivia(lineEnd).WithoutAnnotations(Several));
    }

    private static BlockSyntax AsOne(IEnumerable<StatementSyntax> statements) =>
        SyntaxFactory.Block(statements).WithAdditionalAnnotations(Several, Formatter.Annotation);

    private static SyntaxNode Spread(SyntaxNode owner)
    {
        var spread = new List<StatementSyntax>();
        var left = new List<SyntaxTrivia>();
        foreach (var statement in StatementList.StatementsOf(owner))
        {
            if (!statement.HasAnnotation(Several))
            {
                Add(statement);
                continue;
            }

            var parts = ((BlockSyntax)statement).Statements;
            foreach (var part in parts)
            {
                Add(part);
            }

            if (parts.Count == 0)
            {
                left.AddRange(Comments(statement));
            }
        }

        return StatementList.With(owner, spread, left);

        void Add(StatementSyntax statement)
        {
            spread.Add(left.Count == 0 ? statement : statement.WithLeadingTrivia(left.Concat(statement.GetLeadingTrivia())));
            left.Clear();
        }
    }

    /// <summary>What must outlive a statement: its comments and directives, as lines of their own.</summary>
    private static IEnumerable<SyntaxTrivia> Comments(SyntaxNode statement)
    {
        var leading = statement.GetLeadingTrivia();
        var indentation = Layout.Indentation(statement);
        var kept = leading.Any(IsWorthKeeping) ? leading.Take(leading.Count - indentation.Count) : Enumerable.Empty<SyntaxTrivia>();
        var trailing = statement.GetTrailingTrivia();
        return trailing.Any(IsWorthKeeping)
            ? kept.Concat(indentation).Concat(trailing.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            : kept;
    }

    private static bool IsWorthKeeping(SyntaxTrivia trivia) =>
        !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
