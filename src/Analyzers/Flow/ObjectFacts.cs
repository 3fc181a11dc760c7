using System.Collections.Immutable;
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
/// <param name="Values">The last values on each path that leads here (property name to setting).</param>
/// <param name="IsCutOff">On some path the client is disposed while this send's task is still running.</param>
/// <param name="IsConcurrent">On some path another send of the same object is still running when this one starts.</param>
internal sealed record ObjectSend(
    IInvocationOperation Call, Body Body, IReadOnlyList<SettingValues> Values, bool IsCutOff, bool IsConcurrent);

/// <summary>What becomes of one object, from its creation (or from where it was received) to the end of every path. Never changes.</summary>
internal sealed class ObjectFacts
{
    /// <summary>Where it is created, or the call of a method that is seen to return a new one; null where it was received.</summary>
    public IOperation? Origin { get; init; }

    public Body Body { get; init; } = null!;

    /// <summary>False where the code was too much to follow: then nothing is known.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Every setting, on whatever path.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = Array.Empty<Setting>();

    /// <summary>Those that every path makes where a send has left its connection to the next one.</summary>
    public IReadOnlyList<Setting> SetWhileConnected { get; init; } = Array.Empty<Setting>();

    public IReadOnlyList<ObjectSend> Sends { get; init; } = Array.Empty<ObjectSend>();

    /// <summary>Sends in lambdas and local functions that take it with them and whose time to run is not known.</summary>
    public IReadOnlyList<ObjectSend> CapturedSends { get; init; } = Array.Empty<ObjectSend>();

    /// <summary>The ends of the paths: what happened, and how the code was left.</summary>
    public IReadOnlyList<(FlowEvents Events, Exit Exit)> Ends { get; init; } = Array.Empty<(FlowEvents, Exit)>();

    /// <summary>The fields and properties it is stored in.</summary>
    public IReadOnlyList<ISymbol> StoredIn { get; init; } = Array.Empty<ISymbol>();

    public IReadOnlyList<(IOperation Where, HandOver How)> HandOvers { get; init; } = Array.Empty<(IOperation, HandOver)>();

    /// <summary>Calls of methods that it was given to and that cannot be seen: each may have set anything.</summary>
    public IReadOnlyList<IOperation> GivenToUnknown { get; init; } = Array.Empty<IOperation>();

    /// <summary>Each use of one of its properties that is no plain assignment, with the code that makes it.</summary>
    public IReadOnlyList<(IPropertyReferenceOperation Property, Body Body)> PropertyReads { get; init; } =
        Array.Empty<(IPropertyReferenceOperation, Body)>();

    /// <summary>What subscribes to its SendCompleted event.</summary>
    public IReadOnlyList<IEventAssignmentOperation> Subscriptions { get; init; } = Array.Empty<IEventAssignmentOperation>();

    /// <summary>The last values on each path that returns.</summary>
    public IReadOnlyList<SettingValues> ValuesAtReturn { get; init; } = Array.Empty<SettingValues>();

    /// <summary>Whether the client is known to write its mail to files and to open no connection.</summary>
    public bool WritesToPickupDirectory =>
        SettingsOf("DeliveryMethod").ToList() is { Count: > 0 } settings && settings.TrueForAll(static setting => setting.Constant is int and not 0);

    public bool IsStoredIn(ISymbol member) => StoredIn.Contains(member, SymbolEqualityComparer.Default);

    public IEnumerable<Setting> SettingsOf(string property) => Settings.Where(setting => setting.Property == property);
}
