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

    private readonly IFlowContext _context;
    private readonly Body _body;
    private readonly ObjectKind _kind;
    private readonly CancellationToken _cancellation;
    private readonly CallChain _callers;
    private readonly FactsBuilder _found;
    private readonly CorrelatedConditions _correlated;
    private readonly List<object> _names = new();

    /// <summary>The bits of those names that are calls: each holds the object until its statement ends.</summary>
    private ulong _results;
    private int _steps;

    private ObjectFlow(IFlowContext context, Body body, ObjectKind kind, IOperation? origin, CallChain callers, CancellationToken cancellation)
    {
        _context = context;
        _body = body;
        _correlated = context.ConditionsOf(body);
        _kind = kind;
        _callers = callers;
        _cancellation = cancellation;
        _found = new FactsBuilder(origin, body);
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
        Explore(_body.Graph.Blocks[0], start, within: null, thrownOut: state => End(state, Exit.Exception));
        return _found.ToFacts(
            isKnown: !_body.IsBeingTyped && _steps <= MostSteps && !_forgetsConditions && _names.Count <= 64 && _found.Sends.Count <= 64);
    }

    /// <summary>
    /// Runs every path from the start of a block. Within a finally region, gives the paths that reach its end; otherwise paths end in
    /// <see cref="ObjectFacts.Ends"/>. What is thrown and not caught there goes to <paramref name="thrownOut"/>.
    /// </summary>
    private HashSet<FlowState> Explore(BasicBlock first, FlowState start, ControlFlowRegion? within, Action<FlowState> thrownOut)
    {
        var ends = new HashSet<FlowState>();
        var seen = new HashSet<(int, FlowState)>();
        var open = new Stack<(BasicBlock Block, FlowState State)>();
        open.Push((first, start));
        while (open.Count > 0)
        {
            var (block, state) = open.Pop();
            if (!seen.Add((block.Ordinal, state)) || ++_steps > MostSteps)
            {
                continue;
            }

            _cancellation.ThrowIfCancellationRequested();
            if (block.Kind == BasicBlockKind.Exit)
            {
                End(state, Exit.Return);
                continue;
            }

            foreach (var handler in HandlersThatConcern(block, state))
            {
                // It may have been what a send that is running came to.
                open.Push((_body.Graph.Blocks[handler.FirstBlockOrdinal], state with { Running = 0 }));
            }

            foreach (var after in Run(block, state, thrown => Throw(block.EnclosingRegion, thrown)))
            {
                Leave(block, after);
            }
        }

        return ends;

        void Leave(BasicBlock block, FlowState state)
        {
            var condition = block.ConditionKind == ControlFlowConditionKind.None ? null : Condition(block.BranchValue!, state);
            if (block.ConditionalSuccessor is { } conditional)
            {
                var when = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
                if (condition is null || condition == when)
                {
                    Take(conditional, Assume(block.BranchValue!, when, state));
                }

                if (condition is null || condition != when)
                {
                    Take(block.FallThroughSuccessor!, Assume(block.BranchValue!, !when, state));
                }
            }
            else if (block.FallThroughSuccessor is { } next)
            {
                Take(next, state);
            }
        }

        void Take(ControlFlowBranch branch, FlowState state)
        {
            switch (branch.Semantics)
            {
                case ControlFlowBranchSemantics.Throw:
                case ControlFlowBranchSemantics.Rethrow:
                    Throw(branch.Source.EnclosingRegion, state);
                    break;
                case ControlFlowBranchSemantics.StructuredExceptionHandling:
                    // The end of a finally region, or a filter that said no, whose exception went on already.
                    if (within is not null && Within(branch.Source.EnclosingRegion, within))
                    {
                        ends.Add(state);
                    }

                    break;
                default:
                    if (branch.Destination is { } destination)
                    {
                        foreach (var after in Finally(branch.FinallyRegions, state, Throw))
                        {
                            open.Push((destination, after));
                        }
                    }

                    break;
            }
        }

        void Throw(ControlFlowRegion? region, FlowState state)
        {
            state = state.With(FlowEvents.Throwing).Without(FlowEvents.Connected);

            // The root of a lambda's graph lies in a region of the function around it, which does not see the lambda's exceptions.
            for (; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
            {
                if (region == within)
                {
                    // Thrown inside a finally region: the outer handlers see it.
                    thrownOut(state);
                    return;
                }

                if (region.Kind != ControlFlowRegionKind.Try)
                {
                    continue;
                }

                var handlers = region.EnclosingRegion!.NestedRegions;
                if (region.EnclosingRegion.Kind == ControlFlowRegionKind.TryAndFinally)
                {
                    var finallies = handlers.Where(static handler => handler.Kind == ControlFlowRegionKind.Finally).ToImmutableArray();
                    foreach (var after in Finally(finallies, state, Throw))
                    {
                        Throw(region.EnclosingRegion, after);
                    }

                    return;
                }

                foreach (var handler in handlers)
                {
                    if (handler.Kind is not (ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler))
                    {
                        continue;
                    }

                    open.Push((_body.Graph.Blocks[handler.FirstBlockOrdinal], state.Without(FlowEvents.Throwing)));
                    if (handler.Kind == ControlFlowRegionKind.Catch && Symbols.IsGeneralException(handler.ExceptionType))
                    {
                        return;
                    }
                }
            }

            thrownOut(state);
        }
    }

    /// <summary>
    /// The handlers of the try regions that begin with the block, where they make the followed object or use it: whatever the region does may
    /// throw at once.
    /// </summary>
    private IEnumerable<ControlFlowRegion> HandlersThatConcern(BasicBlock block, FlowState state)
    {
        for (var region = block.EnclosingRegion; region is not null && region.FirstBlockOrdinal == block.Ordinal; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
            {
                continue;
            }

            foreach (var handler in region.EnclosingRegion!.NestedRegions)
            {
                if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler && Concerns(handler, state))
                {
                    yield return handler;
                }
            }
        }
    }

    private bool Concerns(ControlFlowRegion handler, FlowState state) =>
        Enumerable.Range(handler.FirstBlockOrdinal, handler.LastBlockOrdinal - handler.FirstBlockOrdinal + 1)
            .SelectMany(ordinal => _body.StatementsOf(_body.Graph.Blocks[ordinal])).SelectMany(static statement => statement)
            .Any(operation => state.Has(FlowEvents.Created) ? Holds(operation, state) : ReferenceEquals(operation, _found.Origin));

    private SmtpSymbols Symbols => _context.Symbols;

    private IEnumerable<FlowState> Finally(
        ImmutableArray<ControlFlowRegion> regions, FlowState state, Action<ControlFlowRegion?, FlowState> thrownFrom)
    {
        IEnumerable<FlowState> states = new[] { state };
        foreach (var region in regions)
        {
            var first = _body.Graph.Blocks[region.FirstBlockOrdinal];
            states = states
                .SelectMany(before => Explore(first, before, region, thrown => thrownFrom(region.EnclosingRegion, thrown))).Distinct().ToList();
        }

        return states;
    }

    private static bool Within(ControlFlowRegion? region, ControlFlowRegion outer)
    {
        // The filter of a catch clause inside the region ends in the same way as the region itself.
        for (; region is not null; region = region.EnclosingRegion)
        {
            if (region == outer)
            {
                return true;
            }

            if (region.Kind is ControlFlowRegionKind.Filter or ControlFlowRegionKind.Finally)
            {
                return false;
            }
        }

        return false;
    }

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

    private List<FlowState> Run(BasicBlock block, FlowState state, Action<FlowState> thrown)
    {
        var states = new List<FlowState> { state };
        foreach (var statement in _body.StatementsOf(block))
        {
            foreach (var operation in statement)
            {
                states = states
                    .SelectMany(before => TransferConditions(operation, before))
                    .SelectMany(before => Transfer(operation, before, block, thrown))
                    .Distinct()
                    .ToList();
            }

            states = states.ConvertAll(done => done.Without(FlowEvents.Fresh) with { Names = done.Names & ~_results });
        }

        return states;
    }

    /// <summary>Whether the expression is the followed object, under one of the names that hold it on this path.</summary>
    private bool Holds(IOperation operation, FlowState state) =>
        NameOf(operation.SkipConversions()) is { } name && _names.IndexOf(name) is >= 0 and var index && (state.Names & (1UL << index)) != 0;

    private static object? NameOf(IOperation operation) => operation switch
    {
        IFlowCaptureReferenceOperation capture => capture.Id,
        IInvocationOperation call => call,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => ThisObject,
        _ => operation.Place(),
    };

    public static object ThisObject { get; } = new();

    private ulong Bit(object name)
    {
        var index = _names.IndexOf(name);
        if (index < 0)
        {
            index = _names.Count;
            _names.Add(name);
        }

        return index < 64 ? 1UL << index : 0;
    }
}
