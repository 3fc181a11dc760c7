using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Facts;

/// <summary>Which ways a condition leaves open: those that agree with what was answered before.</summary>
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
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when (Holds(comparison.LeftOperand, way) && IsNull(comparison.RightOperand)) || (Holds(comparison.RightOperand, way) && IsNull(comparison.LeftOperand)):
                return comparison.OperatorKind == BinaryOperatorKind.NotEquals;
            case IIsPatternOperation pattern when Holds(pattern.Value, way):
                return pattern.Pattern switch
                {
                    IConstantPatternOperation constant when IsNull(constant.Value) => false,
                    IDeclarationPatternOperation declaration when declaration.MatchesNull || _kind.Is(declaration.MatchedType, Symbols) => true,
                    // `not null`: Roslyn 3.7 has no name for a negated pattern.
                    { } other when other.Children.FirstOrDefault() is IConstantPatternOperation negated && IsNull(negated.Value) => true,
                    _ => null,
                };
            case { } other when _body.Questions.Asked(other) is var (question, isYes) && _conditions.TryGet(way.Conditions, question, out var answer):
                return answer == isYes;
            default:
                return null;
        }
    }

    private Way Assume(IOperation condition, bool value, Way way)
    {
        var operation = condition.SkipConversions();
        if (operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
        {
            return Assume(not.Operand, !value, way);
        }

        if (way.Running != 0 && SendResult.AsksWhetherDone(operation, _body))
        {
            way = way with { Running = 0 };
        }

        return _body.Questions.Asked(operation) is var (question, isYes) && _conditions[way.Conditions].Count < MostConditions
            ? way with { Conditions = _conditions.With(way.Conditions, question, value == isYes) }
            : way;
    }

    /// <summary>What the operation may change is asked anew from here on.</summary>
    private Way Doubt(IOperation operation, Way way)
    {
        if (way.Conditions == 0)
        {
            return way;
        }

        var written = Written(operation);
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

    private ISymbol? Written(IOperation operation)
    {
        if (operation is IAssignmentOperation { Target: IFlowCaptureReferenceOperation target })
        {
            operation = _body.Reachable().OfType<IFlowCaptureOperation>().FirstOrDefault(capture => capture.Id.Equals(target.Id))?.Value ?? operation;
        }
        else if (!operation.MayWrite())
        {
            return null;
        }

        return operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        };
    }

    private static bool IsNull(IOperation operation) => operation.SkipConversions().ConstantValue is { HasValue: true, Value: null };
}
