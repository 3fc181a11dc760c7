using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// Turns a handler's body into a switch over what can be done about the failure.
/// <para>
/// What the handler did so far it goes on doing for every failure: the existing body is the default arm, and each other arm
/// ends in <c>goto default</c> until somebody writes there what its comment names. So a <c>return false;</c> still returns,
/// a <c>throw</c> still throws, every local stays definitely assigned, and nothing that was logged falls silent. An arm that
/// ended in <c>break</c> would swallow what was handled before.
/// </para>
/// <para>
/// A body with a <c>break</c> or <c>goto case</c> that leaves a statement around the handler cannot move into a switch, where it would mean
/// that switch: there the arms end in <c>break</c> and the body follows the switch, which comes to the same.
/// </para>
/// </summary>
internal static class RemedySwitch
{
    public static TreeChanges? Plan(Handler handler)
    {
        var body = new HandlerBody(handler);
        var failure = FreeNames.Unused(handler.Model, handler.Clause, "failure", "smtpFailure", "mailFailure");
        var head = new List<StatementSyntax>();
        ExpressionSyntax subject;
        IEnumerable<RemedyArm> arms;
        BlockSyntax? block;
        if (handler.Types.Exist)
        {
            head.Add(Local(failure, handler.Types.FailureFrom(IdentifierName(handler.VariableName))));
            subject = RuntimeTypes.Read(IdentifierName(failure), "Remedy");
            arms = RemedyArm.ByRemedy(handler, failure);
            block = StatusReport.InPlace(handler, failure);
        }
        else if (handler.SmtpException() is { } exception && !handler.CatchesManyRecipients)
        {
            subject = RuntimeTypes.Read(exception, "StatusCode");
            arms = RemedyArm.ByStatusCode(handler);
            block = StatusReport.InPlace(handler, null);
        }
        else
        {
            // The status of several refused recipients together is always GeneralFailure: a switch over it chooses nothing.
            return null;
        }

        if (block is null)
        {
            return null;
        }

        var tail = body.MustFollowSwitch
            ? block.Statements
            : default;
        var sections = arms.Select(arm => arm.Section(jumpsToDefault: !body.MustFollowSwitch && !body.IsEmpty)).ToList();
        var trailing = block.CloseBraceToken.LeadingTrivia;
        if (!body.MustFollowSwitch)
        {
            sections.Add(Default(body, block, Layout.LineEnd(handler.Clause), ref trailing));
        }

        var choice = SwitchStatement(subject, List(sections))
            .WithOpenParenToken(Token(SyntaxKind.OpenParenToken))
            .WithCloseParenToken(Token(SyntaxKind.CloseParenToken));
        if (!body.MustFollowSwitch)
        {
            choice = choice.WithCloseBraceToken(Token(trailing, SyntaxKind.CloseBraceToken, TriviaList()));
            trailing = TriviaList();
        }

        var statements = head.Append(choice)
            .Select(statement => statement.WithAdditionalAnnotations(Formatter.Annotation))
            .Concat(tail);
        return handler.Replaced(handler.WithVariable().WithBlock(block
            .WithOpenBraceToken(EndOfLine(block.OpenBraceToken))
            .WithStatements(List(statements))
            .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(trailing))
            .WithAdditionalAnnotations(Formatter.Annotation)));
    }

    private static SwitchSectionSyntax Default(HandlerBody body, BlockSyntax block, SyntaxTrivia lineEnd, ref SyntaxTriviaList trailing)
    {
        var statements = block.Statements;
        if (body.EndIsReachable)
        {
            // A comment at the end of the body stays at its end.
            statements = statements.Add(BreakStatement().WithLeadingTrivia(trailing));
            trailing = TriviaList();
        }

        if (body.NeedsItsOwnBlock)
        {
            statements = SingletonList<StatementSyntax>(Block(statements));
        }

        // On a line of its own from the start: a statement's further lines are moved as far as its first one is.
        var label = DefaultSwitchLabel().WithColonToken(Token(SyntaxKind.ColonToken).WithTrailingTrivia(lineEnd));
        return SwitchSection(SingletonList<SwitchLabelSyntax>(label), statements);
    }

    /// <summary>A body written on the line of its braces gets lines of its own.</summary>
    private static SyntaxToken EndOfLine(SyntaxToken brace) =>
        brace.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) ? brace : brace.WithTrailingTrivia(brace.TrailingTrivia.Add(ElasticMarker));

    private static StatementSyntax Local(string name, ExpressionSyntax value) =>
        LocalDeclarationStatement(VariableDeclaration(
            IdentifierName("var"),
            SingletonSeparatedList(VariableDeclarator(Identifier(name), null, EqualsValueClause(value)))));
}
