namespace SmtpAnalyzers.Flow;

/// <summary>What has happened to a followed object on one path through the code.</summary>
[Flags]
internal enum FlowEvents
{
    Nothing = 0,
    Created = 1,
    Sent = 2,
    Disposed = 4,

    /// <summary>Somebody else may see to it from here on.</summary>
    HandedOver = 8,

    /// <summary>Created by the very statement that runs.</summary>
    Fresh = 16,

    /// <summary>On its way out because of an exception that nobody has caught yet.</summary>
    Throwing = 32,

    /// <summary>A handler of SendCompleted disposes it, where the event is raised.</summary>
    DisposedWhenDone = 64,

    /// <summary>A send was started that raises SendCompleted when it is done.</summary>
    RaisesDone = 128,

    /// <summary>The last send went well: its connection is kept, and the next send uses it again.</summary>
    Connected = 256,
}

/// <summary>One path up to a point: what happened, which names hold the object, what it is set to, which conditions were met.</summary>
/// <param name="Events">What has happened so far.</param>
/// <param name="Names">A bit per name that holds the object.</param>
/// <param name="Running">A bit per send whose task nobody has waited for.</param>
/// <param name="Settings">The key of the last value of each property.</param>
/// <param name="Conditions">The key of what the conditions met so far were.</param>
internal readonly record struct FlowState(FlowEvents Events, ulong Names, ulong Running, int Settings, int Conditions)
{
    /// <summary>A bit per send of which it has been asked, in a way that tells nothing for sure, whether it is running.</summary>
    public ulong Unsure { get; init; }

    public bool Has(FlowEvents what) => (Events & what) == what;

    public FlowState With(FlowEvents what) => this with { Events = Events | what };

    public FlowState Without(FlowEvents what) => this with { Events = Events & ~what };
}
