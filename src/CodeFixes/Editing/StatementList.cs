using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>The places where statements follow each other: a block, a section of a switch, a file of top-level statements.</summary>
internal static class StatementList
{
    /// <summary>Null for an embedded statement, as in <c>if (x) statement;</c>.</summary>
    public static SyntaxNode? OwnerOf(SyntaxNode statement) => statement.Parent switch
    {
        BlockSyntax block => block,
        SwitchSectionSyntax section => section,
        GlobalStatementSyntax global => global.Parent,
        _ => null,
    };

    public static IReadOnlyList<StatementSyntax> StatementsOf(SyntaxNode owner) => owner switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(static global => global.Statement).ToList(),
        _ => throw new ArgumentException(owner.Kind().ToString(), nameof(owner)),
    };

    /// <summary>The statement of <paramref name="owner"/>'s list that holds <paramref name="node"/>, by its place; -1 where none does.</summary>
    public static int IndexOf(SyntaxNode owner, SyntaxNode node)
    {
        var statements = StatementsOf(owner);
        for (var index = 0; index < statements.Count; index++)
        {
            if (statements[index].FullSpan.Contains(node.Span) && node.AncestorsAndSelf().Contains(statements[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <param name="left">Comments that have no statement to stand at any more: they go before what ends the list.</param>
    public static SyntaxNode With(SyntaxNode owner, IReadOnlyList<StatementSyntax> statements, IReadOnlyList<SyntaxTrivia> left)
    {
        if (left.Count > 0 && owner is SwitchSectionSyntax && statements.Count > 0)
        {
            var last = statements[statements.Count - 1];
            statements = statements.Take(statements.Count - 1).Append(last.WithTrailingTrivia(last.GetTrailingTrivia().AddRange(left))).ToList();
        }

        return owner switch
        {
            BlockSyntax block => block
                .WithStatements(SyntaxFactory.List(statements))
                .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(left.Concat(block.CloseBraceToken.LeadingTrivia))),
            SwitchSectionSyntax section => section.WithStatements(SyntaxFactory.List(statements)),
            CompilationUnitSyntax unit => WithGlobals(unit, statements, left),
            _ => throw new ArgumentException(owner.Kind().ToString(), nameof(owner)),
        };
    }

    private static CompilationUnitSyntax WithGlobals(
        CompilationUnitSyntax unit, IReadOnlyList<StatementSyntax> statements, IReadOnlyList<SyntaxTrivia> left)
    {
        var globals = statements.Select(static statement => (MemberDeclarationSyntax)SyntaxFactory.GlobalStatement(statement));
        var types = unit.Members.Where(static member => member is not GlobalStatementSyntax).ToList();
        unit = unit.WithMembers(SyntaxFactory.List(globals.Concat(types)));
        if (left.Count == 0)
        {
            return unit;
        }

        var next = types.Count > 0 ? unit.Members[statements.Count].GetFirstToken() : unit.EndOfFileToken;
        return unit.ReplaceToken(next, next.WithLeadingTrivia(left.Concat(next.LeadingTrivia)));
    }
}
