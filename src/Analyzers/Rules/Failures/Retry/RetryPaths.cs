using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts.Failures;

namespace SmtpAnalyzers.Rules.Failures;

/// <summary>
/// Where the paths from a handler, or from a send that succeeded, lead within one turn of a loop. What a local was last set to is kept
/// in mind where it is true, false or null: <c>sent = true</c> ends a <c>while (!sent)</c>, <c>error = null</c> a <c>while (error != null)</c>.
/// </summary>
internal sealed class RetryPaths
{
    private const int MostSteps = 5_000;

    private readonly ControlFlowGraph _graph;
    private readonly BasicBlock _sendBlock;
    private readonly SyntaxNode _send;
    private readonly BasicBlock? _clause;

    /// <summary>There were more paths than are followed: what was not found may be there.</summary>
    private bool _isCutOff;

    private static readonly ImmutableDictionary<ISymbol, bool> Nothing = ImmutableDictionary.Create<ISymbol, bool>(SymbolEqualityComparer.Default);

    private RetryPaths(ControlFlowGraph graph, BasicBlock sendBlock, SyntaxNode send, BasicBlock? clause)
    {
        _graph = graph;
        _sendBlock = sendBlock;
        _send = send;
        _clause = clause;
    }

    /// <summary>Null where the send cannot be reached.</summary>
    public static RetryPaths? Of(CatchClause clause, IInvocationOperation send)
    {
        var function = clause.Try.Function() switch
        {
            IAnonymousFunctionOperation lambda => clause.Body.Function(lambda.Symbol),
            ILocalFunctionOperation local => clause.Body.Function(local.Symbol),
            _ => clause.Body,
        };
        var block = function?.Graph.Blocks
            .FirstOrDefault(block => block.IsReachable && Statements(block).Any(statement => Holds(statement, send.Syntax)));
        return block is null ? null : new RetryPaths(function!.Graph, block, send.Syntax, FirstBlock(clause, send, block, function.Graph));
    }

    /// <summary>Whether the send is made once more after the handler has run, in the next turn.</summary>
    public bool LeadBack(LoopIteration iteration) =>
        _clause is not null && Returns(_clause, Nothing, iteration).Any();

    /// <summary>
    /// Whether it is made once more after it succeeded: then the loop is no retry, but sends for another reason. Only what comes back twice does:
    /// what a turn sets before it sends is not known to the first.
    /// </summary>
    public bool RepeatOnSuccess(LoopIteration iteration) =>
        AfterSuccess(Nothing, iteration).Any(known => AfterSuccess(known, iteration).Any()) || _isCutOff;

    private IEnumerable<ImmutableDictionary<ISymbol, bool>> AfterSuccess(ImmutableDictionary<ISymbol, bool> known, LoopIteration iteration)
    {
        foreach (var statement in Statements(_sendBlock).SkipWhile(statement => !Holds(statement, _send)))
        {
            known = Learn(statement, known);
        }

        return Next(_sendBlock, known).SelectMany(next => Returns(next.Block, next.Known, iteration));
    }

    /// <summary>What is known each time the paths from a block come to the send.</summary>
    private IEnumerable<ImmutableDictionary<ISymbol, bool>> Returns(BasicBlock from, ImmutableDictionary<ISymbol, bool> start,
        LoopIteration iteration)
    {
        var seen = new HashSet<(int Block, string Known)>();
        var open = new Stack<(BasicBlock Block, ImmutableDictionary<ISymbol, bool> Known)>();
        open.Push((from, start));
        while (open.Count > 0)
        {
            if (seen.Count >= MostSteps)
            {
                _isCutOff = true;
                yield break;
            }

            var (block, known) = open.Pop();
            if (!seen.Add((block.Ordinal, Key(known))) || !Statements(block).All(iteration.Contains))
            {
                continue;
            }

            var isSend = block == _sendBlock;
            foreach (var statement in Statements(block).TakeWhile(statement => !isSend || !Holds(statement, _send)))
            {
                known = Learn(statement, known);
            }

            if (isSend)
            {
                yield return known;
                continue;
            }

            foreach (var next in Next(block, known))
            {
                open.Push(next);
            }
        }
    }

    private static IEnumerable<(BasicBlock Block, ImmutableDictionary<ISymbol, bool> Known)> Next(BasicBlock block,
        ImmutableDictionary<ISymbol, bool> known)
    {
        var condition = block.BranchValue is { } value && block.ConditionKind != ControlFlowConditionKind.None ? Condition(value, known) : null;
        var when = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        if (block.ConditionalSuccessor?.Destination is { } conditional && (condition is null || condition == when))
        {
            yield return (conditional, known);
        }

        if (block.FallThroughSuccessor?.Destination is { } next && (block.ConditionalSuccessor is null || condition is null || condition != when))
        {
            yield return (next, known);
        }
    }

    private static ImmutableDictionary<ISymbol, bool> Learn(IOperation statement, ImmutableDictionary<ISymbol, bool> known)
    {
        foreach (var assignment in statement.DescendantsAndSelf().OfType<IAssignmentOperation>())
        {
            if (assignment.Target is ILocalReferenceOperation { Local: var local })
            {
                known = assignment is ISimpleAssignmentOperation &&
                    assignment.Value.SkipConversions().ConstantValue is { HasValue: true, Value: null or bool } constant
                    ? known.SetItem(local, constant.Value is true)
                    : known.Remove(local);
            }
        }

        return known;
    }

    private static bool? Condition(IOperation condition, ImmutableDictionary<ISymbol, bool> known) => condition.SkipConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
        ILocalReferenceOperation { Local: { Type: { SpecialType: SpecialType.System_Boolean } } local } =>
            known.TryGetValue(local, out var value) ? value : null,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Condition(not.Operand, known),
        IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.Equals or
            BinaryOperatorKind.NotEquals
        } comparison when Compared(comparison) is { } local =>
            known.TryGetValue(local, out var isSet) && !isSet ? comparison.OperatorKind == BinaryOperatorKind.Equals : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals =>
            Condition(equals.LeftOperand, known) is { } left && Condition(equals.RightOperand, known) is { } right ? left == right : null,
        _ => null,
    };

    /// <summary>The local that is compared with null.</summary>
    private static ISymbol? Compared(IBinaryOperation comparison) =>
        comparison.RightOperand.IsNull() ? comparison.LeftOperand.Place() : comparison.LeftOperand.IsNull() ? comparison.RightOperand.Place() : null;

    private static string Key(ImmutableDictionary<ISymbol, bool> known) =>
        string.Join(",", known.Select(static pair => pair.Key.Name + pair.Value).OrderBy(static name => name, StringComparer.Ordinal));

    private static IEnumerable<IOperation> Statements(BasicBlock block) =>
        block.BranchValue is null ? block.Operations : block.Operations.Add(block.BranchValue);

    private static bool Holds(IOperation statement, SyntaxNode call) =>
        statement.DescendantsAndSelf().Any(operation => operation is IInvocationOperation && operation.Syntax == call);

    /// <summary>
    /// The start of the clause's region. The graph does not say which clause a region is of, but tries nest in it as they do in the code.
    /// </summary>
    private static BasicBlock? FirstBlock(CatchClause clause, IOperation send, BasicBlock block, ControlFlowGraph graph)
    {
        var tries = 1;
        var inner = send;
        foreach (var outer in send.Ancestors().TakeWhile(outer => outer != clause.Try))
        {
            tries += outer is ITryOperation { Catches: { IsEmpty: false } } @try && @try.Body == inner ? 1 : 0;
            inner = outer;
        }

        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } both } && --tries == 0)
            {
                var index = clause.Try.Catches.IndexOf(clause.Operation);
                return both.NestedRegions.Length > index + 1 ? graph.Blocks[both.NestedRegions[index + 1].FirstBlockOrdinal] : null;
            }
        }

        return null;
    }
}
