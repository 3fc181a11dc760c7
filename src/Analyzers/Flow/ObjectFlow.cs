using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>
/// Follows one object (a client or a message) through a function, on every path, exceptions included: an explicit throw, and every send,
/// since that is what fails. Paths that a null check of the object, or a bool that was asked before, rules out are not taken.
/// </summary>
internal sealed partial class ObjectFlow
{
    private const int MostSteps = 20_000;

    /// <summary>A member that makes very many objects has no more for all of them together than a few have each.</summary>
    private const int MostStepsOfAll = 200_000;

    /// <summary>As many names, and as many sends, as a state has bits for.</summary>
    private const int MostBits = 64;

    private readonly IFlowContext _context;
    private readonly Body _body;
    private readonly ObjectKind _kind;
    private readonly CancellationToken _cancellation;
    private readonly CallChain _callers;
    private readonly FactsBuilder _found;
    private readonly CorrelatedConditions _correlated;
    private readonly StatementIndex _statements;
    private readonly StatementIndex.Concerned _concerned;
    private readonly List<object> _names = new();
    private readonly int _mostSteps;

    /// <summary>The bits of those names that the compiler keeps aside in the middle of an expression, and the last block that reads each.</summary>
    private readonly List<(ulong Bit, int LastBlock)> _captures = new();

    /// <summary>The bits of those names that are calls: each holds the object until its statement ends.</summary>
    private ulong _results;
    private int _steps;

    /// <summary>A bound is hit: nothing is known, and there is no use in following the object any further.</summary>
    private bool _isTooMuch;

    private ObjectFlow(IFlowContext context, Body body, ObjectKind kind, IOperation? origin, CallChain callers, CancellationToken cancellation)
    {
        _context = context;
        _body = body;
        _correlated = context.ConditionsOf(body);
        _kind = kind;
        _callers = callers;
        _cancellation = cancellation;
        _found = new FactsBuilder(origin, body);
        _statements = context.StatementsOf(body);
        _concerned = _statements.ForOneObject();
        _mostSteps = Math.Min(MostSteps, MostStepsOfAll / Math.Max(1, _statements.Made));
        if (origin is not null)
        {
            _concerned.Add(origin);
        }

        foreach (var call in kind.SentAlongBy)
        {
            _concerned.Add(call);
        }
    }

    /// <summary>Follows what <paramref name="origin"/>, an operation of the body's graph, creates.</summary>
    public static ObjectFacts FollowNew(IFlowContext context, Body body, IOperation origin, ObjectKind kind, CancellationToken cancellation) =>
        new ObjectFlow(context, body, kind, origin, CallChain.Start(), cancellation).Follow(default);

    /// <summary>Follows what a parameter or captured variable holds when the function starts; <paramref name="name"/> null: this object.</summary>
    public static ObjectFacts FollowReceived(
        IFlowContext context, Body body, object name, ObjectKind kind, CallChain callers, CancellationToken cancellation)
    {
        var flow = new ObjectFlow(context, body, kind, origin: null, callers, cancellation);
        return flow.Follow(new FlowState(FlowEvents.Created, flow.Bit(name), 0, 0, 0));
    }

    private ObjectFacts Follow(FlowState start)
    {
        Explore(FirstBlock(), start, within: null, thrownOut: state => End(state, Exit.Exception));
        return _found.ToFacts(isKnown: !_body.IsBeingTyped && !_isTooMuch);
    }

    /// <summary>
    /// Before an object is made there is nothing to know of it. Where no condition that is asked before tells anything about a later one, the code
    /// up to there need not be followed.
    /// </summary>
    private BasicBlock FirstBlock()
    {
        var first = _body.Graph.Blocks[0];
        if (_found.Origin is null || !_correlated.IsEmpty || _statements.BlockOf(_found.Origin) is not { } ordinal)
        {
            return first;
        }

        var made = _body.Graph.Blocks[ordinal];
        for (var region = made.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter)
            {
                return first;
            }
        }

        return made;
    }

    private SmtpSymbols Symbols => _context.Symbols;

    private void End(FlowState state, Exit exit)
    {
        if (state.Has(FlowEvents.Created))
        {
            const FlowEvents disposed = FlowEvents.DisposedWhenDone | FlowEvents.RaisesDone;
            state = state.Has(disposed) ? state.Without(disposed).With(FlowEvents.Disposed) : state;
            _found.Ends.Add((state.Without(FlowEvents.Throwing).Events, exit));
            if (exit == Exit.Return)
            {
                _found.ReturnSettings.Add(state.Settings);
            }
        }
    }

    private FlowStates Run(BasicBlock block, FlowState state, Action<FlowState> thrown)
    {
        FlowStates states = state;
        var hasFailed = false;
        var statements = _body.StatementsOf(block);
        var first = _statements.FirstOf(block);
        for (var number = first; number < first + statements.Count; number++)
        {
            if (AreLeftAlone(states))
            {
                var next = _concerned.NextFrom(number, first + statements.Count);
                if (!hasFailed && _statements.SendsBetween(number, next))
                {
                    ThrowFrom(states, thrown);
                    hasFailed = true;
                }

                number = next;
                if (number == first + statements.Count)
                {
                    break;
                }
            }

            foreach (var operation in statements[number - first])
            {
                if (_isTooMuch)
                {
                    return states;
                }

                if (states.Count == 1 && _correlated.IsEmpty && !states[0].Has(FlowEvents.Created) && !ReferenceEquals(operation, _found.Origin))
                {
                    continue;
                }

                _cancellation.ThrowIfCancellationRequested();
                states = Next(operation, states, block, thrown);
                hasFailed = false;
            }

            states = states.Count == 1 ? AtEnd(states[0]) : states.Select(AtEnd);
        }

        return states;
    }

    private FlowStates Next(IOperation operation, FlowStates states, BasicBlock block, Action<FlowState> thrown)
    {
        if (states.Count != 1)
        {
            return NextOfEach(operation, states, block, thrown);
        }

        var asked = TransferConditions(operation, states[0]);
        return asked.Count == 1 ? Transfer(operation, asked[0], block, thrown) : TransferEach(operation, asked, block, thrown);
    }

    private FlowStates NextOfEach(IOperation operation, FlowStates states, BasicBlock block, Action<FlowState> thrown) =>
        TransferEach(operation, states.SelectMany(one => TransferConditions(operation, one)), block, thrown);

    private FlowStates TransferEach(IOperation operation, FlowStates states, BasicBlock block, Action<FlowState> thrown) =>
        states.SelectMany(one => Transfer(operation, one, block, thrown));

    /// <summary>The state at the end of a statement.</summary>
    private FlowState AtEnd(FlowState state) => state.Without(FlowEvents.Fresh) with { Names = state.Names & ~_results };

    /// <summary>
    /// Whether a statement that mentions none of the object's names leaves the state as it is: nothing runs for which it might wait, and nothing is
    /// left of an earlier statement.
    /// </summary>
    private bool IsLeftAlone(FlowState state) =>
        state.Running == 0 && (state.Events & FlowEvents.Fresh) == 0 && (state.Names & _results) == 0;

    private bool AreLeftAlone(FlowStates states)
    {
        foreach (var state in states)
        {
            if (!IsLeftAlone(state))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Another client's send fails as well.</summary>
    private static void ThrowFrom(FlowStates states, Action<FlowState> thrown)
    {
        foreach (var state in states)
        {
            if (state.Has(FlowEvents.Created))
            {
                thrown(state);
            }
        }
    }

    /// <summary>Whether the expression is the followed object, under one of the names that hold it on this path.</summary>
    private bool Holds(IOperation operation, FlowState state) =>
        ObjectName.Of(operation.SkipConversions()) is { } name && _names.IndexOf(name) is >= 0 and var index && (state.Names & (1UL << index)) != 0;

    private ulong Bit(object name)
    {
        var index = _names.IndexOf(name);
        if (index < 0)
        {
            index = _names.Count;
            _names.Add(name);
            _concerned.Add(name);
            _isTooMuch |= _names.Count > MostBits;
            if (name is CaptureId && index < MostBits)
            {
                _captures.Add((1UL << index, _statements.LastBlockOf(name)));
            }
        }

        return index < MostBits ? 1UL << index : 0;
    }
}
