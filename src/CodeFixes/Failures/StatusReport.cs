using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>Where a handler writes the exception or its message, writes the failure's description.</summary>
internal static class StatusReport
{
    public static TreeChanges? Plan(Handler handler) =>
        Body(handler) is { } body ? handler.Replaced(handler.WithVariable().WithBlock(body)) : null;

    /// <summary>The handler's body, reporting the status; null where there is nothing to report it to.</summary>
    public static BlockSyntax? Body(Handler handler)
    {
        var uses = WrittenException.In(handler).ToList();
        var description = Description.For(handler, null);
        var rewriter = new ReportRewriter(handler, description);
        rewriter.Take(uses);
        if (rewriter.Count == 0 && (handler.ReplacesException || !rewriter.TakeLog()))
        {
            return Sink.For(handler.Reported, handler.Clause.Block)?.Report(description) is { } report ? handler.WithFirst(report) : null;
        }

        if (rewriter.Count <= 1 || !handler.Types.Exist)
        {
            return rewriter.Rewrite();
        }

        // Said more than once: read once, into a local.
        var failure = FreeNames.Unused(handler.Model, handler.Clause, "failure", "smtpFailure", "mailFailure");
        rewriter = new ReportRewriter(handler, Description.For(handler, failure));
        rewriter.Take(uses);
        var local = LocalDeclarationStatement(VariableDeclaration(
            IdentifierName("var"),
            SingletonSeparatedList(VariableDeclarator(
                Identifier(failure), null, EqualsValueClause(handler.Types.FailureFrom(IdentifierName(handler.VariableName)))))));
        return Handler.WithFirst(rewriter.Rewrite(), local.WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>
    /// The handler's body, writing the description in place of the exception wherever it writes that; null where it goes on writing only what
    /// the exception says.
    /// </summary>
    public static BlockSyntax? InPlace(Handler handler, string? failure)
    {
        var uses = WrittenException.In(handler).ToList();
        var rewriter = new ReportRewriter(handler, Description.For(handler, failure));
        rewriter.Take(uses);
        return rewriter.Count > 0 || uses.TrueForAll(use => rewriter.IsTested(use.Node)) ? rewriter.Rewrite() : null;
    }

    /// <summary>The statements, of the handler's own, said of one refused recipient, whose message is described.</summary>
    public static IEnumerable<StatementSyntax> InEach(Handler handler, IReadOnlyList<StatementSyntax> statements, string recipient)
    {
        var rewriter = new ReportRewriter(handler, Description.ForEach(handler, recipient));
        foreach (var statement in statements)
        {
            rewriter.Rename(statement);
        }

        rewriter.Take(WrittenException.In(handler).Where(use => use.IsMessage && statements.Any(statement => statement.Contains(use.Node))).ToList());
        return statements.Select(rewriter.Rewrite);
    }
}
