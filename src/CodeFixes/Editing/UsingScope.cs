using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>The two ways to write a using: as a declaration, and as a statement around those that need it.</summary>
internal static class UsingScope
{
    public static bool HasDeclarations(SyntaxTree tree) => tree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 };

    /// <summary>A section of a switch is no place for a using declaration: other sections could jump past it.</summary>
    public static bool AllowsDeclaration(SyntaxNode owner) => HasDeclarations(owner.SyntaxTree) && owner is not SwitchSectionSyntax;

    /// <summary>A goto may cross neither a using declaration nor the edge of a using statement inwards.</summary>
    public static bool AllowsUsing(SyntaxNode function) =>
        !Functions.OwnNodes(function).Any(static node => node is LabeledStatementSyntax);

    public static LocalDeclarationStatementSyntax Declaration(LocalDeclarationStatementSyntax local) => local
        .WithoutLeadingTrivia()
        .WithUsingKeyword(SyntaxFactory.Token(local.GetLeadingTrivia(), SyntaxKind.UsingKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)));

    public static LocalDeclarationStatementSyntax Declaration(VariableDeclarationSyntax variable) => SyntaxFactory
        .LocalDeclarationStatement(variable)
        .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
        .WithAdditionalAnnotations(Formatter.Annotation);

    public static UsingStatementSyntax Statement(VariableDeclarationSyntax variable, IEnumerable<StatementSyntax> body, SyntaxTrivia lineEnd) =>
        Statement(body, lineEnd).WithDeclaration(variable);

    public static UsingStatementSyntax Statement(ExpressionSyntax resource, IEnumerable<StatementSyntax> body, SyntaxTrivia lineEnd) =>
        Statement(body, lineEnd).WithExpression(resource);

    /// <summary>A block on lines of its own, wherever it comes to stand: the formatter leaves a lambda's block on one line.</summary>
    public static BlockSyntax Block(IEnumerable<StatementSyntax> statements, SyntaxTrivia lineEnd)
    {
        var lines = statements.Select(statement =>
            statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
                ? statement
                : statement.WithTrailingTrivia(statement.GetTrailingTrivia().Add(lineEnd)));
        var block = SyntaxFactory.Block(lines);
        return block.WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(lineEnd)).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>
    /// The last statement that a using around those from <paramref name="first"/> to at least <paramref name="last"/> has to take in, so that
    /// what they declare is still seen where it is used; -1 where no using can be right.
    /// </summary>
    /// <param name="startsWithHead">The first statement becomes the head of the using: what it declares is no matter of the others.</param>
    public static int LastInside(SyntaxNode owner, int first, int last, SemanticModel model, CancellationToken cancellation,
        bool startsWithHead = false)
    {
        var statements = StatementList.StatementsOf(owner);
        var scope = owner is SwitchSectionSyntax ? owner.Parent! : owner;
        for (var index = startsWithHead ? first + 1 : first; index <= last; index++)
        {
            foreach (var symbol in Declared(statements[index], model, cancellation))
            {
                foreach (var reference in References.To(symbol, scope, model, cancellation))
                {
                    var used = StatementList.IndexOf(owner, reference);
                    if (used < first)
                    {
                        return -1;
                    }

                    last = Math.Max(last, used);
                }
            }
        }

        return Directives.AreWhole(owner, TextSpan.FromBounds(statements[first].SpanStart, statements[last].Span.End)) ? last : -1;
    }

    /// <summary>
    /// Puts the statements of the list from <paramref name="first"/> to <paramref name="last"/> under what <paramref name="wrap"/> makes of
    /// them.
    /// </summary>
    public static void Wrap(
        TreeChanges changes, SyntaxNode owner, int first, int last, Func<IReadOnlyList<StatementSyntax>, SyntaxTrivia, UsingStatementSyntax> wrap)
    {
        var lineEnd = Layout.LineEnd(owner);
        changes.Replace(owner, rewritten =>
        {
            var statements = StatementList.StatementsOf(rewritten);
            var inside = statements.Skip(first).Take(last - first + 1).ToList();
            var leading = inside[0].GetLeadingTrivia();
            var scope = wrap(inside, lineEnd).WithLeadingTrivia(leading).WithTrailingTrivia(lineEnd);
            var all = statements.Take(first).Append(scope).Concat(statements.Skip(last + 1)).ToList();
            return OnSeveralLines(StatementList.With(rewritten, all, Array.Empty<SyntaxTrivia>()), lineEnd);
        });
        if (owner.Parent is UsingStatementSyntax outer)
        {
            changes.Replace(outer, static rewritten =>
                rewritten.Statement is BlockSyntax { Statements: { Count: 1 } inner } block && inner[0] is UsingStatementSyntax && SaysNothing(block)
                    ? rewritten.WithStatement(inner[0].WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithTrailingTrivia(block.GetTrailingTrivia()))
                        .WithAdditionalAnnotations(Formatter.Annotation)
                    : rewritten);
        }
    }

    /// <summary>A block that was written on one line cannot be any more.</summary>
    private static SyntaxNode OnSeveralLines(SyntaxNode owner, SyntaxTrivia lineEnd) =>
        owner is BlockSyntax { OpenBraceToken: var brace } block && !brace.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
            ? block.WithOpenBraceToken(brace.WithLeadingTrivia(brace.LeadingTrivia.Add(SyntaxFactory.ElasticMarker))
                .WithTrailingTrivia(brace.TrailingTrivia.Add(lineEnd)))
                .WithAdditionalAnnotations(Formatter.Annotation)
            : owner;

    private static UsingStatementSyntax Statement(IEnumerable<StatementSyntax> body, SyntaxTrivia lineEnd)
    {
        var statements = body.ToList();
        var isUsing = statements.Count == 1 && statements[0] is UsingStatementSyntax && IsBlank(statements[0].GetLeadingTrivia());
        var inner = isUsing ? statements[0].WithLeadingTrivia(SyntaxFactory.ElasticMarker) : Block(statements, lineEnd);
        return SyntaxFactory.UsingStatement(inner).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>No comment would be lost with the braces.</summary>
    private static bool SaysNothing(BlockSyntax block) =>
        IsBlank(block.OpenBraceToken.LeadingTrivia.AddRange(block.OpenBraceToken.TrailingTrivia)) && IsBlank(block.CloseBraceToken.LeadingTrivia) &&
        IsBlank(block.Statements[0].GetLeadingTrivia());

    private static bool IsBlank(SyntaxTriviaList trivia) =>
        trivia.All(static each => each.IsKind(SyntaxKind.WhitespaceTrivia) || each.IsKind(SyntaxKind.EndOfLineTrivia));

    private static IEnumerable<ISymbol> Declared(StatementSyntax statement, SemanticModel model, CancellationToken cancellation) =>
        from node in statement.DescendantNodesAndSelf()
        where node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or LocalFunctionStatementSyntax
        let symbol = model.GetDeclaredSymbol(node, cancellation)
        where symbol is not null
        select symbol;
}
