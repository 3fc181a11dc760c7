using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>A statement of a handler of several refusals that reads the exception as if it were one, and may be said of each recipient.</summary>
internal sealed class RecipientStatement
{
    // What a refusal of one recipient has too.
    private static readonly HashSet<string> OfOne = new(StringComparer.Ordinal) { "Message", "StatusCode", "FailedRecipient" };

    private readonly StatementSyntax _statement;
    private readonly Handler _handler;

    public RecipientStatement(StatementSyntax statement, Handler handler)
    {
        _statement = statement;
        _handler = handler;
    }

    public bool IsAboutOne =>
        _handler.Variable is { } variable && _handler.CatchesManyRecipients &&
        _statement is ExpressionStatementSyntax or IfStatementSyntax or SwitchStatementSyntax &&
        ReadsOnlyWhatOneHas() &&
        !_statement.DescendantNodesAndSelf().Any(node => Jumps(node) || SendsAgain(node) || CollectsOnce(node) || IsAboutSeveral(node));

    private bool ReadsOnlyWhatOneHas()
    {
        var names = _statement.DescendantNodes().OfType<IdentifierNameSyntax>().Where(_handler.Refers).ToList();
        return names.Count > 0 && names.TrueForAll(name =>
            name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && OfOne.Contains(access.Name.Identifier.ValueText));
    }

    /// <summary>The first recipient would decide for all.</summary>
    private bool Jumps(SyntaxNode node) => node switch
    {
        ReturnStatementSyntax or YieldStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax => true,
        BreakStatementSyntax or ContinueStatementSyntax => !node.Ancestors().TakeWhile(ancestor => ancestor != _statement.Parent).Any(ancestor =>
            Statement.IsLoop(ancestor) ||
            (ancestor is SwitchStatementSyntax && node is BreakStatementSyntax)),
        _ => false,
    };

    /// <summary>The whole message, once more for each recipient.</summary>
    private bool SendsAgain(SyntaxNode node) =>
        node is InvocationExpressionSyntax call &&
        (IsMail(call) || call.ArgumentList.Arguments.Any(argument => IsMail(argument.Expression)));

    /// <summary>A result that is kept: the last recipient would overwrite the others.</summary>
    private static bool CollectsOnce(SyntaxNode node) =>
        node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression };

    /// <summary>GeneralFailure is the status of several refusals together, and of none alone.</summary>
    private static bool IsAboutSeveral(SyntaxNode node) => node is IdentifierNameSyntax { Identifier: { ValueText: "GeneralFailure" } };

    private bool IsMail(ExpressionSyntax expression)
    {
        var receiver = expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Expression : expression;
        var type = _handler.Model.GetTypeInfo(receiver, _handler.Cancellation).Type;
        return _handler.Symbols.IsClient(type) || _handler.Symbols.IsMessage(type);
    }
}
