using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Facts;

/// <summary>What a condition asks of a function's data: asked again, it is answered the same until one of them changes.</summary>
internal sealed class Question(IReadOnlyList<ISymbol> data)
{
    public bool ReadsMembers { get; } = data.Any(static symbol => symbol is IFieldSymbol or IPropertySymbol);

    public bool IsAbout(ISymbol symbol) => data.Contains(symbol, SymbolEqualityComparer.Default);
}

/// <summary>
/// The conditions of a function of which an answer tells something about a later one: of a bool local or parameter, and what is asked in
/// the same words more than once (<c>settings.UseLogin</c>, <c>user == null</c>, <c>string.IsNullOrEmpty(user)</c>).
/// </summary>
internal sealed class Questions
{
    private readonly Dictionary<IOperation, (Question Question, bool IsYes)> _asked = new();

    private Questions()
    {
    }

    /// <summary>The question, and whether it is answered with yes where the condition is true; null where it is not worth remembering.</summary>
    public (Question Question, bool IsYes)? Asked(IOperation condition) => _asked.TryGetValue(condition, out var asked) ? asked : null;

    public static Questions In(ControlFlowGraph graph)
    {
        var questions = new Questions();
        var conditions =
            from block in graph.Blocks
            where block.IsReachable && block.ConditionKind != ControlFlowConditionKind.None
            let condition = WithoutNot(block.BranchValue)
            let words = Words.Of(condition)
            where words is not null
            group (Condition: condition, words.Data, words.IsYes) by words.Text;
        foreach (var same in conditions.Where(static same => same.Count() > 1 || same.First().Condition is ILocalReferenceOperation or IParameterReferenceOperation))
        {
            var question = new Question(same.First().Data);
            foreach (var (condition, _, isYes) in same)
            {
                questions._asked[condition] = (question, isYes);
            }
        }

        return questions;
    }

    private static IOperation WithoutNot(IOperation condition)
    {
        condition = condition.SkipConversions();
        return condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not ? WithoutNot(not.Operand) : condition;
    }

    /// <summary>A condition in words that are the same for the same question.</summary>
    private sealed class Words
    {
        public List<ISymbol> Data { get; } = new();

        public string? Text { get; private set; }

        public bool IsYes { get; private set; } = true;

        public static Words? Of(IOperation condition)
        {
            var words = new Words();
            switch (condition)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null or { ContainingType: { SpecialType: SpecialType.System_String } } } comparison:
                    words.IsYes = comparison.OperatorKind == BinaryOperatorKind.Equals;
                    words.Text = words.Equality(comparison.LeftOperand, comparison.RightOperand);
                    break;
                case IIsPatternOperation { Pattern: IConstantPatternOperation constant } pattern:
                    words.Text = words.Equality(pattern.Value, constant.Value);
                    break;
                case IInvocationOperation { TargetMethod: { IsStatic: true, Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType: { SpecialType: SpecialType.System_String } } } call:
                    words.Text = words.Value(call.Arguments[0].Value) is { } value ? $"{call.TargetMethod.Name}({value})" : null;
                    break;
                case { Type: { SpecialType: SpecialType.System_Boolean } }:
                    words.Text = words.Value(condition);
                    break;
            }

            return words.Text is null ? null : words;
        }

        private string? Equality(IOperation left, IOperation right) =>
            Value(left) is { } first && Value(right) is { } second ? $"{first} == {second}" : null;

        /// <summary>A constant, a variable, or a member declared here of one of those: what others declare may be another at each look, like a clock or a count.</summary>
        private string? Value(IOperation operation)
        {
            operation = operation.SkipConversions();
            if (operation.ConstantValue is { HasValue: true, Value: var constant })
            {
                return $"{constant?.GetType().Name} {constant}";
            }

            switch (operation)
            {
                case ILocalReferenceOperation local:
                    return Name(local.Local);
                case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } } parameter:
                    return Name(parameter.Parameter);
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    return "this";
                case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member when !member.Member.DeclaringSyntaxReferences.IsEmpty:
                    var instance = member.Instance is null ? "" : Value(member.Instance);
                    return instance is null ? null : $"{instance}.{Name(member.Member)}";
                default:
                    return null;
            }
        }

        private string Name(ISymbol symbol)
        {
            Data.Add(symbol);
            return $"{symbol.Name}@{symbol.Locations.FirstOrDefault()?.SourceSpan.Start}";
        }
    }
}
