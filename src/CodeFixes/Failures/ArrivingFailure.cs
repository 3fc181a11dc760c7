using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Facts.Failures;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// A send that is waited for from now on fails where it stands: a general clause around it, which no failure has reached yet, gets to say the
/// status.
/// </summary>
internal static class ArrivingFailure
{
    public static TreeChanges? Reported(TreeChanges? changes, SyntaxNode send, ReportedNode reported)
    {
        if (changes is not null && ClauseAround(send, reported) is { } clause)
        {
            Report(changes, Handler.Of(reported, clause));
        }

        return changes;
    }

    /// <summary>The clause that hides what the send fails with; null where none does, or another one has it before.</summary>
    private static CatchClause? ClauseAround(SyntaxNode send, ReportedNode reported)
    {
        var function = Functions.Around(send);
        foreach (var attempt in send.Ancestors().TakeWhile(node => node != function).OfType<TryStatementSyntax>())
        {
            var clauses = attempt.Block.Contains(send)
                ? reported.Facts.CatchClauses.Where(clause => clause.Operation.Syntax.Parent == attempt).ToList()
                : new List<CatchClause>();
            if (clauses.Find(static clause => clause.HidesStatus) is { } hiding)
            {
                return hiding;
            }

            if (clauses.Exists(static clause => clause.KeepsStatus))
            {
                return null;
            }
        }

        return null;
    }

    private static void Report(TreeChanges changes, Handler handler)
    {
        var clause = handler.Clause;
        var head = handler.WithVariable();
        if (!changes.Nodes.Any(clause.Contains))
        {
            if (StatusReport.Body(handler) is { } body)
            {
                changes.Replace(clause, _ => head.WithBlock(body));
            }
        }
        else if (Sink.For(handler.Reported, clause.Block)?.Report(Description.For(handler, null)) is { } report)
        {
            changes.Replace(clause, rewritten => head.WithBlock(Handler.WithFirst(rewritten.Block, report)));
        }
    }
}
