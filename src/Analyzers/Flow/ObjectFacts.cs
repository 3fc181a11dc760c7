using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

internal enum Exit
{
    Return,
    Exception,
}

/// <summary>A call that sends with the followed client, or sends the followed message.</summary>
/// <param name="Call">The call, as the control flow graph has it.</param>
/// <param name="Body">The code that makes it, which may be a method that the object is given to.</param>
internal sealed record ObjectSend(IInvocationOperation Call, Body Body)
{
    /// <summary>For each path that leads here: the last value of each property that was set.</summary>
    public HashSet<int> Settings { get; } = new();

    /// <summary>On some path the client is disposed while this send's task is still running.</summary>
    public bool IsCutOff { get; set; }

    /// <summary>On some path another send of the same object is still running when this one starts.</summary>
    public bool IsConcurrent { get; set; }
}

/// <summary>How an object leaves the code that made it, so that others may see to it.</summary>
internal enum HandOver
{
    Returned,
    Stored,
    Captured,
    Given,
    Unclear,
}

/// <summary>What becomes of one object, from its creation (or from where it was received) to the end of every path.</summary>
internal sealed class ObjectFacts
{
    internal InternedMaps<string, Setting> SettingMaps { get; } = new();

    internal HashSet<int> ReturnSettings { get; } = new();

    /// <summary>Where it is created, or the call of a method that is seen to return a new one; null where it was received.</summary>
    public IOperation? Origin { get; init; }

    public Body Body { get; init; } = null!;

    /// <summary>False where the code was too much to follow: then nothing is known.</summary>
    public bool IsKnown { get; set; } = true;

    /// <summary>Every setting, on whatever path.</summary>
    public List<Setting> Settings { get; } = new();

    public List<ObjectSend> Sends { get; } = new();

    /// <summary>The ends of the paths: what happened, and how the code was left.</summary>
    public HashSet<(FlowEvents Events, Exit Exit)> Ends { get; } = new();

    /// <summary>The fields and properties it is stored in.</summary>
    public HashSet<ISymbol> StoredIn { get; } = new(SymbolEqualityComparer.Default);

    public HashSet<(IOperation Where, HandOver How)> HandOvers { get; } = new();

    /// <summary>Calls of methods that it was given to and that cannot be seen: each may have set anything.</summary>
    public HashSet<IOperation> GivenToUnknown { get; } = new();

    /// <summary>Each use of one of its properties that is no plain assignment, with the code that makes it.</summary>
    public HashSet<(IPropertyReferenceOperation Property, Body Body)> PropertyReads { get; } = new();

    /// <summary>What subscribes to its SendCompleted event.</summary>
    public List<IEventAssignmentOperation> Subscriptions { get; } = new();

    /// <summary>The last values on each path to a send (property name to setting).</summary>
    public IEnumerable<IReadOnlyDictionary<string, Setting>> ValuesAt(ObjectSend send) =>
        send.Settings.Select(map => (IReadOnlyDictionary<string, Setting>)SettingMaps[map].ToDictionary(pair => pair.Key, pair => pair.Value));

    /// <summary>The last values on each path that returns.</summary>
    public IEnumerable<IReadOnlyDictionary<string, Setting>> ValuesAtReturn =>
        ReturnSettings.Select(map => (IReadOnlyDictionary<string, Setting>)SettingMaps[map].ToDictionary(pair => pair.Key, pair => pair.Value));

    /// <summary>Which setting came after which other one on the same path.</summary>
    public HashSet<(Setting Earlier, Setting Later)> Order { get; } = new();

    /// <summary>Whether the client is known to write its mail to files and to open no connection.</summary>
    public bool WritesToPickupDirectory =>
        SettingsOf("DeliveryMethod").ToList() is { Count: > 0 } settings && settings.TrueForAll(static setting => setting.Constant is int and not 0);

    public IEnumerable<Setting> SettingsOf(string property) => Settings.Where(setting => setting.Property == property);
}
