using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>
/// What the statements of a body mention, read once for all objects that are followed through it: most statements are about none of the names
/// of one object, and leave its state as it is.
/// </summary>
internal sealed class StatementIndex
{
    private readonly Dictionary<object, List<int>> _mentions = new();
    private readonly List<int> _always = new();

    /// <summary>How many of the statements up to each one, itself counted, send.</summary>
    private readonly List<int> _sends = new();
    private readonly List<int> _blocks = new();
    private readonly int[] _first;
    private readonly bool[] _blockSends;
    private readonly bool[] _isPassed;
    private readonly int[] _earliest;

    public StatementIndex(Body body, CorrelatedConditions conditions, SmtpSymbols symbols)
    {
        _first = new int[body.Graph.Blocks.Length];
        _blockSends = new bool[_first.Length];
        _isPassed = new bool[_first.Length];
        _earliest = ReadEarliest(body.Graph);
        foreach (var block in body.Graph.Blocks)
        {
            _first[block.Ordinal] = _sends.Count;
            foreach (var statement in body.StatementsOf(block))
            {
                Read(statement, body, conditions, symbols);
                _blocks.Add(block.Ordinal);
            }

            _blockSends[block.Ordinal] = SendsBetween(_first[block.Ordinal], _sends.Count);
            _isPassed[block.Ordinal] = !_blockSends[block.Ordinal] && IsPassed(block, conditions);
        }
    }

    /// <summary>How many clients and messages the statements make.</summary>
    public int Made { get; private set; }

    /// <summary>The number of a block's first statement; its others follow.</summary>
    public int FirstOf(BasicBlock block) => _first[block.Ordinal];

    /// <summary>Whether one of the statements from the first up to the second, not counted, sends with whatever client.</summary>
    public bool SendsBetween(int first, int end) => first < end && _sends[end - 1] > (first == 0 ? 0 : _sends[first - 1]);

    public bool Sends(BasicBlock block) => _blockSends[block.Ordinal];

    /// <summary>The first block in order that may still run once this one starts: itself, or where the outermost loop around it begins.</summary>
    public int EarliestFrom(BasicBlock block) => _earliest[block.Ordinal];

    /// <summary>The last block that mentions a name.</summary>
    public int LastBlockOf(object name) =>
        _mentions.TryGetValue(name, out var statements) ? _blocks[statements[statements.Count - 1]] : -1;

    /// <summary>
    /// Whether every path through a finally region comes to its end, or to none, with nothing known that was not known before, but for what its
    /// statements do.
    /// </summary>
    public bool IsPassed(ControlFlowRegion region, Concerned concerned)
    {
        if (!region.NestedRegions.IsEmpty)
        {
            return false;
        }

        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            if (!_isPassed[ordinal] || concerned.Block(ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The block in which something is made.</summary>
    public int? BlockOf(IOperation origin) => _mentions.TryGetValue(origin, out var statements) ? _blocks[statements[0]] : null;

    public Concerned ForOneObject() => new(this);

    /// <summary>Handlers and finally regions stand behind what they guard: only branches lead back.</summary>
    private static int[] ReadEarliest(ControlFlowGraph graph)
    {
        var lastThatLeadsBack = new int[graph.Blocks.Length];
        foreach (var branch in graph.Blocks.SelectMany(static block => new[] { block.FallThroughSuccessor, block.ConditionalSuccessor }))
        {
            if (branch is { Destination: { } destination })
            {
                var from = branch.FinallyRegions.Select(static region => region.LastBlockOrdinal).Append(branch.Source.Ordinal).Max();
                lastThatLeadsBack[destination.Ordinal] = Math.Max(lastThatLeadsBack[destination.Ordinal], from);
            }
        }

        var earliest = new int[lastThatLeadsBack.Length];
        var (begin, end) = (0, -1);
        for (var ordinal = 0; ordinal < earliest.Length; ordinal++)
        {
            begin = ordinal > end ? ordinal : begin;
            end = lastThatLeadsBack[ordinal] >= ordinal ? Math.Max(end, lastThatLeadsBack[ordinal]) : end;
            earliest[ordinal] = begin;
        }

        return earliest;
    }

    private static bool IsPassed(BasicBlock block, CorrelatedConditions conditions) =>
        Leads(block.FallThroughSuccessor) && (block.ConditionalSuccessor is null || Leads(block.ConditionalSuccessor)) &&
        (block.ConditionKind == ControlFlowConditionKind.None || conditions.ConditionOf(block.BranchValue!) is null);

    /// <summary>Forward only: a loop may have no end.</summary>
    private static bool Leads(ControlFlowBranch? branch) => branch is null or { Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling } ||
        branch is { Semantics: ControlFlowBranchSemantics.Regular, Destination: { } next } && next.Ordinal > branch.Source.Ordinal;

    private void Read(IReadOnlyList<IOperation> statement, Body body, CorrelatedConditions conditions, SmtpSymbols symbols)
    {
        var number = _sends.Count;
        var sends = false;
        var always = false;
        foreach (var operation in statement)
        {
            Mention(ObjectName.Of(operation), number);
            switch (operation)
            {
                case IFlowCaptureOperation capture:
                    Mention(capture.Id, number);
                    break;
                case ISimpleAssignmentOperation assignment:
                    Mention(assignment.Value.SkipConversions(), number);
                    break;
                case IFlowAnonymousFunctionOperation:
                case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } }:
                    always = true;
                    break;
                case IInvocationOperation call:
                    sends |= symbols.IsSend(call.TargetMethod);
                    always |= call.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke;
                    break;
                case var creation when creation.IsCreation():
                    Mention(operation, number);
                    Made += symbols.IsClient(operation.Type) || symbols.IsMessage(operation.Type) ? 1 : 0;
                    break;
            }

            always |= conditions.MayBeChangedBy(operation, body);
        }

        _sends.Add((number == 0 ? 0 : _sends[number - 1]) + (sends ? 1 : 0));
        if (always)
        {
            _always.Add(number);
        }
    }

    private void Mention(object? name, int statement)
    {
        if (name is null)
        {
            return;
        }

        if (!_mentions.TryGetValue(name, out var statements))
        {
            _mentions.Add(name, statements = new List<int>());
        }

        if (statements.Count == 0 || statements[statements.Count - 1] != statement)
        {
            statements.Add(statement);
        }
    }

    /// <summary>The statements that can do something with one followed object, as far as its names are known.</summary>
    internal sealed class Concerned
    {
        private const int Bits = 64;

        private readonly StatementIndex _index;

        /// <summary>A bit per statement.</summary>
        private readonly ulong[] _statements;
        private readonly bool[] _blocks;

        public Concerned(StatementIndex index)
        {
            _index = index;
            _statements = new ulong[(index._sends.Count / Bits) + 1];
            _blocks = new bool[index._first.Length];
            Add(index._always);
        }

        /// <summary>The first such statement from the given one on; the end where there is none before.</summary>
        public int NextFrom(int statement, int end)
        {
            for (; statement < end; statement = ((statement / Bits) + 1) * Bits)
            {
                for (var rest = _statements[statement / Bits] >> (statement % Bits); rest != 0 && statement < end; rest >>= 1, statement++)
                {
                    if ((rest & 1) != 0)
                    {
                        return statement;
                    }
                }
            }

            return end;
        }

        public bool Block(int ordinal) => _blocks[ordinal];

        /// <summary>The object has one more name, or is made by this operation.</summary>
        public void Add(object name)
        {
            if (_index._mentions.TryGetValue(name, out var statements))
            {
                Add(statements);
            }
        }

        private void Add(List<int> statements)
        {
            foreach (var statement in statements)
            {
                _statements[statement / Bits] |= 1UL << (statement % Bits);
                _blocks[_index._blocks[statement]] = true;
            }
        }
    }
}
