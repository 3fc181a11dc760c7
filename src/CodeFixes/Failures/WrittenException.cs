using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>A place in a handler that writes the exception, its text or its message somewhere.</summary>
internal sealed class WrittenException
{
    private WrittenException(IdentifierNameSyntax exception, ExpressionSyntax node, bool isMessage)
    {
        Exception = exception.WithoutTrivia();
        Node = node;
        IsMessage = isMessage;
    }

    /// <summary>The variable.</summary>
    public ExpressionSyntax Exception { get; }

    /// <summary><c>e.Message</c>, <c>e.ToString()</c> or <c>e</c>.</summary>
    public ExpressionSyntax Node { get; }

    public bool IsMessage { get; }

    public static IEnumerable<WrittenException> In(Handler handler)
    {
        if (handler.ReplacesException)
        {
            yield break;
        }

        foreach (var name in handler.Clause.Block.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (!handler.Refers(name) || name.Parent is NameColonSyntax)
            {
                continue;
            }

            switch (name.Parent)
            {
                case MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "Message" } } } message when message.Expression == name:
                    yield return new WrittenException(name, message, isMessage: true);
                    break;
                case MemberAccessExpressionSyntax
                {
                    Name: { Identifier: { ValueText: "ToString" } },
                    Parent: InvocationExpressionSyntax { ArgumentList: { Arguments: { Count: 0 } } } text,
                } access when access.Expression == name:
                    yield return new WrittenException(name, text, isMessage: false);
                    break;
                case MemberAccessExpressionSyntax:
                case ConditionalAccessExpressionSyntax:
                    break;
                default:
                    yield return new WrittenException(name, name, isMessage: false);
                    break;
            }
        }
    }

    /// <summary>
    /// The call whose argument this ends up in, as it is or in a text put together on the way; null where it goes elsewhere.
    /// </summary>
    public (SyntaxNode Call, ArgumentSyntax Argument)? Destination(Handler handler)
    {
        SyntaxNode node = Node;
        while (true)
        {
            switch (node.Parent)
            {
                case ParenthesizedExpressionSyntax:
                case InterpolationSyntax:
                case InterpolatedStringExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.CoalesceExpression }:
                case ConditionalExpressionSyntax conditional when conditional.Condition != node:
                    node = node.Parent;
                    continue;
                case ArgumentSyntax { Parent: { Parent: { } call } } argument:
                    if (handler.Model.GetSymbolInfo(call, handler.Cancellation)
                        .Symbol is IMethodSymbol { ContainingType: { SpecialType: SpecialType.System_String } })
                    {
                        node = call;
                        continue;
                    }

                    return (call, argument);
                default:
                    return null;
            }
        }
    }

    /// <summary>The parameter that an argument is for, as the method declares it; null where the call does not bind.</summary>
    public static IParameterSymbol? ParameterOf(ArgumentSyntax argument, Handler handler) =>
        (handler.Model.GetOperation(argument, handler.Cancellation) as IArgumentOperation)?.Parameter ??
        (handler.Model.GetOperation(argument.Expression, handler.Cancellation)?.Parent switch
        {
            IArgumentOperation direct => direct.Parameter,
            IConversionOperation { Parent: IArgumentOperation converted } => converted.Parameter,

            // One of many arguments in a params array.
            IArrayInitializerOperation { Parent: IArrayCreationOperation { Parent: IArgumentOperation many } } => many.Parameter,
            IConversionOperation { Parent: IArrayInitializerOperation { Parent: IArrayCreationOperation { Parent: IArgumentOperation many } } } =>
                many.Parameter,
            _ => null,
        });
}
