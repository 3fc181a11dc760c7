using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>The facts of one object while its paths are still being followed.</summary>
internal sealed class FactsBuilder(IOperation? origin, Body body)
{
    public IOperation? Origin { get; } = origin;

    /// <summary>The last values of the properties on a path, each map known by a number.</summary>
    public InternedMaps<string, Setting> SettingMaps { get; } = new(isOrdered: true);

    public List<Setting> Settings { get; } = new();

    /// <summary>The settings that some path makes where the last send has left its connection to the next one.</summary>
    public HashSet<Setting> SetWhileConnected { get; } = new();

    /// <summary>Those that some path makes where there is no connection.</summary>
    public HashSet<Setting> SetBefore { get; } = new();

    private readonly Dictionary<IOperation, Setting> _settingsByNode = new();

    public List<Send> Sends { get; } = new();

    public List<Send> CapturedSends { get; } = new();

    public HashSet<(FlowEvents Events, Exit Exit)> Ends { get; } = new();

    public HashSet<int> ReturnSettings { get; } = new();

    public HashSet<ISymbol> StoredIn { get; } = new(SymbolEqualityComparer.Default);

    public HashSet<(IOperation Where, HandOver How)> HandOvers { get; } = new();

    public HashSet<IOperation> GivenToUnknown { get; } = new();

    public HashSet<(IPropertyReferenceOperation Property, Body Body)> PropertyReads { get; } = new();

    public List<IEventAssignmentOperation> Subscriptions { get; } = new();

    /// <summary>The setting that the node makes, where some path has come by it.</summary>
    public Setting? SettingAt(IOperation node) => _settingsByNode.TryGetValue(node, out var known) ? known : null;

    /// <summary>The one setting that stands for all that its node makes on whatever path.</summary>
    public Setting Known(Setting setting)
    {
        var known = SettingAt(setting.Node);
        if (known is null)
        {
            known = setting;
            Settings.Add(setting);
            _settingsByNode.Add(setting.Node, setting);
        }

        return known;
    }

    /// <summary>The facts as they stand, which nothing that is found later changes.</summary>
    public ObjectFacts ToFacts(bool isKnown) => new()
    {
        Origin = Origin,
        Body = body,
        IsKnown = isKnown,
        Settings = Settings.ToImmutableArray(),
        Sends = Sends.Select(ToFacts).ToImmutableArray(),
        CapturedSends = CapturedSends.Select(ToFacts).ToImmutableArray(),
        Ends = Ends.ToImmutableArray(),
        StoredIn = StoredIn.ToImmutableArray(),
        HandOvers = HandOvers.ToImmutableArray(),
        GivenToUnknown = GivenToUnknown.ToImmutableArray(),
        PropertyReads = PropertyReads.ToImmutableArray(),
        Subscriptions = Subscriptions.ToImmutableArray(),
        SetWhileConnected = SetWhileConnected.Where(setting => !SetBefore.Contains(setting)).ToImmutableArray(),
        ValuesAtReturn = ValuesOf(ReturnSettings),
    };

    private ObjectSend ToFacts(Send send) => new(send.Call, send.Body, ValuesOf(send.Settings), send.IsCutOff, send.IsConcurrent);

    private IReadOnlyList<SettingValues> ValuesOf(IEnumerable<int> maps) =>
        maps.Select(map => new SettingValues(SettingMaps[map])).ToImmutableArray();

    /// <summary>A send, with the maps of the values on the paths that lead to it.</summary>
    internal sealed class Send(IInvocationOperation call, Body body)
    {
        public IInvocationOperation Call { get; } = call;

        public Body Body { get; } = body;

        public HashSet<int> Settings { get; } = new();

        public bool IsCutOff { get; set; }

        public bool IsConcurrent { get; set; }
    }
}
