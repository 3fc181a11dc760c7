using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts.Failures;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Failures;

/// <summary>
/// Whether the failure itself decides what happens next, or a person: some condition asks the exception, or what was learnt from it.
/// </summary>
internal sealed class StatusDecision
{
    private readonly CatchClause _clause;

    /// <summary>The variables that hold the exception, in the handler and beyond.</summary>
    private readonly HashSet<ISymbol> _exceptions;

    /// <summary>The variables that hold what was made of it: its status, the answer of a method that received it.</summary>
    private readonly HashSet<ISymbol> _answers = new(SymbolEqualityComparer.Default);

    private StatusDecision(CatchClause clause)
    {
        _clause = clause;
        _exceptions = new HashSet<ISymbol>(clause.Names, SymbolEqualityComparer.Default);
        if (clause.Exception is { } exception)
        {
            _exceptions.Add(exception);
        }

        while (Learn())
        {
        }
    }

    public static bool IsMade(CatchClause clause)
    {
        var decision = new StatusDecision(clause);
        return decision.Conditions().Any(decision.AsksForFailure) || decision.MayThrowByStatus();
    }

    /// <summary>Adds the variables that are given the exception or an answer; false where there is none left.</summary>
    private bool Learn()
    {
        var before = _exceptions.Count + _answers.Count;
        foreach (var (target, value) in _clause.Operation.Descendants().SelectMany(Assigned))
        {
            if (target is null || value is null)
            {
                continue;
            }

            if (value.Place() is { } source && _exceptions.Contains(source) && IsException(target))
            {
                _exceptions.Add(target);
            }
            else if (Asks(value))
            {
                _answers.Add(target);
            }
        }

        return _exceptions.Count + _answers.Count > before;

        bool IsException(ISymbol variable) => variable switch
        {
            ILocalSymbol local => _clause.Symbols.IsException(local.Type),
            _ => true,
        };
    }

    /// <summary>The variables that an operation gives a value, or a part of it, and that value.</summary>
    private static IEnumerable<(ISymbol? Target, IOperation? Value)> Assigned(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Initializer: { } initializer } declarator =>
            new[] { ((ISymbol?)declarator.Symbol, (IOperation?)initializer.Value) },
        IDeconstructionAssignmentOperation deconstruction => deconstruction.Pairs().Select(static pair => (pair.Target.Place(), pair.Element)),
        IAssignmentOperation assignment => new[] { (assignment.Target.Place(), (IOperation?)assignment.Value) },
        IIsPatternOperation test => Declared(test.Pattern).Select(name => ((ISymbol?)name, (IOperation?)test.Value)),
        ISwitchOperation @switch => @switch.Cases.SelectMany(static section => section.Clauses).OfType<IPatternCaseClauseOperation>()
            .SelectMany(static clause => Declared(clause.Pattern)).Select(name => ((ISymbol?)name, (IOperation?)@switch.Value)),
        _ => Enumerable.Empty<(ISymbol?, IOperation?)>(),
    };

    private static IEnumerable<ISymbol> Declared(IOperation pattern) => pattern.DescendantsAndSelf().Select(static part => part switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        _ => null,
    }).OfType<ISymbol>();

    private IEnumerable<IOperation> Conditions()
    {
        if (_clause.Operation.Filter is { } filter && !IsMereTypeTest(filter) && !OnlyExcludesOthers())
        {
            yield return filter;
        }

        var function = _clause.Try.Function();
        foreach (var operation in function.Descendants())
        {
            switch (operation)
            {
                case IConditionalOperation { Type: null } condition when MayLeave(condition.WhenTrue) ||
                    (condition.WhenFalse is { } other && MayLeave(other)):
                    yield return condition.Condition;
                    break;
                case ISwitchOperation @switch when @switch.Cases.Any(MayLeave):
                    yield return @switch.Value;
                    break;
                case IForLoopOperation { Condition: { } condition }:
                    yield return condition;
                    break;
                case IWhileLoopOperation { Condition: { } condition }:
                    yield return condition;
                    break;
            }
        }
    }

    /// <summary>
    /// Whether what a condition guards may change where the code goes on, or whether it does: writing a log and waiting do neither.
    /// </summary>
    private bool MayLeave(IOperation guarded) => guarded.DescendantsAndSelf().Any(operation => operation switch
    {
        IReturnOperation or IThrowOperation => true,
        IBranchOperation { BranchKind: BranchKind.Break } jump => jump == guarded || !EndsWithin(jump, guarded),
        IBranchOperation => true,
        IAssignmentOperation or IIncrementOrDecrementOperation => true,
        IInvocationOperation call => _clause.Symbols.IsSend(call.TargetMethod) ||
            (!LogCalls.IsLogger(call) && !call.TargetMethod.IsOfFramework()),
        _ => false,
    });

    /// <summary>A break that ends no more than a loop, or a case, of what the condition guards.</summary>
    private static bool EndsWithin(IOperation jump, IOperation guarded) =>
        (guarded is ISwitchCaseOperation && jump.Parent == guarded) ||
        jump.Ancestors().TakeWhile(outer => outer != guarded).Any(static outer => outer is ILoopOperation or ISwitchOperation);

    /// <summary>
    /// The same for a condition of the handler: it asks for what kind of failure it was, and not merely whether there is an inner one.
    /// </summary>
    private bool AsksForFailure(IOperation condition) => condition.DescendantsAndSelf().Any(operation =>
        IsAnswerOfAPerson(operation) ||
        (IsAboutFailure(operation) && !IsNullTest(operation) && !IsInnerNullTest(operation) && !IsWholeTextTest(operation)));

    /// <summary>No failure is told by the whole of <c>e.ToString()</c>: type, texts and stack trace are never equal to a text.</summary>
    private static bool IsWholeTextTest(IOperation exception) =>
        exception.SameValue().Parent is IInvocationOperation { TargetMethod: { Name: "ToString" } } text && text.Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
            IInvocationOperation { TargetMethod: { Name: "Equals" } } => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Equals" } } } => true,
            _ => false,
        };

    private static bool IsInnerNullTest(IOperation exception) =>
        exception.SameValue().Parent is IPropertyReferenceOperation { Property: { Name: "InnerException" } } inner && IsNullTest(inner);

    /// <summary>Whether the expression depends on the failure: more than a question whether there was one.</summary>
    private bool Asks(IOperation expression) => expression.DescendantsAndSelf().Any(operation =>
        IsAnswerOfAPerson(operation) || (IsAboutFailure(operation) && !(IsException(operation) && IsNullTest(operation))));

    private bool IsAboutFailure(IOperation operation) => IsVariable(operation) && (_answers.Contains(operation.Place()!) || IsException(operation));

    private bool IsException(IOperation operation) => IsVariable(operation) && _exceptions.Contains(operation.Place()!);

    private static bool IsVariable(IOperation operation) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation &&
            operation.Place() is not null;

    /// <summary>Who is shown a dialog or asked at the console decides for himself: nothing is sent again on its own.</summary>
    private static bool IsAnswerOfAPerson(IOperation operation) => operation is IInvocationOperation { TargetMethod: var method, Type: var answer } &&
        (answer?.Name is "DialogResult" or "MessageBoxResult" ||
         method is { Name: "Read" or "ReadKey" or "ReadLine", ContainingType: { Name: "Console", ContainingNamespace: { Name: "System" } } });

    /// <summary><c>when (e is SmtpException)</c> says what is caught, as the clause's own type does.</summary>
    private bool IsMereTypeTest(IOperation filter) => _clause.FilteredType is not null && CatchClause.IsMereTypeTest(filter);

    /// <summary><c>when (!(e is OperationCanceledException))</c> lets every SMTP failure in.</summary>
    private bool OnlyExcludesOthers() =>
        _clause.CatchesEverything && !_clause.SelectsByException && !_clause.Uses.HasFlag(ExceptionUse.TestedForSmtp);

    private static bool IsNullTest(IOperation reference) => reference.SameValue().Parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            comparison.LeftOperand.IsNull() || comparison.RightOperand.IsNull(),
        IIsPatternOperation pattern =>
            pattern.Pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Any(constant => constant.Value.IsNull()),
        _ => false,
    };

    /// <summary>A method that is given the exception may decide by throwing.</summary>
    private bool MayThrowByStatus() => _clause.Operation.Handler.Descendants().OfType<IInvocationOperation>().Any(call =>
        call.Arguments.Any(argument => Asks(argument.Value)) && !LogCalls.IsLogger(call) && MayThrow(call.TargetMethod));

    private bool MayThrow(IMethodSymbol method) =>
        method.Name.HasAny(Words.Throw) ||
        _clause.Flow.Code.BodyOf(method, CancellationToken.None)?.Descendants().Any(static operation => operation is IThrowOperation) == true;
}
