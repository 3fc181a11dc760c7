using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>Where a handler writes the exception or its message, writes the failure's description.</summary>
internal static class StatusReport
{
    public static TreeChanges? Plan(Handler handler)
    {
        var uses = WrittenException.In(handler).ToList();
        if (handler.Variable is null || Description.For(handler, null) is not { } description)
        {
            return null;
        }

        var rewriter = new ReportRewriter(handler, description);
        rewriter.Take(uses);
        if (rewriter.Count == 0)
        {
            return null;
        }

        if (rewriter.Count == 1 || !handler.Types.Exist)
        {
            return handler.Replaced(handler.Clause.WithBlock(rewriter.Rewrite()));
        }

        // Said more than once: read once, into a local.
        var failure = FreeNames.Unused(handler.Model, handler.Clause, "failure", "smtpFailure", "mailFailure");
        rewriter = new ReportRewriter(handler, Description.For(handler, failure)!);
        rewriter.Take(uses);
        var block = rewriter.Rewrite();
        var local = LocalDeclarationStatement(VariableDeclaration(
            IdentifierName("var"),
            SingletonSeparatedList(VariableDeclarator(
                Identifier(failure), null, EqualsValueClause(handler.Types.FailureFrom(IdentifierName(handler.VariableName)))))));
        block = block.WithStatements(block.Statements.Insert(0, local.WithAdditionalAnnotations(Formatter.Annotation)));
        return handler.Replaced(handler.Clause.WithBlock(block));
    }

    /// <summary>
    /// The handler's body with its log calls writing the description; what the handler returns, shows or stores stays as it was.
    /// Null where it logs nothing of the exception.
    /// </summary>
    public static BlockSyntax? InLogs(Handler handler, string? failure)
    {
        if (handler.Variable is null || Description.For(handler, failure) is not { } description)
        {
            return null;
        }

        var rewriter = new ReportRewriter(handler, description);
        rewriter.Take(WrittenException.In(handler).Where(use => IsLogged(use, handler)).ToList());
        return rewriter.Count == 0 ? null : rewriter.Rewrite();
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

    private static bool IsLogged(WrittenException use, Handler handler) =>
        use.Destination(handler) is { } destination && LogTemplates.IsLogger(destination.Call, handler);
}
