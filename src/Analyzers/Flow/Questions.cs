using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>What a condition asks of a function's data: asked again, it is answered the same until one of them changes.</summary>
internal sealed class Question(IReadOnlyList<ISymbol> data)
{
    public bool ReadsMembers { get; } = data.Any(static symbol => symbol is IFieldSymbol or IPropertySymbol);

    public bool IsAbout(ISymbol symbol) => data.Contains(symbol, SymbolEqualityComparer.Default);
}

/// <summary>
/// The conditions of a function of which an answer tells something about a later one: of a bool local or parameter, and what is asked in
/// the same words more than once (<c>settings.UseLogin</c>, <c>user == null</c>, <c>string.IsNullOrEmpty(user)</c>). A bool that takes over
/// an answer (<c>own = client == null</c>) asks too.
/// </summary>
internal sealed class Questions
{
    private readonly Dictionary<IOperation, (Question Question, bool IsYes)> _asked = new();
    private readonly Dictionary<ISymbol, Question> _variables = new(SymbolEqualityComparer.Default);

    private Questions()
    {
    }

    /// <summary>The question, and whether it is answered with yes where the condition is true; null where it is not worth remembering.</summary>
    public (Question Question, bool IsYes)? Asked(IOperation condition)
    {
        var (plain, isTurned) = WithoutNot(condition);
        return _asked.TryGetValue(plain, out var asked) ? (asked.Question, asked.IsYes != isTurned) : null;
    }

    /// <summary>The question whether a bool local or parameter is true; null where no condition asks it.</summary>
    public Question? About(ISymbol variable) => _variables.TryGetValue(variable, out var question) ? question : null;

    public static Questions In(Body body)
    {
        var questions = new Questions();
        var conditions =
            from asked in Conditions(body)
            let condition = WithoutNot(asked).Plain
            let words = Words.Of(condition, body)
            where words is not null && !words.Data.Exists(body.IsWrittenByNested)
            group (Condition: condition, words.Data, words.IsYes) by words.Text;
        foreach (var same in conditions)
        {
            var variable = same.First() is { Condition: ILocalReferenceOperation or IParameterReferenceOperation, Data: var data } ? data[0] : null;
            if (variable is null && same.Count() == 1)
            {
                continue;
            }

            var question = new Question(same.First().Data);
            foreach (var (condition, _, isYes) in same)
            {
                questions._asked[condition] = (question, isYes);
            }

            if (variable is not null)
            {
                questions._variables[variable] = question;
            }
        }

        return questions;
    }

    private static IEnumerable<IOperation> Conditions(Body body) => body.Graph.Blocks.Where(static block => block.IsReachable).SelectMany(block => block.Operations
        .SelectMany(static statement => statement.DescendantsAndSelf()).OfType<ISimpleAssignmentOperation>()
        .Where(assignment => assignment.Type?.SpecialType == SpecialType.System_Boolean && body.Written(assignment.Target) is ILocalSymbol or IParameterSymbol)
        .Select(static assignment => assignment.Value)
        .Concat(block.ConditionKind == ControlFlowConditionKind.None ? Enumerable.Empty<IOperation>() : new[] { block.BranchValue! }));

    private static (IOperation Plain, bool IsTurned) WithoutNot(IOperation condition)
    {
        var isTurned = false;
        for (condition = condition.SkipConversions(); condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not; condition = not.Operand.SkipConversions())
        {
            isTurned = !isTurned;
        }

        return (condition, isTurned);
    }

    /// <summary>A condition in words that are the same for the same question.</summary>
    private sealed class Words
    {
        private const string Null = "null";

        private readonly Body _body;

        private Words(Body body) => _body = body;

        public List<ISymbol> Data { get; } = new();

        public string? Text { get; private set; }

        public bool IsYes { get; private set; } = true;

        public static Words? Of(IOperation condition, Body body)
        {
            var words = new Words(body);
            switch (condition)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null or { ContainingType: { SpecialType: SpecialType.System_String } } } comparison:
                    words.IsYes = comparison.OperatorKind == BinaryOperatorKind.Equals;
                    words.Text = words.Equality(comparison.LeftOperand, comparison.RightOperand);
                    break;
                case IIsPatternOperation { Pattern: IConstantPatternOperation constant } pattern:
                    words.Text = words.Equality(pattern.Value, constant.Value);
                    break;
                case IIsPatternOperation { Pattern: var other } pattern when other.IsNotNull():
                    words.IsYes = false;
                    words.Text = words.IsNull(pattern.Value);
                    break;
                case IIsNullOperation isNull:
                    words.Text = words.IsNull(isNull.Operand);
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

        private string? IsNull(IOperation value) => Value(value) is { } text ? $"{text} == {Null}" : null;

        private string? Equality(IOperation left, IOperation right) =>
            Value(left) is { } first && Value(right) is { } second ? $"{first} == {second}" : null;

        /// <summary>A constant, a variable, or a member declared here of one of those: what others declare may be another at each look, like a clock or a count.</summary>
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
