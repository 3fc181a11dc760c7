using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Facts.Failures;

/// <summary>What a file does with the exceptions of refused recipients.</summary>
internal static class FailedRecipients
{
    private const int GeneralFailure = -1;

    /// <summary>
    /// Each read of the status of several refused recipients together that is compared with anything but GeneralFailure, which it always is.
    /// </summary>
    public static IEnumerable<IOperation> ComparedStatus(Body member, SmtpSymbols symbols) =>
        from read in member.Root.Descendants().OfType<IPropertyReferenceOperation>()
        where read.Property.Name == "StatusCode" && symbols.IsFailedRecipients(read.Instance?.SkipConversions().Type) && IsCompared(read)
        select read;

    /// <summary>Whether an operation of the handler runs only where a recipient was refused: the clause's type says so, or a test around it.</summary>
    public static bool AreFoundAt(IOperation operation, CatchClause handler)
    {
        var symbols = handler.Symbols;
        if (symbols.IsFailedRecipient(handler.FilteredType ?? handler.CaughtType))
        {
            return true;
        }

        var inner = operation;
        foreach (var outer in operation.Ancestors().TakeWhile(outer => outer != handler.Operation))
        {
            var found = outer switch
            {
                IConditionalOperation condition => condition.WhenTrue == inner && Finds(condition.Condition),
                ISwitchCaseOperation @case => @case.Clauses.Any(Finds),
                IForEachLoopOperation loop => loop.Collection.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property: { Name: "InnerExceptions" } }),
                _ => false,
            };
            if (found)
            {
                return true;
            }

            inner = outer;
        }

        return false;

        bool Finds(IOperation condition) =>
            !condition.DescendantsAndSelf().Any(static part => part is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } or IIsTypeOperation { IsNegated: true } or
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.ConditionalOr }) &&
            condition.DescendantsAndSelf().Any(part => part switch
            {
                IIsTypeOperation type => symbols.IsFailedRecipient(type.TypeOperand),
                IDeclarationPatternOperation pattern => symbols.IsFailedRecipient(pattern.MatchedType),
                IRecursivePatternOperation pattern => symbols.IsFailedRecipient(pattern.MatchedType),
                ILocalReferenceOperation local => symbols.IsFailedRecipient(local.Type),
                _ => false,
            });
    }

    private static bool IsCompared(IOperation read) => Compared(read.SameValue().Parent, read.SameValue());

    private static bool Compared(IOperation? parent, IOperation read) => parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison =>
            !IsGeneralFailure(comparison.LeftOperand == read ? comparison.RightOperand : comparison.LeftOperand),
        ISwitchOperation or ISwitchExpressionOperation => true,
        IIsPatternOperation pattern => !pattern.Pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Any(static constant => IsGeneralFailure(constant.Value)),
        _ => false,
    };

    private static bool IsGeneralFailure(IOperation value) => value.SkipConversions().ConstantValue is { HasValue: true, Value: GeneralFailure };
}
