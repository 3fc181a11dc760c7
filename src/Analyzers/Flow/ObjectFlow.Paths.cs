using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace SmtpAnalyzers.Flow;

/// <summary>The paths through a function: its branches, its exceptions, its handlers and finally regions.</summary>
internal sealed partial class ObjectFlow
{
    /// <summary>
    /// Runs every path from the start of a block. Within a finally region, gives the paths that reach its end; otherwise paths end in
    /// <see cref="ObjectFacts.Ends"/>. What is thrown and not caught there goes to <paramref name="thrownOut"/>.
    /// </summary>
    private HashSet<FlowState> Explore(BasicBlock first, FlowState start, ControlFlowRegion? within, Action<FlowState> thrownOut)
    {
        var ends = new HashSet<FlowState>();
        var seen = new HashSet<(int, FlowState)>();
        var thrownFrom = new HashSet<(ControlFlowRegion?, FlowState)>();
        var finallies = new Dictionary<(ControlFlowRegion, FlowState), FlowStates>();
        var open = new Stack<(BasicBlock Block, FlowState State)>();
        open.Push((first, start));
        while (open.Count > 0)
        {
            var (block, before) = open.Pop();
            var state = WithoutWhatIsOver(block, before);
            if (!seen.Add((block.Ordinal, state)))
            {
                continue;
            }

            if (!MayStep())
            {
                break;
            }

            if (block.Kind == BasicBlockKind.Exit)
            {
                End(state, Exit.Return);
                continue;
            }

            if (block.EnclosingRegion.FirstBlockOrdinal == block.Ordinal)
            {
                foreach (var handler in HandlersThatConcern(block, state))
                {
                    // It may have been what a send that is running came to.
                    open.Push((_body.Graph.Blocks[handler.FirstBlockOrdinal], state with { Running = 0 }));
                }
            }

            if (_concerned.Block(block.Ordinal) || !IsLeftAlone(state))
            {
                foreach (var after in RunWithin(block, state))
                {
                    Leave(block, after);
                }

                continue;
            }

            if (_statements.Sends(block) && state.Has(FlowEvents.Created))
            {
                Throw(block.EnclosingRegion, state);
            }

            Leave(block, state);
        }

        return ends;

        FlowStates RunWithin(BasicBlock block, FlowState state) => Run(block, state, thrown => Throw(block.EnclosingRegion, thrown));

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
                        foreach (var after in Finally(branch.FinallyRegions, state))
                        {
                            open.Push((destination, after));
                        }
                    }

                    break;
            }
        }

        FlowStates Finally(ImmutableArray<ControlFlowRegion> regions, FlowStates states)
        {
            foreach (var region in regions)
            {
                states = _statements.IsPassed(region, _concerned) && AreLeftAlone(states) && MayStep() ? states : RunFinallyOfEach(region, states);
            }

            return states;
        }

        FlowStates RunFinallyOfEach(ControlFlowRegion region, FlowStates states) => states.SelectMany(before => RunFinally(region, before));

        FlowStates RunFinally(ControlFlowRegion region, FlowState state)
        {
            if (!MayStep() || (_statements.IsPassed(region, _concerned) && IsLeftAlone(state)))
            {
                return state;
            }

            if (!finallies.TryGetValue((region, state), out var after))
            {
                after = FlowStates.Of(ExploreFinally(region, state));
                finallies[(region, state)] = after;
            }

            return after;
        }

        HashSet<FlowState> ExploreFinally(ControlFlowRegion region, FlowState state) =>
            Explore(_body.Graph.Blocks[region.FirstBlockOrdinal], state, region, thrown => Throw(region.EnclosingRegion, thrown));

        void Throw(ControlFlowRegion? from, FlowState state)
        {
            var rising = new Stack<(ControlFlowRegion? Region, FlowState State)>();
            rising.Push((from, state.With(FlowEvents.Throwing).Without(FlowEvents.Connected)));
            while (rising.Count > 0 && MayStep())
            {
                var (region, thrown) = rising.Pop();
                while (region is { Kind: not (ControlFlowRegionKind.Root or ControlFlowRegionKind.Try) } && region != within)
                {
                    region = region.EnclosingRegion;
                }

                if (!thrownFrom.Add((region, thrown)))
                {
                    continue;
                }

                // Thrown inside a finally region: the outer handlers see it. And the root of a lambda's graph lies in a region of the function
                // around it, which does not see the lambda's exceptions.
                if (region is not { Kind: ControlFlowRegionKind.Try } || region == within)
                {
                    thrownOut(thrown);
                    continue;
                }

                var guard = region.EnclosingRegion!;
                if (guard.Kind == ControlFlowRegionKind.TryAndFinally)
                {
                    foreach (var after in RunFinally(guard.NestedRegions.Single(static part => part.Kind == ControlFlowRegionKind.Finally), thrown))
                    {
                        rising.Push((guard, after.With(FlowEvents.Throwing).Without(FlowEvents.Connected)));
                    }
                }
                else if (!IsCaughtForGood(guard, thrown.Without(FlowEvents.Throwing)))
                {
                    rising.Push((guard, thrown));
                }
            }
        }

        bool IsCaughtForGood(ControlFlowRegion guard, FlowState state)
        {
            foreach (var handler in guard.NestedRegions)
            {
                if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
                {
                    open.Push((_body.Graph.Blocks[handler.FirstBlockOrdinal], state));
                    if (handler.Kind == ControlFlowRegionKind.Catch && Symbols.IsGeneralException(handler.ExceptionType))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>Whether there is use in going on to a next block, finally region or handler.</summary>
    private bool MayStep()
    {
        _cancellation.ThrowIfCancellationRequested();
        _isTooMuch |= ++_steps > _mostSteps;
        return !_isTooMuch;
    }

    /// <summary>The state without what nobody asks any more from the block on: paths that differ in nothing else are one from there.</summary>
    private FlowState WithoutWhatIsOver(BasicBlock block, FlowState state)
    {
        var earliest = _statements.EarliestFrom(block);
        for (var index = 0; index < _captures.Count; index++)
        {
            state = _captures[index].LastBlock < earliest ? state with { Names = state.Names & ~_captures[index].Bit } : state;
        }

        return state.Conditions == 0 ? state : state with { Conditions = ConditionsFrom(earliest, state.Conditions) };
    }

    private int ConditionsFrom(int earliest, int conditions) => _conditions.Without(conditions, condition => condition.LastBlock < earliest);

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
        Enumerable.Range(handler.FirstBlockOrdinal, handler.LastBlockOrdinal - handler.FirstBlockOrdinal + 1).Where(_concerned.Block)
            .SelectMany(ordinal => _body.StatementsOf(_body.Graph.Blocks[ordinal])).SelectMany(static statement => statement)
            .Any(operation => state.Has(FlowEvents.Created) ? Holds(operation, state) : ReferenceEquals(operation, _found.Origin));

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
}
