using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// A loop over the refused recipients. What the handler says of the exception as if it were one refusal it says of each of them; where it says
/// nothing, the loop reports each with its own status.
/// </summary>
internal static class RecipientLoop
{
    public static TreeChanges? Plan(Handler handler, SyntaxNode reported)
    {
        if (reported is MemberAccessExpressionSyntax read)
        {
            // A read in the filter decides whether the clause is entered at all: by one of them, or by all? Only its author knows.
            return read.FirstAncestorOrSelf<StatementSyntax>(statement => statement is not BlockSyntax) is { } deciding &&
                handler.Clause.Block.Contains(deciding) && new RecipientStatement(deciding, handler).IsAboutOne
                    ? InLoop(handler, deciding)
                    : null;
        }

        var clause = handler.WithVariable();
        var statements = handler.Clause.Block.Statements;
        var about = statements.Select(statement => new RecipientStatement(statement, handler).IsAboutOne).ToList();
        return about.Contains(true)
            ? handler.Replaced(clause.WithBlock(clause.Block.WithStatements(List(InLoops(handler, statements, about)))))
            : Reporting(handler, clause);
    }

    private static TreeChanges InLoop(Handler handler, StatementSyntax deciding)
    {
        var changes = new TreeChanges();
        changes.Replace(deciding, _ => Loop(handler, new[] { deciding }));
        return changes;
    }

    private static IEnumerable<StatementSyntax> InLoops(Handler handler, SyntaxList<StatementSyntax> statements, List<bool> about)
    {
        var first = 0;
        while (first < statements.Count)
        {
            var count = about.Skip(first).TakeWhile(one => one).Count();
            if (count == 0)
            {
                yield return statements[first++];
                continue;
            }

            var loop = Loop(handler, statements.Skip(first).Take(count).ToList());
            first += count;
            yield return first < statements.Count && !statements[first].GetLeadingTrivia().FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia)
                ? loop.WithTrailingTrivia(loop.GetTrailingTrivia().Add(Layout.LineEnd(handler.Clause)))
                : loop;
        }
    }

    /// <summary>The statements, said of each recipient.</summary>
    private static StatementSyntax Loop(Handler handler, IReadOnlyList<StatementSyntax> statements)
    {
        var recipient = Name(handler);
        return Loop(handler, recipient, StatusReport.InEach(handler, statements, recipient));
    }

    private static StatementSyntax Loop(Handler handler, string recipient, IEnumerable<StatementSyntax> body) =>
        ForEachStatement(
            IdentifierName("var"),
            Identifier(recipient),
            RuntimeTypes.Read(handler.SmtpException() ?? IdentifierName(handler.VariableName), "InnerExceptions"),
            Block(body))
            .WithLeadingTrivia(ElasticMarker)
            .WithTrailingTrivia(Layout.LineEnd(handler.Clause))
            .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>A loop that writes each of them to where the handler, or its class, writes.</summary>
    private static TreeChanges? Reporting(Handler handler, CatchClauseSyntax clause)
    {
        if (Sink.For(handler.Reported, handler.Clause.Block) is not { } sink)
        {
            return null;
        }

        var recipient = Name(handler);
        var end = Layout.LineEnd(handler.Clause);
        var report = sink.Report(Description.ForEach(handler, recipient, isNamed: true)).WithTrailingTrivia(end);
        var loop = Loop(handler, recipient, new[] { report });
        var block = clause.Block;
        return handler.Replaced(clause.WithBlock(block
            .WithOpenBraceToken(WithLineEnd(block.OpenBraceToken, end))
            .WithStatements(block.Statements.Insert(
                0, block.Statements.Count == 0 ? loop : loop.WithTrailingTrivia(end, end)))
            .WithAdditionalAnnotations(Formatter.Annotation)));
    }

    private static SyntaxToken WithLineEnd(SyntaxToken brace, SyntaxTrivia end) =>
        brace.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) ? brace : brace.WithTrailingTrivia(brace.TrailingTrivia.Add(end));

    private static string Name(Handler handler) =>
        FreeNames.Unused(handler.Model, handler.Clause, "recipient", "failedRecipient", "refusedRecipient");
}
