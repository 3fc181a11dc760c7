using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Facts;

/// <summary>What one file does with SMTP: its clients and what becomes of them, its sends, and its handlers of failures.</summary>
internal sealed class FileFacts
{
    private readonly Lazy<IReadOnlyList<ObjectFacts>> _clients;
    private readonly Lazy<IReadOnlyList<ClientSettings>> _clientSettings;
    private readonly Lazy<IReadOnlyList<HandlerFacts>> _handlers;
    private readonly HashSet<SyntaxNode> _claimed = new();

    public FileFacts(SemanticModel model, SourceCode code, CancellationToken cancellation)
    {
        Model = model;
        Code = code;
        Cancellation = cancellation;
        Members = code.BodiesOf(model, cancellation).ToImmutableArray();
        Bodies = Members.SelectMany(static member => member.WithNested()).ToImmutableArray();
        _clients = new(() => Follow(ObjectKind.Client).ToList());
        _clientSettings = new(() => ReadClientSettings().ToList());
        _handlers = new(() => ReadHandlers().ToList());
    }

    public SemanticModel Model { get; }

    public SourceCode Code { get; }

    public SmtpSymbols Symbols => Code.Symbols;

    public CancellationToken Cancellation { get; }

    /// <summary>The code of the file's methods, accessors and initialisers.</summary>
    public ImmutableArray<Body> Members { get; }

    /// <summary>The same, with each lambda and local function as a body of its own.</summary>
    public ImmutableArray<Body> Bodies { get; }

    /// <summary>Each client that is created here, or received from a method that is seen to create it.</summary>
    public IReadOnlyList<ObjectFacts> Clients => _clients.Value;

    /// <summary>How each <c>SmtpClient</c> that is created here is set up.</summary>
    public IReadOnlyList<ClientSettings> ClientSettings => _clientSettings.Value;

    /// <summary>Each catch clause that can see an SMTP failure.</summary>
    public IReadOnlyList<HandlerFacts> Handlers => _handlers.Value;

    /// <summary>True for the first rule that asks for the call: a second one would say the same again.</summary>
    public bool Claim(IOperation call) => _claimed.Add(call.Syntax);

    /// <summary>How a handler leads back to a send that it guards.</summary>
    public IEnumerable<Retry> RetriesOf(HandlerFacts handler) => Retry.Of(handler, Handlers);

    private IEnumerable<ObjectFacts> Follow(ObjectKind kind) =>
        from body in Bodies
        from origin in Code.Effects.Origins(body, kind, ImmutableStack<ISymbol>.Empty, Cancellation)
        select ObjectFlow.FollowNew(body, origin, kind, Cancellation);

    private IEnumerable<ClientSettings> ReadClientSettings() =>
        from client in Clients
        where client.Origin is IObjectCreationOperation && SymbolEqualityComparer.Default.Equals(client.Origin.Type, Symbols.Client)
        select new ClientSettings(client, ClassOf(client).Concat(CallersOf(client)));

    /// <summary>The same client in the rest of the class that keeps it in a field or property.</summary>
    private IEnumerable<ObjectFacts> ClassOf(ObjectFacts client) =>
        client.StoredIn
            .Where(member => SymbolEqualityComparer.Default.Equals(member.ContainingType, client.Body.Type))
            .SelectMany(member => Code.UsesOf(member, ObjectKind.Client, Cancellation));

    /// <summary>The same client in the methods of this file that receive it from its factory.</summary>
    private IEnumerable<ObjectFacts> CallersOf(ObjectFacts client) =>
        client.Body.Method is { } factory && client.HandOvers.Any(static handOver => handOver.How == HandOver.Returned)
            ? Clients.Where(other => other.Origin is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, factory))
            : Enumerable.Empty<ObjectFacts>();

    private IEnumerable<HandlerFacts> ReadHandlers() =>
        from member in Members
        from clause in member.Root.Descendants().OfType<ICatchClauseOperation>()
        let handler = HandlerFacts.Of(clause, member, Cancellation)
        where handler is not null
        select handler;
}
