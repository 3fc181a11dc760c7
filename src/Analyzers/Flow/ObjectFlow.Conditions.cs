using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>
/// Which ways a condition leaves open: those that agree with what was answered before. A bool that takes over an answer
/// (<c>own = client == null</c>) keeps it.
/// </summary>
internal sealed partial class ObjectFlow
{
    private const int MostConditions = 6;

    private readonly KeyedMaps<Question, bool> _conditions = new();

    /// <summary>What a condition comes to on this way, where that is known: the object is never null once it is created.</summary>
    private bool? Condition(IOperation condition, Way way)
    {
        switch (condition.SkipConversions())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !Condition(not.Operand, way);
            case IIsNullOperation isNull when Holds(isNull.Operand, way):
                return false;
            case { ConstantValue: { HasValue: true, Value: bool constant } }:
                return constant;
            case IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when AreSame(comparison.LeftOperand, comparison.RightOperand, way) is { } same:
                return comparison.OperatorKind == BinaryOperatorKind.Equals == same;
            case IInvocationOperation { TargetMethod: { Name: "ReferenceEquals", ContainingType: { SpecialType: SpecialType.System_Object } }, Arguments: { Length: 2 } arguments }
                when AreSame(arguments[0].Value, arguments[1].Value, way) is { } same:
                return same;
            case IIsPatternOperation pattern when Holds(pattern.Value, way):
                return pattern.Pattern switch
                {
                    IConstantPatternOperation constant when constant.Value.IsNull() => false,
                    IDeclarationPatternOperation declaration when declaration.MatchesNull || _kind.Is(declaration.MatchedType, Symbols) => true,
                    { } other when other.IsNotNull() => true,
                    _ => null,
                };
            case { } other when _body.Questions.Asked(other) is var (question, isYes) && _conditions.TryGet(way.Conditions, question, out var answer):
                return answer == isYes;
            default:
                return null;
        }
    }

    /// <summary>
    /// Whether two expressions are one object, where one of them is the followed one: an object that was made here is in no variable that it was
    /// not assigned to.
    /// </summary>
    private bool? AreSame(IOperation left, IOperation right, Way way) => (Holds(left, way), Holds(right, way)) switch
    {
        (true, true) => true,
        (true, false) => IsOther(right) ? false : null,
        (false, true) => IsOther(left) ? false : null,
        _ => null,
    };

    private bool IsOther(IOperation value) =>
        value.IsNull() || (_facts.Origin.IsCreation() && Variable(value) is { } other && !_body.IsWrittenByNested(other));

    /// <summary>The local or parameter, be it kept aside while an expression is worked out.</summary>
    private ISymbol? Variable(IOperation operation) => operation.SkipConversions() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation reference when _body.Captured(reference.Id).ToList() is { Count: 1 } captured => Variable(captured[0]),
        _ => null,
    };

    private Way Assume(IOperation condition, bool value, Way way)
    {
        if (way.Running != 0 && SendResult.AsksWhetherDone(condition.SkipConversions(), _body))
        {
            way = way with { Running = 0 };
        }

        return _body.Questions.Asked(condition) is var (question, isYes) ? Know(way, question, value == isYes) : way;
    }

    private Way Know(Way way, Question question, bool answer) =>
        _conditions[way.Conditions].Count < MostConditions || _conditions.TryGet(way.Conditions, question, out _)
            ? way with { Conditions = _conditions.With(way.Conditions, question, answer) }
            : way;

    /// <summary>What is known after an operation: on a way for each answer where a bool takes over one that is open.</summary>
    private IEnumerable<Way> Remember(IOperation operation, Way way)
    {
        way = Doubt(operation, way);
        if (operation is not ISimpleAssignmentOperation { Value: var value } assignment ||
            _body.Written(assignment.Target) is not { } written || _body.Questions.About(written) is not { } question)
        {
            return new[] { way };
        }

        if (Condition(value, way) is { } known)
        {
            return new[] { Know(way, question, known) };
        }

        return _body.Questions.Asked(value) is null
            ? new[] { way }
            : new[] { true, false }.Select(answer => Know(Assume(value, answer, way), question, answer));
    }

    /// <summary>What the operation may change is asked anew from here on.</summary>
    private Way Doubt(IOperation operation, Way way)
    {
        if (way.Conditions == 0)
        {
            return way;
        }

        var written = _body.Written(operation);
        var runsUnseen = operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke or MethodKind.LocalFunction } };
        var runsOtherCode = runsUnseen || operation is IAwaitOperation ||
            operation is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences: { IsEmpty: false } } };
        return written is null && !runsOtherCode
            ? way
            : way with
            {
                Conditions = _conditions.Without(
                    way.Conditions, question => runsUnseen || (runsOtherCode && question.ReadsMembers) || (written is not null && question.IsAbout(written))),
            };
    }
}
