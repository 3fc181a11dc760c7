using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Facts;

/// <summary>
/// What is known on a way: whether a bool is true, and whether a variable that may hold such an object is null. Asked twice, it answers the
/// same until it is assigned; a bool that takes over an answer (<c>own = client == null</c>) keeps it.
/// </summary>
internal sealed partial class ObjectFlow
{
    private const int MostConditions = 6;

    private readonly KeyedMaps<ISymbol, bool> _conditions = new();
    private readonly Lazy<HashSet<ISymbol>> _writtenByNested;

    /// <summary>What a condition comes to on this way, where that is known: the object is never null once it is created.</summary>
    private bool? Condition(IOperation condition, Way way)
    {
        switch (condition.SkipConversions())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !Condition(not.Operand, way);
            case IIsNullOperation isNull when Holds(isNull.Operand, way):
                return false;
            case IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when AreSame(comparison.LeftOperand, comparison.RightOperand, way) is { } same:
                return comparison.OperatorKind == BinaryOperatorKind.Equals == same;
            case IInvocationOperation { TargetMethod: { Name: "ReferenceEquals", ContainingType: { SpecialType: SpecialType.System_Object } }, Arguments: { Length: 2 } arguments }
                when AreSame(arguments[0].Value, arguments[1].Value, way) is { } same:
                return same;
            case IIsPatternOperation pattern when Holds(pattern.Value, way):
                return pattern.Pattern switch
                {
                    IConstantPatternOperation constant when IsNull(constant.Value) => false,
                    IDeclarationPatternOperation declaration when declaration.MatchesNull || _kind.Is(declaration.MatchedType, Symbols) => true,
                    { } other when IsNotNull(other) => true,
                    _ => null,
                };
            case { } other when Question(other) is { } question && _conditions.TryGet(way.Conditions, question.About, out var known):
                return known == question.When;
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
        IsNull(value) || (_facts.Origin is IObjectCreationOperation && Variable(value) is { } other && !_writtenByNested.Value.Contains(other));

    private Way Assume(IOperation condition, bool value, Way way)
    {
        if (way.Running != 0 && SendResult.AsksWhetherDone(condition.SkipConversions(), _body))
        {
            way = way with { Running = 0 };
        }

        return Question(condition) is { } question ? Know(way, question.About, value == question.When) : way;
    }

    private Way Know(Way way, ISymbol about, bool value) =>
        _conditions[way.Conditions].Count < MostConditions || _conditions.TryGet(way.Conditions, about, out _)
            ? way with { Conditions = _conditions.With(way.Conditions, about, value) }
            : way;

    /// <summary>What is known after an operation that may write to a variable: on a way for each answer that a bool takes over.</summary>
    private IEnumerable<Way> Remember(IOperation operation, Way way)
    {
        var written = operation switch
        {
            IAssignmentOperation assignment => Variable(assignment.Target),
            ILocalReferenceOperation { Parent: ITupleOperation } deconstructed => deconstructed.Local,
            IArgumentOperation { Parameter: null or { RefKind: not RefKind.None and not RefKind.In } } argument => Variable(argument.Value),
            _ => null,
        };
        if (written is null)
        {
            return new[] { way };
        }

        way = way with { Conditions = _conditions.Without(way.Conditions, written) };
        if (operation is not ISimpleAssignmentOperation { Value: var value } || value.Type?.SpecialType != SpecialType.System_Boolean || Answer(written) is null)
        {
            return new[] { way };
        }

        if (value.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return new[] { Know(way, written, constant) };
        }

        var answers = Condition(value, way) is { } known ? new[] { known } : Question(value) is null ? Array.Empty<bool>() : new[] { true, false };
        return answers.Length == 0 ? new[] { way } : answers.Select(answer => Know(Assume(value, answer, way), written, answer));
    }

    /// <summary>
    /// The variable that a condition asks about, and what it is when the condition is true: a bool true or false, any other null (true) or not.
    /// </summary>
    private (ISymbol About, bool When)? Question(IOperation condition)
    {
        switch (condition.SkipConversions())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Question(not.Operand) is { } question ? (question.About, !question.When) : null;
            case IIsNullOperation isNull:
                return Nullness(isNull.Operand, isNull: true);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                var isEqual = comparison.OperatorKind == BinaryOperatorKind.Equals;
                return IsNull(comparison.RightOperand) ? Nullness(comparison.LeftOperand, isEqual)
                    : IsNull(comparison.LeftOperand) ? Nullness(comparison.RightOperand, isEqual)
                    : null;
            case IIsPatternOperation { Pattern: IConstantPatternOperation constant } pattern when IsNull(constant.Value):
                return Nullness(pattern.Value, isNull: true);
            case IIsPatternOperation pattern when IsNotNull(pattern.Pattern):
                return Nullness(pattern.Value, isNull: false);
            case var other:
                return Variable(other) is { } variable && Answer(variable) is { } about ? (about, true) : null;
        }
    }

    private (ISymbol About, bool When)? Nullness(IOperation operand, bool isNull) =>
        Variable(operand) is { } variable && _kind.Is(TypeOf(variable), Symbols) && !_writtenByNested.Value.Contains(variable) ? (variable, isNull) : null;

    /// <summary>The bool variable itself; null for any other, and for one that a lambda may set at any time.</summary>
    private ISymbol? Answer(ISymbol variable) =>
        TypeOf(variable)?.SpecialType == SpecialType.System_Boolean && !_writtenByNested.Value.Contains(variable) ? variable : null;

    /// <summary>The local or parameter, be it kept aside while an expression is worked out.</summary>
    private ISymbol? Variable(IOperation operation) => operation.SkipConversions() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation reference when _body.Captured(reference.Id).ToList() is { Count: 1 } captured => Variable(captured[0]),
        _ => null,
    };

    private static ITypeSymbol? TypeOf(ISymbol variable) => (variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type;

    /// <summary><c>not null</c>: Roslyn 3.7 has no name for a negated pattern.</summary>
    private static bool IsNotNull(IPatternOperation pattern) =>
        pattern is not IConstantPatternOperation && pattern.Children.FirstOrDefault() is IConstantPatternOperation negated && IsNull(negated.Value);

    private HashSet<ISymbol> WrittenByNested() => new(
        _body.Nested.SelectMany(static nested => nested.WithNested()).SelectMany(static nested => nested.Reachable())
            .Select(operation => operation is IAssignmentOperation assignment ? Variable(assignment.Target) : null)
            .OfType<ISymbol>(),
        SymbolEqualityComparer.Default);
}
