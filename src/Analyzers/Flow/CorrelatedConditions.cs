using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>What a condition asks of a function's data: asked again, it is answered the same until one of them changes.</summary>
/// <param name="data">What it reads.</param>
/// <param name="lastBlock">The last block that asks it.</param>
internal sealed class CorrelatedCondition(IReadOnlyList<ISymbol> data, int lastBlock)
{
    public int LastBlock { get; } = lastBlock;

    public bool ReadsMembers { get; } = data.Any(static symbol => symbol is IFieldSymbol or IPropertySymbol);

    public bool IsAbout(ISymbol symbol) => data.Contains(symbol, SymbolEqualityComparer.Default);
}

/// <summary>
/// The conditions of a function of which an answer tells something about a later one: of a bool local or parameter, and what is asked in
/// the same words more than once (<c>settings.UseLogin</c>, <c>user == null</c>, <c>string.IsNullOrEmpty(user)</c>). A bool that takes over
/// an answer (<c>own = client == null</c>) asks too.
/// </summary>
internal sealed class CorrelatedConditions
{
    private readonly Dictionary<IOperation, (CorrelatedCondition Condition, bool WhenTrue)> _asked = new();
    private readonly Dictionary<ISymbol, CorrelatedCondition> _variables = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _data = new(SymbolEqualityComparer.Default);
    private bool _readMembers;

    private CorrelatedConditions()
    {
    }

    /// <summary>Whether no answer tells anything about a later one.</summary>
    public bool IsEmpty => _asked.Count == 0;

    /// <summary>Whether some answer may be another one after the operation, or be taken over by it.</summary>
    public bool MayBeChangedBy(IOperation operation, Body body)
    {
        if (IsEmpty)
        {
            return false;
        }

        return (body.Written(operation) is { } written && _data.Contains(written)) || RunsUnseenCode(operation) ||
            (_readMembers && RunsOtherCode(operation));
    }

    /// <summary>Whether the operation calls a function of which it is not seen what it writes.</summary>
    public static bool RunsUnseenCode(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke or MethodKind.LocalFunction } };

    /// <summary>Whether code that may write to members runs before the next operation.</summary>
    public static bool RunsOtherCode(IOperation operation) => RunsUnseenCode(operation) || operation is IAwaitOperation ||
        operation is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences: { IsEmpty: false } } };

    /// <summary>The condition, and whether it is answered with yes where the condition is true; null where it is not worth remembering.</summary>
    public (CorrelatedCondition Condition, bool WhenTrue)? ConditionOf(IOperation condition)
    {
        var (plain, isTurned) = WithoutNot(condition);
        return _asked.TryGetValue(plain, out var asked) ? (asked.Condition, asked.WhenTrue != isTurned) : null;
    }

    /// <summary>The condition whether a bool local or parameter is true; null where no condition asks it.</summary>
    public CorrelatedCondition? VariableCondition(ISymbol variable) => _variables.TryGetValue(variable, out var correlated) ? correlated : null;

    public static CorrelatedConditions In(Body body)
    {
        var correlated = new CorrelatedConditions();
        var written = new HashSet<ISymbol>(body.Reachable().Select(body.Written).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        var numbers = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        var conditions =
            from asked in Conditions(body)
            let condition = WithoutNot(asked.Condition).Plain
            let text = ConditionText.Of(condition, body, numbers)
            where text is not null && !text.Data.Exists(body.IsWrittenByNested)
            group (Condition: condition, text.Data, text.WhenTrue, asked.Block) by text.Text;
        foreach (var same in conditions)
        {
            var variable = same.First() is { Condition: ILocalReferenceOperation or IParameterReferenceOperation, Data: var data } ? data[0] : null;
            // Asked once, it tells something only where it takes over what was answered elsewhere.
            if (same.Count() == 1 && (variable is null || !written.Contains(variable)))
            {
                continue;
            }

            var asked = new CorrelatedCondition(same.First().Data, same.Max(static each => each.Block));
            correlated._data.UnionWith(same.First().Data);
            correlated._readMembers |= asked.ReadsMembers;
            foreach (var (condition, _, whenTrue, _) in same)
            {
                correlated._asked[condition] = (asked, whenTrue);
            }

            if (variable is not null)
            {
                correlated._variables[variable] = asked;
            }
        }

        return correlated;
    }

    /// <summary>What is asked: the conditions of the code's branches, and each answer that a bool takes over.</summary>
    private static IEnumerable<(IOperation Condition, int Block)> Conditions(Body body)
    {
        foreach (var block in body.Graph.Blocks.Where(static block => block.IsReachable))
        {
            var operations = block.Operations.SelectMany(static statement => statement.DescendantsAndSelf());
            foreach (var assignment in operations.OfType<ISimpleAssignmentOperation>())
            {
                if (assignment.Type?.SpecialType == SpecialType.System_Boolean && body.Written(assignment.Target) is ILocalSymbol or IParameterSymbol)
                {
                    yield return (assignment.Value, block.Ordinal);
                }
            }

            if (block.ConditionKind != ControlFlowConditionKind.None)
            {
                yield return (block.BranchValue!, block.Ordinal);
            }
        }
    }

    private static (IOperation Plain, bool IsTurned) WithoutNot(IOperation condition)
    {
        var isTurned = false;
        var plain = condition.SkipConversions();
        while (plain is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
        {
            isTurned = !isTurned;
            plain = not.Operand.SkipConversions();
        }

        return (plain, isTurned);
    }

    /// <summary>A condition in words that are the same for the same question.</summary>
    private sealed class ConditionText
    {
        private const string Null = "null";

        private readonly Body _body;
        private readonly Dictionary<ISymbol, int> _numbers;

        private ConditionText(Body body, Dictionary<ISymbol, int> numbers)
        {
            _body = body;
            _numbers = numbers;
        }

        public List<ISymbol> Data { get; } = new();

        public string? Text { get; private set; }

        public bool WhenTrue { get; private set; } = true;

        public static ConditionText? Of(IOperation condition, Body body, Dictionary<ISymbol, int> numbers)
        {
            var text = new ConditionText(body, numbers);
            switch (condition)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                    when comparison.OperatorMethod is null or { ContainingType: { SpecialType: SpecialType.System_String } }:
                    text.WhenTrue = comparison.OperatorKind == BinaryOperatorKind.Equals;
                    text.Text = text.Equality(comparison.LeftOperand, comparison.RightOperand);
                    break;
                case IIsPatternOperation { Pattern: IConstantPatternOperation constant } pattern:
                    text.Text = text.Equality(pattern.Value, constant.Value);
                    break;
                case IIsPatternOperation { Pattern: var other } pattern when other.IsNotNull():
                    text.WhenTrue = false;
                    text.Text = text.IsNull(pattern.Value);
                    break;
                case IIsNullOperation isNull:
                    text.Text = text.IsNull(isNull.Operand);
                    break;
                case IInvocationOperation { TargetMethod: { IsStatic: true, Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } } call
                    when call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String:
                    text.Text = text.Value(call.Arguments[0].Value) is { } value ? $"{call.TargetMethod.Name}({value})" : null;
                    break;
                case { Type: { SpecialType: SpecialType.System_Boolean } }:
                    text.Text = text.Value(condition);
                    break;
            }

            return text.Text is null ? null : text;
        }

        private string? IsNull(IOperation value) => Value(value) is { } text ? $"{text} == {Null}" : null;

        private string? Equality(IOperation left, IOperation right) =>
            Value(left) is { } first && Value(right) is { } second ? $"{first} == {second}" : null;

        /// <summary>
        /// A constant, a variable, or a member declared here of one of those: what others declare may be another at each look, like a clock or a
        /// count.
        /// </summary>
        private string? Value(IOperation operation)
        {
            operation = operation.SkipConversions();
            if (operation.ConstantValue is { HasValue: true, Value: var constant })
            {
                return constant is null ? Null : $"{constant.GetType().Name} {constant}";
            }

            switch (operation)
            {
                case ILocalReferenceOperation local:
                    return Name(local.Local);
                case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } } parameter:
                    return Name(parameter.Parameter);
                case IFlowCaptureReferenceOperation reference when _body.Captured(reference.Id).ToList() is { Count: 1 } captured:
                    return Value(captured[0]);
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    return "this";
                case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member
                    when !member.Member.DeclaringSyntaxReferences.IsEmpty:
                    var instance = member.Instance is null ? "" : Value(member.Instance);
                    return instance is null ? null : $"{instance}.{Name(member.Member)}";
                default:
                    return null;
            }
        }

        private string Name(ISymbol symbol)
        {
            Data.Add(symbol);
            if (!_numbers.TryGetValue(symbol, out var number))
            {
                number = _numbers.Count;
                _numbers.Add(symbol, number);
            }

            return $"${number}";
        }
    }
}
