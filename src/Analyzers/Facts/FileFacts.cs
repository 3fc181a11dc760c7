using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts.Connection;
using SmtpAnalyzers.Facts.Failures;
using SmtpAnalyzers.Facts.Lifetime;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Facts;

/// <summary>What one file does with SMTP: its clients and what becomes of them, its sends, and its handlers of failures.</summary>
internal sealed class FileFacts
{
    private readonly Lazy<IReadOnlyList<ObjectFacts>> _clients;
    private readonly Lazy<IReadOnlyList<ObjectFacts>> _clientUses;
    private readonly Lazy<IReadOnlyList<ObjectFacts>> _messages;
    private readonly Lazy<ILookup<ISymbol, ObjectFacts>> _clientsByFactory;
    private readonly Lazy<IReadOnlyList<ClientMember>> _clientMembers;
    private readonly Lazy<IReadOnlyList<ClientSettings>> _clientSettings;
    private readonly Lazy<IReadOnlyList<CatchClause>> _catchClauses;
    private readonly Lazy<IReadOnlyList<ClientSettings>> _receivedClientSettings;
    private readonly Lazy<IReadOnlyList<Setting>> _settings;
    private readonly Lazy<HashSet<SyntaxNode>> _sendsToPickupDirectory;

    public FileFacts(SemanticModel model, ProjectFacts project, CancellationToken cancellation)
    {
        Model = model;
        Project = project;
        Cancellation = cancellation;
        Members = Code.BodiesOf(model, cancellation).Where(static member => !member.IsBeingTyped).ToImmutableArray();
        Bodies = Members.SelectMany(static member => member.WithNested()).ToImmutableArray();
        _clients = new(() => Follow(ObjectKind.Client).ToList());
        _clientUses = new(() => Clients.Concat(FollowReceived()).ToList());
        _clientsByFactory = new(() => Clients.Where(static client => client.Origin is IInvocationOperation).ToLookup<ObjectFacts, ISymbol>(
            static client => ((IInvocationOperation)client.Origin!).TargetMethod.OriginalDefinition, SymbolEqualityComparer.Default));
        _messages = new(() => Follow(ObjectKind.Message).ToList());
        _clientMembers = new(() => ClientMember.In(model, Flow, cancellation).ToList());
        _settings = new(() => Bodies.SelectMany(Flow.SettingsIn).ToList());
        _clientSettings = new(() => ReadClientSettings().ToList());
        _receivedClientSettings = new(() => ReadReceivedClientSettings().ToList());
        _catchClauses = new(() => ReadCatchClauses().ToList());
        _sendsToPickupDirectory = new(() => new HashSet<SyntaxNode>(ReadSendsToPickupDirectory()));
    }

    public SemanticModel Model { get; }

    public ProjectFacts Project { get; }

    public SmtpSymbols Symbols => Project.Symbols;

    public SourceCode Code => Project.Code;

    public FlowAnalysis Flow => Project.Flow;

    public CancellationToken Cancellation { get; }

    /// <summary>The code of the file's methods, accessors and initialisers, but of those that are being typed.</summary>
    public ImmutableArray<Body> Members { get; }

    /// <summary>The same, with each lambda and local function as a body of its own.</summary>
    public ImmutableArray<Body> Bodies { get; }

    /// <summary>Each client that is created here, or received from a method that is seen to create it.</summary>
    public IReadOnlyList<ObjectFacts> Clients => _clients.Value;

    /// <summary>The same, and each client that comes from elsewhere: from a call, a parameter, a field or a property.</summary>
    public IReadOnlyList<ObjectFacts> ClientUses => _clientUses.Value;

    /// <summary>Each message that is created here.</summary>
    public IReadOnlyList<ObjectFacts> Messages => _messages.Value;

    /// <summary>Each field and property that is declared here and holds a client.</summary>
    public IReadOnlyList<ClientMember> ClientMembers => _clientMembers.Value;

    /// <summary>How each <c>SmtpClient</c> that is created here is set up.</summary>
    public IReadOnlyList<ClientSettings> ClientSettings => _clientSettings.Value;

    /// <summary>
    /// How each client is set up that another file creates and that this file sets up in part: in a helper that receives it, or in a part of the
    /// class that keeps it.
    /// </summary>
    public IReadOnlyList<ClientSettings> ReceivedClientSettings => _receivedClientSettings.Value;

    /// <summary>The sends that write a file, which is done, or has failed, when the call returns.</summary>
    public HashSet<SyntaxNode> SendsToPickupDirectory => _sendsToPickupDirectory.Value;

    /// <summary>Whether a client is known to write its mail to files: where it is used, or in the factory that it comes from.</summary>
    public bool WritesToPickupDirectory(ObjectFacts client) =>
        client.WritesToPickupDirectory ||
        (client.Origin is IInvocationOperation && !client.SettingsOf("DeliveryMethod").Any() &&
            Flow.InFactories(client, ObjectKind.Client, Cancellation)
                .Where(static part => part.Origin.IsCreation()).ToList() is { Count: > 0 } made &&
            made.TrueForAll(static part => part.WritesToPickupDirectory));

    /// <summary>What the file sets on clients, whoever made them.</summary>
    public IReadOnlyList<Setting> Settings => _settings.Value;

    /// <summary>Each catch clause that can see an SMTP failure.</summary>
    public IReadOnlyList<CatchClause> CatchClauses => _catchClauses.Value;

    private IEnumerable<ObjectFacts> Follow(ObjectKind kind) =>
        from body in Bodies
        from origin in Flow.Origins(body, kind, Cancellation)
        select Flow.FollowNew(body, origin, kind, Cancellation);

    private IEnumerable<ObjectFacts> FollowReceived()
    {
        var made = new HashSet<IOperation>(Clients.Select(static client => client.Origin!));
        foreach (var body in Bodies)
        {
            foreach (var operation in body.Reachable())
            {
                if (operation is IInvocationOperation && Symbols.IsClient(Symbols.Awaited(operation.Type)) && !made.Contains(operation))
                {
                    yield return Flow.FollowNew(body, operation, ObjectKind.Client, Cancellation);
                }
            }

            var names = body.Reachable()
                .Where(operation => operation is IFieldReferenceOperation or IPropertyReferenceOperation && Symbols.IsClient(operation.Type))
                .Select(static operation => operation.Place())
                .Concat(body.Method?.Parameters.Where(parameter => Symbols.IsClient(parameter.Type)) ?? Enumerable.Empty<ISymbol>());
            foreach (var name in names.Distinct(SymbolEqualityComparer.Default))
            {
                if (name is not null)
                {
                    yield return Flow.FollowReceived(body, name, ObjectKind.Client, Cancellation);
                }
            }
        }
    }

    private IEnumerable<SyntaxNode> ReadSendsToPickupDirectory() =>
        ClientUses.Where(WritesToPickupDirectory)
            .Concat(ClientMembers
                .Where(static member => member.Parts.Any(static part => part.WritesToPickupDirectory))
                .SelectMany(static member => member.Parts))
            .SelectMany(static client => client.Sends)
            .Select(static send => send.Call.Syntax);

    private IEnumerable<ClientSettings> ReadClientSettings()
    {
        var clients =
            from client in Clients
            where client.Origin.IsCreation() && SymbolEqualityComparer.Default.Equals(client.Origin!.Type, Symbols.Client)
            select (Client: client, Elsewhere: ClassOf(client).Concat(CallersOf(client)).ToList());
        var known = clients.ToList();

        // Whose these are cannot be seen: an element's of a list, a property's of another object, a parameter's of an unknown lambda.
        var followed = new HashSet<SyntaxNode>(known.SelectMany(static each => each.Elsewhere.Prepend(each.Client))
            .SelectMany(static part => part.Settings).Select(static setting => setting.Node.Syntax));
        var loose = Settings.Where(setting => !followed.Contains(setting.Node.Syntax)).ToLookup(static setting => setting.Property);
        return known.Select(each => new ClientSettings(each.Client, each.Elsewhere, loose, Symbols, Project.Servers));
    }

    /// <summary>The same client in the rest of the class that keeps it in a field or property.</summary>
    private IEnumerable<ObjectFacts> ClassOf(ObjectFacts client) =>
        client.StoredIn
            .Where(member => SymbolEqualityComparer.Default.Equals(member.ContainingType, client.Body.Type))
            .SelectMany(member => Flow.UsesOf(member, ObjectKind.Client, Cancellation));

    /// <summary>The same client in the methods of this file that receive it from its factory.</summary>
    private IEnumerable<ObjectFacts> CallersOf(ObjectFacts client) =>
        client.Body.Method is { } factory && client.HandOvers.Any(static handOver => handOver.How == HandOver.Returned)
            ? _clientsByFactory.Value[factory]
            : Enumerable.Empty<ObjectFacts>();

    /// <summary>
    /// Looked for in the files that mention the method (or class) which sets up a client that it did not create itself, and in the files that
    /// mention those which only hand it on.
    /// </summary>
    private IEnumerable<ClientSettings> ReadReceivedClientSettings()
    {
        var tree = Model.SyntaxTree;
        var own = new HashSet<SyntaxNode>(ClientSettings.SelectMany(static client => client.Nodes));
        var open = new Queue<string>(Settings.Where(setting => !own.Contains(setting.Node.Syntax))
            .SelectMany(static setting => NamesOf(setting.Body.Outermost.Owner)));
        var names = new HashSet<string>(StringComparer.Ordinal);
        var read = new HashSet<SyntaxTree> { tree };
        while (open.Count > 0)
        {
            var name = open.Dequeue();
            var trees = names.Add(name)
                ? Symbols.Compilation.SyntaxTrees.Where(other => Mentions(other, name) && read.Add(other)).ToList()
                : new List<SyntaxTree>();
            foreach (var file in trees.Select(other => new FileFacts(Code.ModelOf(other), Project, Cancellation)))
            {
                foreach (var client in file.ClientSettings.Where(client => client.Nodes.Any(node => node.SyntaxTree == tree)))
                {
                    yield return client;
                }

                var handedOn = file.ClientUses
                    .Where(use => use.Origin is null && use.Settings.Any(setting => setting.Node.Syntax.SyntaxTree == tree));
                foreach (var next in handedOn.SelectMany(static use => NamesOf(use.Body.Outermost.Owner)))
                {
                    open.Enqueue(next);
                }
            }
        }
    }

    /// <summary>
    /// How other files call the code: by the method's name, or by that of the type whose constructor it is or whose field has the client.
    /// </summary>
    private static IEnumerable<string> NamesOf(ISymbol? owner) => owner switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { } type } method => new[] { method.Name, type.Name },
        { ContainingType: { } type } => new[] { type.Name },
        _ => Array.Empty<string>(),
    };

    private bool Mentions(SyntaxTree tree, string name) =>
        tree.GetText(Cancellation) is var text && FileGate.SpeaksSmtp(text) && text.ToString().IndexOf(name, StringComparison.Ordinal) >= 0;

    private IEnumerable<CatchClause> ReadCatchClauses() =>
        from member in Members
        from clause in member.Descendants().OfType<ICatchClauseOperation>()
        let handler = CatchClause.Of(clause, member, Flow, Project.Options, Cancellation)
        where handler is not null
        select handler;
}
