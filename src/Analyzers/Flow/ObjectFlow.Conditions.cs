using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>
/// Which paths a condition leaves open: those that agree with what was answered before. A bool that takes over an answer
/// (<c>own = client == null</c>) keeps it.
/// </summary>
internal sealed partial class ObjectFlow
{
    private const int MostConditions = 6;

    private readonly InternedMaps<CorrelatedCondition, bool> _conditions = new();

    /// <summary>What a condition comes to on this path, where that is known: the object is never null once it is created.</summary>
    private bool? Condition(IOperation condition, FlowState state)
    {
        switch (condition.SkipConversions())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !Condition(not.Operand, state);
            case IIsNullOperation isNull when Holds(isNull.Operand, state):
                return false;
            case IIsNullOperation isNull when IsNullTask(isNull.Operand, state) is { } noTask:
                return noTask;
            case { ConstantValue: { HasValue: true, Value: bool constant } }:
                return constant;
            case IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when AreSame(comparison.LeftOperand, comparison.RightOperand, state) is { } same:
                return comparison.OperatorKind == BinaryOperatorKind.Equals == same;
            case IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when (comparison.RightOperand.IsNull() ? comparison.LeftOperand : comparison.LeftOperand.IsNull() ? comparison.RightOperand : null) is
                { } value && IsNullTask(value, state) is { } noTask:
                return comparison.OperatorKind == BinaryOperatorKind.Equals == noTask;
            case IInvocationOperation { TargetMethod: { Name: "ReferenceEquals" } method, Arguments: { Length: 2 } arguments }
                when method.ContainingType.SpecialType == SpecialType.System_Object &&
                    AreSame(arguments[0].Value, arguments[1].Value, state) is { } same:
                return same;
            case IIsTypeOperation test when Holds(test.ValueOperand, state) && IsOfType(test.TypeOperand):
                return !test.IsNegated;
            case IIsPatternOperation pattern when Holds(pattern.Value, state):
                return pattern.Pattern.Matches(IsOfType);
            case IIsPatternOperation pattern when IsNullTask(pattern.Value, state) == false &&
                    pattern.Pattern.Matches(static type => type.IsTask()) is { } matches:
                return matches;
            case { } other when _correlated.ConditionOf(other) is var (correlated, whenTrue) &&
                    _conditions.TryGet(state.Conditions, correlated, out var answer):
                return answer == whenTrue;
            default:
                return null;
        }
    }

    private bool IsOfType(ITypeSymbol? type) =>
        _kind.Is(type, Symbols) || type?.SpecialType is SpecialType.System_Object or SpecialType.System_IDisposable;

    /// <summary>
    /// Whether two expressions are one object, where one of them is the followed one: an object that was made here is in no variable that it was
    /// not assigned to.
    /// </summary>
    private bool? AreSame(IOperation left, IOperation right, FlowState state) => (Holds(left, state), Holds(right, state)) switch
    {
        (true, true) => true,
        (true, false) => IsOther(right) ? false : null,
        (false, true) => IsOther(left) ? false : null,
        _ => null,
    };

    private bool IsOther(IOperation value) =>
        value.IsNull() || (_found.Origin.IsCreation() && Variable(value) is { } other && !_body.IsWrittenByNested(other));

    /// <summary>The local or parameter, be it kept aside while an expression is worked out.</summary>
    private ISymbol? Variable(IOperation operation) => operation.SkipConversions() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation reference when _body.Captured(reference.Id).ToList() is { Count: 1 } captured => Variable(captured[0]),
        _ => null,
    };

    private FlowState Assume(IOperation condition, bool value, FlowState state)
    {
        if (state.Running != 0 && TaskCompletion.AsksWhetherDone(condition.SkipConversions(), _body))
        {
            state = state with { Running = 0 };
        }

        return _correlated.ConditionOf(condition) is var (correlated, whenTrue) ? Learn(state, correlated, value == whenTrue) : state;
    }

    private FlowState Learn(FlowState state, CorrelatedCondition correlated, bool answer)
    {
        if (_conditions[state.Conditions].Count >= MostConditions && !_conditions.TryGet(state.Conditions, correlated, out _))
        {
            // What was ruled out may be followed from here on.
            _isTooMuch = true;
            return state;
        }

        return state with { Conditions = _conditions.With(state.Conditions, correlated, answer) };
    }

    /// <summary>What is known after an operation: on a path for each answer where a bool takes over one that is open.</summary>
    private FlowStates TransferConditions(IOperation operation, FlowState state)
    {
        state = state.Conditions == 0 ? state : Invalidate(operation, state);
        if (operation is not ISimpleAssignmentOperation { Value: var value } assignment ||
            _body.Written(assignment.Target) is not { } written || _correlated.VariableCondition(written) is not { } correlated)
        {
            return state;
        }

        if (Condition(value, state) is { } known)
        {
            return Learn(state, correlated, known);
        }

        return _correlated.ConditionOf(value) is null
            ? state
            : FlowStates.Of(new[] { Answered(true), Answered(false) });

        FlowState Answered(bool answer) => Learn(Assume(value, answer, state), correlated, answer);
    }

    /// <summary>What the operation may change is asked anew from here on.</summary>
    private FlowState Invalidate(IOperation operation, FlowState state)
    {
        var written = _body.Written(operation);
        var runsUnseen = CorrelatedConditions.RunsUnseenCode(operation);
        var runsOtherCode = CorrelatedConditions.RunsOtherCode(operation);
        return written is null && !runsOtherCode ? state : state with { Conditions = _conditions.Without(state.Conditions, MayChange) };

        bool MayChange(CorrelatedCondition correlated) =>
            runsUnseen || (runsOtherCode && correlated.ReadsMembers) || (written is not null && correlated.IsAbout(written));
    }
}
