using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// Puts a clause for SMTP failures before a general one. What the general one does it does too, for the failures it names no better.
/// </summary>
internal static class ClauseInsertion
{
    /// <summary>In lines: a longer body is not worth having twice.</summary>
    private const int LongestBody = 10;

    public static TreeChanges? Plan(Handler general)
    {
        // With a filter of its own the new clause would let failures through to the general one again; without it, it would catch more.
        if (!LetsEverySmtpFailureIn(general) || general.ArrivesAsAggregate || IsLong(general.Clause.Block) || general.SendsAgain)
        {
            return null;
        }

        var caught = general.Symbols.Exception;
        var handler = general.Narrowed(caught);
        var clause = general.Clause
            .WithCatchKeyword(Token(SyntaxKind.CatchKeyword).WithTrailingTrivia(Space))
            .WithDeclaration(CatchDeclaration(general.Types.Name(caught), Identifier(general.VariableName))
                .WithTrailingTrivia(AfterHead(general.Clause)))
            .WithFilter(null);
        if (StatusReport.Body(handler) is not { } body)
        {
            return null;
        }

        // The comment before the general clause is about that one.
        var isOnLineOfItsOwn = general.Clause.CatchKeyword.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var indentation = general.Clause.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var narrow = clause.WithBlock(body)
            .WithLeadingTrivia(indentation)
            .WithTrailingTrivia(isOnLineOfItsOwn ? Layout.LineEnd(general.Clause) : Space)
            .WithAdditionalAnnotations(Formatter.Annotation);
        var attempt = (TryStatementSyntax)general.Clause.Parent!;
        var place = attempt.Catches.IndexOf(general.Clause);
        var changes = new TreeChanges();
        changes.Replace(attempt, rewritten => rewritten.WithCatches(rewritten.Catches.Insert(place, narrow)));
        return changes;
    }

    private static bool IsLong(BlockSyntax block)
    {
        var lines = block.SyntaxTree.GetLineSpan(block.Span);
        return lines.EndLinePosition.Line - lines.StartLinePosition.Line - 1 > LongestBody;
    }

    /// <summary>No filter, or one that only excludes types that no SMTP failure is of, such as cancellation.</summary>
    private static bool LetsEverySmtpFailureIn(Handler general) =>
        Conjuncts(general.Clause.Filter?.FilterExpression).All(condition =>
            ExcludedType(condition, general) is { TypeKind: TypeKind.Class } type &&
            !general.Symbols.Exception.IsOrDerivesFrom(type) &&
            !general.Symbols.IsSmtpException(type));

    private static IEnumerable<ExpressionSyntax> Conjuncts(ExpressionSyntax? filter) => filter switch
    {
        null => Enumerable.Empty<ExpressionSyntax>(),
        ParenthesizedExpressionSyntax { Expression: var inner } => Conjuncts(inner),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and => Conjuncts(and.Left).Concat(Conjuncts(and.Right)),
        _ => new[] { filter },
    };

    private static ITypeSymbol? ExcludedType(ExpressionSyntax condition, Handler general)
    {
        switch (condition)
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand }:
                while (operand is ParenthesizedExpressionSyntax { Expression: var inner })
                {
                    operand = inner;
                }

                return operand is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test && general.Refers(test.Left)
                    ? general.Model.GetTypeInfo(test.Right, general.Cancellation).Type
                    : null;

            // `is not T`, by its words: the oldest supported Roslyn has the syntax under another name.
            case IsPatternExpressionSyntax { Pattern: var pattern, Expression: var tested }
                when pattern.GetFirstToken().ValueText == "not" && general.Refers(tested):
                var excluded = pattern.DescendantNodes().FirstOrDefault(node => node is NameSyntax);
                return excluded is null ? null : general.Model.GetSymbolInfo(excluded, general.Cancellation).Symbol as ITypeSymbol;
            default:
                return null;
        }
    }

    /// <summary>What stands between the clause's head and its block: mostly the end of the line.</summary>
    private static SyntaxTriviaList AfterHead(CatchClauseSyntax clause) =>
        TriviaList(clause.Block.OpenBraceToken.GetPreviousToken().TrailingTrivia.Where(trivia =>
            trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
}
