using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// What is written in place of the exception or its message. The failure's own text holds the code, the enhanced code, the server's words
/// and the remedy. Without the embedded runtime it is the code, in front of what was written before.
/// </summary>
internal sealed class Description
{
    private readonly RuntimeTypes _types;
    private readonly bool _isOfRecipient;

    private Description(RuntimeTypes types, ExpressionSyntax exception, ExpressionSyntax status, bool isOfRecipient = false)
    {
        _types = types;
        _isOfRecipient = isOfRecipient;
        Exception = exception;
        Status = status;
    }

    /// <summary>The name of the value in a message template.</summary>
    public string Placeholder => _types.Exist ? "{Failure}" : "{StatusCode}";

    /// <summary>The exception that is described: the handler's, or that of one of its refused recipients.</summary>
    public ExpressionSyntax Exception { get; }

    /// <summary>The status alone: a value of another type than string, to be formatted by whoever takes it.</summary>
    public ExpressionSyntax Status { get; }

    /// <param name="handler">The clause.</param>
    /// <param name="failure">The local that holds the failure, where there is one.</param>
    public static Description For(Handler handler, string? failure)
    {
        var exception = IdentifierName(handler.VariableName);
        var types = handler.Types;
        return types.Exist ? new(types, exception, failure is null ? types.FailureFrom(exception) : IdentifierName(failure))
            : handler.SmtpException() is not { } smtp ? OfAny(handler.Reported, exception, handler.ArrivesAsAggregate)
            : handler.CatchesManyRecipients ? new(types, exception, EachStatus(handler, handler.FailedRecipientsException()))
            : new(types, exception, CodeOf(smtp));
    }

    /// <summary>Of an exception of whatever type, such as the error of a completed send.</summary>
    public static Description OfAny(ReportedNode reported, ExpressionSyntax exception, bool isInner = false)
    {
        var types = reported.Types;
        return new(types, exception, types.Exist
            ? types.FailureFrom(exception)
            : StatusOf(isInner ? RuntimeTypes.Read(exception, "InnerException") : exception));

        ExpressionSyntax StatusOf(ExpressionSyntax value)
        {
            var type = types.Name(reported.Symbols.Exception);
            return reported.Language >= LanguageVersion.CSharp6
                ? ConditionalAccessExpression(
                    ParenthesizedExpression(BinaryExpression(SyntaxKind.AsExpression, value, type)),
                    MemberBindingExpression(IdentifierName("StatusCode")))

                // Of another type it has none: what is written is empty there.
                : ParenthesizedExpression(ConditionalExpression(
                    BinaryExpression(SyntaxKind.IsExpression, value, type).WithTrailingTrivia(Space),
                    RuntimeTypes.Call(RuntimeTypes.Read(CodeOf(ParenthesizedExpression(CastExpression(type, value))), "ToString"))
                        .WithLeadingTrivia(Space).WithTrailingTrivia(Space),
                    Text("").WithLeadingTrivia(Space)));
        }
    }

    /// <summary>Of one refused recipient, who stands where the exception stood.</summary>
    /// <param name="handler">The clause.</param>
    /// <param name="recipient">The variable of the loop.</param>
    /// <param name="isNamed">The address is part of what is said; the failure's own text always has it.</param>
    public static Description ForEach(Handler handler, string recipient, bool isNamed = false)
    {
        var one = IdentifierName(recipient);
        var status = handler.Types.Exist ? handler.Types.FailureFrom(one) : isNamed ? Addressed(one) : CodeOf(one);
        return new(handler.Types, one, status, isOfRecipient: true);
    }

    private static ExpressionSyntax Addressed(ExpressionSyntax recipient) =>
        Plus(Plus(RuntimeTypes.Read(recipient, "FailedRecipient"), Text(" ")), CodeOf(recipient));

    private static ExpressionSyntax CodeOf(ExpressionSyntax exception) => RuntimeTypes.Read(exception, "StatusCode");

    /// <summary>The status of several refused recipients together is always GeneralFailure: each has one of its own.</summary>
    private static ExpressionSyntax EachStatus(Handler handler, ExpressionSyntax exception)
    {
        var recipient = FreeNames.Unused(handler.Model, handler.Clause, "recipient", "failedRecipient");
        var each = SimpleLambdaExpression(
            Parameter(Identifier(recipient)),
            Addressed(IdentifierName(recipient)))
            .WithArrowToken(Token(TriviaList(Space), SyntaxKind.EqualsGreaterThanToken, TriviaList(Space)));
        return RuntimeTypes.Call(
            RuntimeTypes.Read(PredefinedType(Token(SyntaxKind.StringKeyword)), "Join"),
            Text(", "),
            RuntimeTypes.Call(handler.Types.Member("System.Array", "ConvertAll"), RuntimeTypes.Read(exception, "InnerExceptions"), each));
    }

    /// <summary>
    /// The operands of a concatenation that say what <paramref name="use"/> said, and the status. A whole exception stays beside its
    /// description: it has the stack trace.
    /// </summary>
    public IReadOnlyList<ExpressionSyntax> Parts(WrittenException use)
    {
        if (!_types.Exist)
        {
            return new[] { Status, Text(": "), Said(use) };
        }

        return use.IsMessage ? new[] { Status } : new[] { Status, _types.Member("System.Environment", "NewLine"), use.Exception };
    }

    /// <summary>What was written before.</summary>
    public ExpressionSyntax Said(WrittenException use) => !_isOfRecipient ? use.Node.WithoutTrivia() : RuntimeTypes.Read(Exception, "Message");

    /// <summary>The same as one expression of type string.</summary>
    public ExpressionSyntax AsString(WrittenException use)
    {
        var parts = Parts(use);
        return parts.Count > 1
            ? parts.Aggregate(Plus)
            : RuntimeTypes.Call(RuntimeTypes.Read(parts[0], "ToString"));
    }

    /// <summary>A text that says the status, for a call that gets the exception as well.</summary>
    public ExpressionSyntax WithStatus(string prefix) => Plus(Text(prefix), Status);

    /// <summary>A text that says all that is known, for a call that gets nothing else.</summary>
    public ExpressionSyntax WithMessage(string prefix) => _types.Exist
        ? WithStatus(prefix)
        : Plus(Plus(WithStatus(prefix), Text(": ")), RuntimeTypes.Read(Exception, "Message"));

    public ExpressionSyntax WithMessage() => _types.Exist ? Status : Plus(Plus(Status, Text(": ")), RuntimeTypes.Read(Exception, "Message"));

    /// <summary>The same where anything is taken and formatted.</summary>
    public ExpressionSyntax AsObject(WrittenException use) => Parts(use).Aggregate(Plus);

    public static ExpressionSyntax Plus(ExpressionSyntax left, ExpressionSyntax right) =>
        BinaryExpression(
            SyntaxKind.AddExpression,
            left.WithTrailingTrivia(Space),
            Token(TriviaList(), SyntaxKind.PlusToken, TriviaList(Space)),
            right);

    /// <summary>One more argument, after a comma.</summary>
    public static ArgumentSyntax Further(ExpressionSyntax value) => Argument(value).WithLeadingTrivia(Space);

    public static LiteralExpressionSyntax Text(string text) => LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(text));
}
