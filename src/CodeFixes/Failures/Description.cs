using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// What is written in place of the exception or its message. The failure's own text holds the code, the enhanced code, the server's words
/// and the remedy. Without the embedded runtime it is the code, in front of what was written before.
/// </summary>
internal sealed class Description
{
    private readonly Handler _handler;
    private readonly string? _recipient;
    private readonly ExpressionSyntax _status;

    private Description(Handler handler, ExpressionSyntax status, string placeholder, string? recipient = null)
    {
        _handler = handler;
        _status = status;
        _recipient = recipient;
        Placeholder = placeholder;
    }

    /// <summary>The name of the value in a message template.</summary>
    public string Placeholder { get; }

    /// <summary>The exception that is described: the handler's, or that of one of its refused recipients.</summary>
    public IdentifierNameSyntax Exception => IdentifierName(_recipient ?? _handler.VariableName);

    /// <summary>The status alone: a value of another type than string, to be formatted by whoever takes it.</summary>
    public ExpressionSyntax Status => _status;

    /// <summary>Null where neither the runtime nor a status of the exception can be named here.</summary>
    /// <param name="handler">The clause.</param>
    /// <param name="failure">The local that holds the failure, where there is one.</param>
    public static Description? For(Handler handler, string? failure)
    {
        if (handler.Types.Exist)
        {
            return new Description(
                handler,
                failure is null ? handler.Types.FailureFrom(IdentifierName(handler.VariableName)) : IdentifierName(failure),
                "{Failure}");
        }

        // The status of several refused recipients together is always GeneralFailure: it describes nothing.
        return handler.SmtpException() is { } exception && !handler.CatchesManyRecipients ? OfCode(handler, exception) : null;
    }

    /// <summary>Of one refused recipient, who stands where the exception stood.</summary>
    public static Description ForEach(Handler handler, string recipient) => handler.Types.Exist
        ? new Description(handler, handler.Types.FailureFrom(IdentifierName(recipient)), "{Failure}", recipient)
        : OfCode(handler, IdentifierName(recipient), recipient);

    private static Description OfCode(Handler handler, ExpressionSyntax exception, string? recipient = null) =>
        new(handler, RuntimeTypes.Read(exception, "StatusCode"), "{StatusCode}", recipient);

    /// <summary>
    /// The operands of a concatenation that say what <paramref name="use"/> said, and the status. A whole exception stays beside its
    /// description: it has the stack trace.
    /// </summary>
    public IReadOnlyList<ExpressionSyntax> Parts(WrittenException use)
    {
        if (!_handler.Types.Exist)
        {
            return new[] { _status, Text(": "), Said(use) };
        }

        return use.IsMessage ? new[] { _status } : new[] { _status, _handler.Types.Member("System.Environment", "NewLine"), use.Exception };
    }

    /// <summary>What was written before.</summary>
    public ExpressionSyntax Said(WrittenException use) => _recipient is null ? use.Node.WithoutTrivia() : RuntimeTypes.Read(Exception, "Message");

    /// <summary>The same as one expression of type string.</summary>
    public ExpressionSyntax AsString(WrittenException use)
    {
        var parts = Parts(use);
        return parts.Count > 1
            ? parts.Aggregate(Plus)
            : RuntimeTypes.Call(RuntimeTypes.Read(parts[0], "ToString"));
    }

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
