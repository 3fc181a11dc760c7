using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>The flow engine over one compilation: follows objects, and keeps what it has learnt of methods, members and conditions.</summary>
internal sealed class FlowAnalysis : IFlowContext
{
    private readonly MethodSummaries _summaries;
    private readonly ConcurrentDictionary<Body, CorrelatedConditions> _conditions = new();
    private readonly ConcurrentDictionary<Body, StatementIndex> _statements = new();
    private readonly ConcurrentDictionary<(Body Body, ObjectKind Kind), ImmutableArray<IOperation>> _origins = new();
    private readonly ConcurrentDictionary<(Body Body, IOperation Origin, ObjectKind Kind), ObjectFacts> _made = new();
    private readonly ConcurrentDictionary<(Body Body, ISymbol Name, ObjectKind Kind), ObjectFacts> _received = new();
    private readonly ConcurrentDictionary<(ISymbol Member, ObjectKind Kind), ImmutableArray<ObjectFacts>> _uses = new();
    private readonly ConcurrentDictionary<(INamedTypeSymbol Type, ObjectKind Kind), ILookup<ISymbol, ObjectFacts>> _stored = new();

    public FlowAnalysis(SourceCode code, SmtpSymbols symbols)
    {
        Code = code;
        Symbols = symbols;
        Constants = new Constants(code);
        _summaries = new MethodSummaries(this);
    }

    public SourceCode Code { get; }

    public SmtpSymbols Symbols { get; }

    public Constants Constants { get; }

    /// <summary>Where the body's own code makes a new object: an object creation, or a call of a method that is seen to make one.</summary>
    public IEnumerable<IOperation> Origins(Body body, ObjectKind kind, CancellationToken cancellation) =>
        _origins.GetOrAdd(
            (body, kind), key => _summaries.Origins(key.Body, key.Kind, CallChain.Start(), cancellation).ToImmutableArray());

    /// <summary>
    /// Whether every value that the method returns (or the task it returns comes to) is an object of its own making that nobody else holds.
    /// </summary>
    public bool MakesNew(IMethodSymbol method, ObjectKind kind, Body caller, CancellationToken cancellation) =>
        _summaries.MakesNew(method, kind, caller, CallChain.Start(), cancellation);

    /// <summary>Follows what <paramref name="origin"/>, an operation of the body's graph, creates.</summary>
    public ObjectFacts FollowNew(Body body, IOperation origin, ObjectKind kind, CancellationToken cancellation) =>
        _made.GetOrAdd((body, origin, kind), key => ObjectFlow.FollowNew(this, key.Body, key.Origin, key.Kind, cancellation));

    /// <summary>The same object in the factories of this compilation that it comes from.</summary>
    public IEnumerable<ObjectFacts> InFactories(ObjectFacts made, ObjectKind kind, CancellationToken cancellation)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ObjectFacts>();
        open.Push(made);
        while (open.Count > 0)
        {
            var caller = open.Pop();
            if (caller.Origin is not IInvocationOperation { TargetMethod: { OriginalDefinition: var factory } } || !seen.Add(factory) ||
                (caller.Body.Function(factory) ?? Code.BodyOf(factory, cancellation)) is not { } body)
            {
                continue;
            }

            foreach (var origin in Origins(body, kind, cancellation))
            {
                var inner = FollowNew(body, origin, kind, cancellation);
                open.Push(inner);
                yield return inner;
            }
        }
    }

    /// <summary>Follows what a parameter, a field or a property holds when the function starts.</summary>
    public ObjectFacts FollowReceived(Body body, ISymbol name, ObjectKind kind, CancellationToken cancellation) =>
        _received.GetOrAdd(
            (body, name, kind), key => ObjectFlow.FollowReceived(this, key.Body, key.Name, key.Kind, CallChain.Start(), cancellation));

    /// <summary>What each body of the class that declares a field or property does with the client in it.</summary>
    public ImmutableArray<ObjectFacts> UsesOf(ISymbol member, ObjectKind kind, CancellationToken cancellation) =>
        _uses.GetOrAdd((member.OriginalDefinition, kind), key => Code.BodiesThatMention(key.Member, cancellation)
            .Select(body => FollowReceived(body, key.Member, kind, cancellation))
            .ToImmutableArray());

    /// <summary>What the class that declares a field or property, or a type in it, makes and stores there.</summary>
    public IEnumerable<ObjectFacts> StoredIn(ISymbol member, ObjectKind kind, CancellationToken cancellation) =>
        _stored.GetOrAdd((member.ContainingType, kind), key =>
            (from type in key.Type.WithNested()
             from outer in Code.BodiesOf(type, cancellation)
             from body in outer.WithNested()
             from origin in Origins(body, kind, cancellation)
             let made = FollowNew(body, origin, kind, cancellation)
             from place in made.StoredIn
             select (place, made)).ToLookup(static each => each.place, static each => each.made, SymbolEqualityComparer.Default))[member];

    /// <summary>Every setting of a client in a body, whoever made the client.</summary>
    public IEnumerable<Setting> SettingsIn(Body body) => Setting.In(body, Symbols, Constants);

    CorrelatedConditions IFlowContext.ConditionsOf(Body body) => _conditions.GetOrAdd(body, CorrelatedConditions.In);

    StatementIndex IFlowContext.StatementsOf(Body body) =>
        _statements.GetOrAdd(body, key => new StatementIndex(key, ((IFlowContext)this).ConditionsOf(key), Symbols));

    ObjectFacts? IFlowContext.SummaryOf(
        IMethodSymbol method, object name, ObjectKind kind, Body caller, CallChain callers, CancellationToken cancellation) =>
        _summaries.Of(method, name, kind, caller, callers, cancellation);
}
