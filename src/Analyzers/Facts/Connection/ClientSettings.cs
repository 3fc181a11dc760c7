using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Facts.Connection;

/// <summary>
/// What is known of how one client is set up: by its constructor, its initialiser and the statements that follow it, and, where it is kept
/// in a field, by the rest of the class. Only <c>SmtpClient</c> itself: a derived class may set in its constructor what is missing here.
/// </summary>
internal sealed class ClientSettings
{
    private const int Network = 0;

    private readonly IReadOnlyList<ObjectFacts> _parts;
    private readonly ILookup<string, Setting> _loose;
    private readonly SmtpSymbols _symbols;
    private readonly ProjectServers _servers;

    /// <param name="client">The client, from its creation on.</param>
    /// <param name="elsewhere">The same client where other code goes on with it: the class that keeps it, the callers of its factory.</param>
    /// <param name="loose">What the file sets, by property, on clients of which it cannot be seen whose they are.</param>
    public ClientSettings(ObjectFacts client, IEnumerable<ObjectFacts> elsewhere, ILookup<string, Setting> loose, SmtpSymbols symbols,
        ProjectServers servers)
    {
        Client = client;
        _parts = elsewhere.Prepend(client).ToList();
        _loose = loose;
        _symbols = symbols;
        _servers = servers;
    }

    public ObjectFacts Client { get; }

    public IOperation Creation => Client.Origin!;

    /// <summary>False where code that cannot be seen receives the client and may set anything.</summary>
    public bool IsComplete => _parts.All(static part =>
        part.IsKnown && part.GivenToUnknown.Count == 0 && part.HandOvers.All(static handOver => handOver.How != HandOver.Unclear));

    /// <summary>Where the client leaves the code that made it: what other code of the file sets on some client, which may be this one.</summary>
    public IEnumerable<Setting> MaybeAssigned(string property) =>
        Client.HandOvers.Count == 0 ? Enumerable.Empty<Setting>() : _loose[property];

    /// <summary>Where the client is given a value, in whatever file.</summary>
    public IEnumerable<SyntaxNode> Nodes => _parts.SelectMany(static part => part.Settings).Select(static setting => setting.Node.Syntax);

    private SyntaxTree Tree => Creation.Syntax.SyntaxTree;

    /// <summary>
    /// Whether the code that makes the client, or the class that keeps it, sets this: a method that is given clients sets it for others, too.
    /// </summary>
    public bool IsOwn(Setting setting) => _parts.Any(part =>
        (part == Client || part.Origin is null) && part.Body.Outermost == setting.Body.Outermost);

    /// <summary>Every value given to a property, on whatever path.</summary>
    public IReadOnlyList<Setting> Assigned(string property) => _parts.SelectMany(part => part.SettingsOf(property)).ToList();

    /// <summary>What is set on each path to a send; where this code does not send, on each path out of it.</summary>
    public IEnumerable<SettingValues> Paths => _parts.SelectMany(PathsOf);

    /// <summary>The settings of a property that a send may meet; null among them where a send may meet none.</summary>
    public IReadOnlyList<Setting?> AtSends(string property)
    {
        var here = PathsOf(Client).Select(path => path[property]).Distinct().ToList();

        // A lambda, and other methods of the class, may run at any time.
        var elsewhere = _parts.Skip(1).SelectMany(part => part.SettingsOf(property))
            .Concat(Client.SettingsOf(property)
                .Where(setting => setting.Body != Client.Body && setting.Body.Method?.MethodKind == MethodKind.AnonymousFunction))
            .ToList();
        return elsewhere.Count == 0 ? here : here.Where(static setting => setting is not null).Concat(elsewhere).Distinct().ToList();
    }

    private static IEnumerable<SettingValues> PathsOf(ObjectFacts part) =>
        part.Sends.Count > 0 ? part.Sends.SelectMany(static send => send.Values) : part.ValuesAtReturn;

    /// <summary>The constants among all that a property may be set to.</summary>
    public IEnumerable<object> Constants(string property) =>
        Assigned(property).SelectMany(static setting => setting.PossibleConstants);

    /// <summary>Whether the server may be this machine, or one that the project trusts as it does this machine.</summary>
    public bool MayBeLocal =>
        Assigned("Host").SelectMany(static setting => setting.ConceivableConstants).OfType<string>().Any(host => _servers.IsTrusted(host, Tree));

    /// <summary>
    /// Why the server is likely to demand STARTTLS, or to receive a password in clear, in words that follow "though"; null where nothing says so.
    /// </summary>
    public string? NeedForTls
    {
        get
        {
            if (!IsComplete ||
                MaybeAssigned("EnableSsl").Any(static setting => setting.Constant is not false) ||
                MayWriteToPickupDirectory ||
                Client.Body.LeavesOut("EnableSsl") ||
                MayBeLocal ||
                (_symbols.MayReadMailSettings && !HasHost))
            {
                return null;
            }

            if (Constants("Host").OfType<string>().FirstOrDefault(KnownHosts.DemandsTls) is { } host)
            {
                return host + " demands STARTTLS";
            }

            if (Constants("Port").OfType<int>().FirstOrDefault(static port => port is 587 or 2587) is var port and not 0)
            {
                return $"servers demand STARTTLS on port {port}";
            }

            return HasCredentials ? "credentials are sent" : null;
        }
    }

    /// <summary>Whether a host is given in code, be it one that is not known.</summary>
    public bool HasHost => Assigned("Host").Any(static setting => setting.MayBeOtherThan(""));

    public bool MayTakeTlsFromConfiguration => _servers.MaySwitchTlsOn;

    private bool HasCredentials => Assigned("Credentials").Any(IsCredential);

    public bool MayWriteToPickupDirectory => Assigned("DeliveryMethod").Concat(MaybeAssigned("DeliveryMethod")).Any(static setting =>
        setting.IsUnknown || setting.PossibleConstants.Any(static method => method is not Network));

    /// <summary>Whether a value of <c>Credentials</c> may be a user's name and password.</summary>
    public static bool IsCredential(Setting setting) => setting.PossibleValues.Any(IsCredential);

    /// <summary>Anything but null and what stands for the user who runs the program (integrated authentication sends no password).</summary>
    private static bool IsCredential(IOperation value) => value.SkipConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => false,
        IDefaultValueOperation => false,
        IPropertyReferenceOperation
        {
            Property:
            {
                Name: "DefaultNetworkCredentials" or "DefaultCredentials",
                ContainingType: { Name: "CredentialCache" }
            }
        } => false,
        _ => true,
    };
}
