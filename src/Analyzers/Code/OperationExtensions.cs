using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Code;

internal static class OperationExtensions
{
    /// <summary>The value without the conversions around it that keep it the same object.</summary>
    public static IOperation SkipConversions(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The outermost expression that is still this very value: conversions and parentheses are passed.</summary>
    public static IOperation SameValue(this IOperation operation)
    {
        while (operation.Parent is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
        {
            operation = operation.Parent;
        }

        return operation;
    }

    /// <summary>The function (lambda or local function) or, outside of one, the whole member that runs this operation.</summary>
    public static IOperation Function(this IOperation operation)
    {
        while (operation.Parent is { } parent && operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            operation = parent;
        }

        return operation;
    }

    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }

    /// <summary>Operands before what is done with them: the order of evaluation, as near as a tree tells.</summary>
    public static IReadOnlyList<IOperation> PostOrder(this IOperation root)
    {
        // The other way round: each operation, then its children from the last to the first.
        var operations = new List<IOperation>();
        var open = new Stack<IOperation>();
        open.Push(root);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            operations.Add(operation);
            foreach (var child in operation.Children)
            {
                open.Push(child);
            }
        }

        operations.Reverse();
        return operations;
    }

    /// <summary>Whether the use of a variable or member assigns it, or lets others do so: by reference, address or deconstruction.</summary>
    public static bool MayWrite(this IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference || assignment is ISimpleAssignmentOperation { IsRef: true },
        IIncrementOrDecrementOperation or IAddressOfOperation or IDeclarationExpressionOperation => true,
        ITupleOperation tuple => IsWritten(tuple),
        IArgumentOperation argument => argument.Parameter is null or { RefKind: not RefKind.None and not RefKind.In },
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { IsRef: true } } } => true,
        _ => false,
    };

    /// <summary>Whether a value is taken apart into a tuple, rather than made of it.</summary>
    private static bool IsWritten(ITupleOperation tuple) => tuple.Parent switch
    {
        ITupleOperation outer => IsWritten(outer),
        IDeconstructionAssignmentOperation deconstruction => deconstruction.Target == tuple,
        IDeclarationExpressionOperation or IForEachLoopOperation => true,
        _ => false,
    };

    /// <summary>The whole condition that a test is part of: of <c>!(a || b.Contains(c))</c>, all of it.</summary>
    public static IOperation Condition(this IOperation test)
    {
        while (test.Parent is IParenthesizedOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } or IConversionOperation or
            IConditionalAccessOperation or
            IBinaryOperation { Type: { SpecialType: SpecialType.System_Boolean } } or ICoalesceOperation)
        {
            test = test.Parent;
        }

        return test;
    }

    public static bool IsNull(this IOperation value) => value.SkipConversions().ConstantValue is { HasValue: true, Value: null };

    /// <summary><c>not null</c>: Roslyn 3.7 has no name for a negated pattern.</summary>
    public static bool IsNotNull(this IPatternOperation pattern) =>
        pattern is not IConstantPatternOperation && pattern.Children.FirstOrDefault() is IConstantPatternOperation negated && negated.Value.IsNull();

    /// <summary>The symbol of a local, a parameter, or a field or property of this object or of a type; null for any other expression.</summary>
    public static ISymbol? Place(this IOperation operation) => operation.SkipConversions() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.IsEmpty: true } property => property.Property,
        IConditionalAccessInstanceOperation instance => instance.Accessed()?.Place(),
        _ => null,
    };

    /// <summary>x in <c>x?.M()</c>: what stands before the question mark.</summary>
    public static IOperation? Accessed(this IConditionalAccessInstanceOperation instance) =>
        instance.Ancestors().OfType<IConditionalAccessOperation>()
            .FirstOrDefault(access => !access.Operation.DescendantsAndSelf().Contains(instance))?.Operation.SkipConversions();
}
