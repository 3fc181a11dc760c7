using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>
/// Follows one object (a client or a message) through a function, on every way, exceptions included: an explicit throw, and every send,
/// since that is what fails. Ways that a null check of the object, or a bool that was asked before, rules out are not taken.
/// </summary>
internal sealed partial class ObjectFlow
{
    private const int MostSteps = 20_000;

    private readonly Body _body;
    private readonly ObjectKind _kind;
    private readonly CancellationToken _cancellation;
    private readonly ImmutableStack<ISymbol> _callers;
    private readonly ObjectFacts _facts;
    private readonly List<object> _names = new();
    private readonly List<ObjectSend> _sends = new();

    /// <summary>The bits of those names that are calls: each holds the object until its statement ends.</summary>
    private ulong _results;
    private int _steps;

    private ObjectFlow(Body body, ObjectKind kind, IOperation? origin, ImmutableStack<ISymbol> callers, CancellationToken cancellation)
    {
        _body = body;
        _kind = kind;
        _callers = callers;
        _cancellation = cancellation;
        _facts = new ObjectFacts { Origin = origin, Body = body };
    }

    /// <summary>Follows what <paramref name="origin"/>, an operation of the body's graph, creates.</summary>
    public static ObjectFacts FollowNew(Body body, IOperation origin, ObjectKind kind, CancellationToken cancellation) =>
        new ObjectFlow(body, kind, origin, ImmutableStack<ISymbol>.Empty, cancellation).Follow(default);

    /// <summary>Follows what a parameter or captured variable holds when the function starts; <paramref name="name"/> null: this object.</summary>
    public static ObjectFacts FollowReceived(Body body, object name, ObjectKind kind, ImmutableStack<ISymbol> callers, CancellationToken cancellation)
    {
        var flow = new ObjectFlow(body, kind, origin: null, callers, cancellation);
        return flow.Follow(new Way(Happened.Created, flow.Bit(name), 0, 0, 0));
    }

    private ObjectFacts Follow(Way start)
    {
        Explore(_body.Graph.Blocks[0], start, within: null);
        if (_steps > MostSteps || _names.Count > 64 || _sends.Count > 64)
        {
            _facts.IsKnown = false;
        }

        return _facts;
    }

    /// <summary>
    /// Runs every way from the start of a block. Within a finally region, gives the ways that reach its end; otherwise ways end in
    /// <see cref="ObjectFacts.Ends"/>.
    /// </summary>
    private HashSet<Way> Explore(BasicBlock first, Way start, ControlFlowRegion? within)
    {
        var ends = new HashSet<Way>();
        var seen = new HashSet<(int, Way)>();
        var open = new Stack<(BasicBlock Block, Way Way)>();
        open.Push((first, start));
        while (open.Count > 0)
        {
            var (block, way) = open.Pop();
            if (!seen.Add((block.Ordinal, way)) || ++_steps > MostSteps)
            {
                continue;
            }

            _cancellation.ThrowIfCancellationRequested();
            if (block.Kind == BasicBlockKind.Exit)
            {
                End(way, Exit.Return);
                continue;
            }

            foreach (var after in Run(block, way, thrown => Throw(block.EnclosingRegion, thrown)))
            {
                Leave(block, after);
            }
        }

        return ends;

        void Leave(BasicBlock block, Way way)
        {
            var condition = block.ConditionKind == ControlFlowConditionKind.None ? null : Condition(block.BranchValue!, way);
            if (block.ConditionalSuccessor is { } conditional)
            {
                var when = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
                if (condition is null || condition == when)
                {
                    Take(conditional, Assume(block.BranchValue!, when, way));
                }

                if (condition is null || condition != when)
                {
                    Take(block.FallThroughSuccessor!, Assume(block.BranchValue!, !when, way));
                }
            }
            else if (block.FallThroughSuccessor is { } next)
            {
                Take(next, way);
            }
        }

        void Take(ControlFlowBranch branch, Way way)
        {
            switch (branch.Semantics)
            {
                case ControlFlowBranchSemantics.Throw:
                case ControlFlowBranchSemantics.Rethrow:
                    Throw(branch.Source.EnclosingRegion, way);
                    break;
                case ControlFlowBranchSemantics.StructuredExceptionHandling:
                    // The end of a finally region, or a filter that said no, whose exception went on already.
                    if (within is not null && Within(branch.Source.EnclosingRegion, within))
                    {
                        ends.Add(way);
                    }

                    break;
                default:
                    if (branch.Destination is { } destination)
                    {
                        foreach (var after in Finally(branch.FinallyRegions, way))
                        {
                            open.Push((destination, after));
                        }
                    }

                    break;
            }
        }

        void Throw(ControlFlowRegion? region, Way way)
        {
            way = way.With(Happened.Throwing);

            // The root of a lambda's graph lies in a region of the function around it, which does not see the lambda's exceptions.
            for (; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
            {
                if (region == within)
                {
                    // Thrown inside a finally region: the outer handlers see it.
                    ThrowOutOf(region, way);
                    return;
                }

                if (region.Kind != ControlFlowRegionKind.Try)
                {
                    continue;
                }

                var handlers = region.EnclosingRegion!.NestedRegions;
                if (region.EnclosingRegion.Kind == ControlFlowRegionKind.TryAndFinally)
                {
                    foreach (var after in Finally(handlers.Where(static handler => handler.Kind == ControlFlowRegionKind.Finally).ToImmutableArray(), way))
                    {
                        Throw(region.EnclosingRegion, after);
                    }

                    return;
                }

                foreach (var handler in handlers.Where(static handler => handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler))
                {
                    open.Push((_body.Graph.Blocks[handler.FirstBlockOrdinal], way.Without(Happened.Throwing)));
                    if (handler.Kind == ControlFlowRegionKind.Catch && Symbols.IsGeneralException(handler.ExceptionType))
                    {
                        return;
                    }
                }
            }

            End(way, Exit.Exception);
        }

        // A throw inside a finally region, or what it calls, is rare enough to look no further than the function's end.
        void ThrowOutOf(ControlFlowRegion region, Way way) => End(way, Exit.Exception);
    }

    private SmtpSymbols Symbols => _body.Code.Symbols;

    private IEnumerable<Way> Finally(ImmutableArray<ControlFlowRegion> regions, Way way)
    {
        IEnumerable<Way> ways = new[] { way };
        foreach (var region in regions)
        {
            ways = ways.SelectMany(before => Explore(_body.Graph.Blocks[region.FirstBlockOrdinal], before, region)).Distinct().ToList();
        }

        return ways;
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

    private void End(Way way, Exit exit)
    {
        if (way.Has(Happened.Created))
        {
            _facts.Ends.Add((way.Without(Happened.Throwing).Happened, exit));
            if (exit == Exit.Return)
            {
                _facts.ReturnSettings.Add(way.Settings);
            }
        }
    }

    private List<Way> Run(BasicBlock block, Way way, Action<Way> thrown)
    {
        var ways = new List<Way> { way };
        var statements = block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations;
        foreach (var statement in statements)
        {
            foreach (var operation in statement.PostOrder())
            {
                ways = ways.SelectMany(before => Remember(operation, before)).SelectMany(before => Visit(operation, before, block, thrown)).Distinct().ToList();
            }

            ways = ways.ConvertAll(done => done.Without(Happened.Fresh) with { Names = done.Names & ~_results });
        }

        return ways;
    }

    /// <summary>Whether the expression is the followed object, under one of the names that hold it on this way.</summary>
    private bool Holds(IOperation operation, Way way) =>
        NameOf(operation.SkipConversions()) is { } name && _names.IndexOf(name) is >= 0 and var index && (way.Names & (1UL << index)) != 0;

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
