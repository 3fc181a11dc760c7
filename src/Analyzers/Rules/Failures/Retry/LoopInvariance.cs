using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts.Failures;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Failures;

/// <summary>
/// Whether an expression is the same in each turn of a loop, or built from the same data. What cannot be seen to be the same is not: a
/// queue, a reader and an unknown method may come up with another message each time.
/// </summary>
internal sealed class LoopInvariance
{
    private const int Depth = 8;

    private readonly LoopIteration _turn;
    private readonly SmtpSymbols _symbols;
    private readonly IReadOnlyList<IOperation> _operations;

    public LoopInvariance(LoopIteration iteration, SmtpSymbols symbols)
    {
        _turn = iteration;
        _symbols = symbols;
        _operations = iteration.Operations.ToList();
    }

    /// <summary>Whether a send has the same client and the same message, or the same texts, each time.</summary>
    public bool IsSameSend(IInvocationOperation send) =>
        (send.Instance is null || IsSame(send.Instance, Depth)) &&
        send.Arguments.All(argument => IsIncidental(argument) || CountsAttempts(argument, send) || IsSame(argument.Value, Depth));

    /// <summary>What a call is given beside the message: the token, and whatever the caller hangs on.</summary>
    private static bool IsIncidental(IArgumentOperation argument) =>
        argument.Parameter?.Name == "userToken" || argument.Value.SkipConversions().Type is { Name: "CancellationToken" };

    /// <summary>The number of the attempt beside what is sent makes it no other message.</summary>
    private bool CountsAttempts(IArgumentOperation argument, IInvocationOperation send) =>
        argument.Parameter is { Type: { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } } parameter &&
        (parameter.Name.HasAny(Words.Attempt) || send.Arguments.Any(other => _symbols.IsMessage(other.Value.SkipConversions().Type)));

    private bool IsSame(IOperation operation, int depth)
    {
        var value = operation.SkipConversions();
        if (value.ConstantValue.HasValue)
        {
            return true;
        }

        if (depth == 0)
        {
            return false;
        }

        switch (value)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or
                IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation }
                or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments: { IsEmpty: true } }:
                return IsSameIn(value.Place()!, value, depth - 1);
            case IInvocationOperation call:
                return IsMaking(call.TargetMethod) && value.Children.All(child => IsSame(child, depth - 1));
            case ISimpleAssignmentOperation assignment:
                return IsSame(assignment.Value, depth - 1);
            case IConditionalAccessInstanceOperation instance:
                return instance.Accessed() is { } accessed && IsSame(accessed, depth - 1);
            case IInstanceReferenceOperation or IDefaultValueOperation or ITypeOfOperation or INameOfOperation:
                return true;
            case IFieldReferenceOperation or IPropertyReferenceOperation or IArgumentOperation or IObjectCreationOperation or
                IObjectOrCollectionInitializerOperation
                or IMemberInitializerOperation or IInterpolatedStringOperation or IInterpolatedStringTextOperation or IInterpolationOperation
                or IBinaryOperation or IUnaryOperation or ICoalesceOperation or IConditionalOperation or IConversionOperation or IAwaitOperation
                or IArrayCreationOperation or IArrayInitializerOperation or IArrayElementReferenceOperation or IConditionalAccessOperation:
                return value.Children.All(child => IsSame(child, depth - 1));
            default:
                return false;
        }
    }

    private bool IsSameIn(ISymbol place, IOperation use, int depth)
    {
        var type = use.Type;
        var isBuiltUp = _symbols.IsMessage(type) || _symbols.IsClient(type);
        var declared = place is ILocalSymbol local &&
            _operations.Any(operation => operation is IForEachLoopOperation loop && loop.Locals.Contains(local));
        var written = false;
        foreach (var operation in _operations)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer: { } initializer } declarator when Is(declarator.Symbol):
                    written = true;
                    if (!IsSame(initializer.Value, depth))
                    {
                        return false;
                    }

                    break;
                case IVariableDeclaratorOperation declarator when Is(declarator.Symbol):
                    declared = true;
                    break;
                case ISimpleAssignmentOperation assignment when IsPlace(assignment.Target):
                    written = true;
                    if (!IsAlwaysBefore(assignment, use) || !IsSame(assignment.Value, depth))
                    {
                        return false;
                    }

                    break;
                case ISimpleAssignmentOperation assignment when isBuiltUp && IsPartOf(assignment.Target) && !IsSame(assignment.Value, depth):
                    return false;
                case { } when IsPlace(operation) && (MayWriteOtherwise(operation) || (isBuiltUp && operation.NamesGiven() is { Count: > 0 })):
                    // Written, or changed under another name.
                    return false;
                case IDeclarationPatternOperation { DeclaredSymbol: { } symbol } when Is(symbol):
                    return false;
                case IInvocationOperation call when ChangesPlace(call, isBuiltUp, depth):
                    return false;
            }
        }

        return !declared || written;

        bool Is(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol, place);

        bool IsPlace(IOperation operation) => operation.Place() is { } symbol && Is(symbol);

        bool IsPartOf(IOperation operation)
        {
            for (var part = operation; part is not null; part = part is IMemberReferenceOperation member ? member.Instance?.SkipConversions() : null)
            {
                if (IsPlace(part))
                {
                    return true;
                }
            }

            return false;
        }

        bool ChangesPlace(IInvocationOperation call, bool isBuiltUp, int depth)
        {
            if (call.Instance is { } instance && IsPartOf(instance.SkipConversions()))
            {
                return isBuiltUp
                    ? !_symbols.IsSend(call.TargetMethod) && !call.Arguments.All(argument => IsSame(argument.Value, depth))
                    : !IsMaking(call.TargetMethod) && !IsHarmless(call, type);
            }

            // What is added to a message or a client stays what it is.
            var given = IsAddedToMail(call) ? null : call.Arguments.FirstOrDefault(argument => IsPlace(argument.Value));
            return given is not null && type is { IsValueType: false } and not { SpecialType: SpecialType.System_String } &&
                !_symbols.IsSend(call.TargetMethod) && !LogCalls.IsLogger(call) && !IsMaking(call.TargetMethod) && !SendsMessage(call);
        }

        // A call that sends the message does not change it; one on a sender does not make it another one.
        static bool SendsMessage(IInvocationOperation call) =>
            call.TargetMethod.Name.HasAny(Words.Send);
    }

    /// <summary>Whether no turn comes to the use but over the assignment: what an earlier turn left, or only some turns set, may differ.</summary>
    private static bool IsAlwaysBefore(ISimpleAssignmentOperation assignment, IOperation use) =>
        assignment.Parent is IExpressionStatementOperation { Parent: IBlockOperation block } statement &&
        block.Syntax.Span.Contains(use.Syntax.Span) && statement.Syntax.Span.End <= use.Syntax.SpanStart;

    /// <summary>Written in another way than by an assignment, whose value can be looked at.</summary>
    private static bool MayWriteOtherwise(IOperation place) =>
        place.MayWrite() && place.Parent is not ISimpleAssignmentOperation { IsRef: false };

    private static bool IsAddedToMail(IInvocationOperation call) =>
        call is
        {
            TargetMethod: { Name: "Add" },
            Instance: IPropertyReferenceOperation { Property: { ContainingNamespace: { Name: "Mail", ContainingNamespace: { Name: "Net" } } } }
        };

    /// <summary>A call on a service is about the service's work, not about its state; one on what holds data may move it on.</summary>
    private bool IsHarmless(IInvocationOperation call, ITypeSymbol? type) =>
        type is null or { SpecialType: SpecialType.System_String } || LogCalls.IsLogger(call) ||
        call.Arguments.Any(argument => _symbols.IsMessage(argument.Value.SkipConversions().Type)) ||
        call.TargetMethod.Name.HasAny(Words.Send) || call.TargetMethod.Name is "Dispose" or "DisposeAsync";

    private static bool IsMaking(IMethodSymbol method)
    {
        var words = method.Name.CamelCaseWords().ToList();
        return (words.Count > 0 && Words.Make.Contains(words[0]) && !words.Exists(Words.Advance.Contains)) ||
            method.ContainingType is { SpecialType: SpecialType.System_String or SpecialType.System_Object } ||
            method.ContainingType is { Name: "Path" or "Convert" or "Enumerable", ContainingNamespace: { Name: "IO" or "System" or "Linq" } };
    }
}
