namespace SmtpAnalyzers.Flow;

/// <summary>The states in which paths go on after an operation: nearly always one, which asks for no memory.</summary>
internal readonly struct FlowStates
{
    private readonly FlowState _only;
    private readonly IReadOnlyList<FlowState>? _several;

    private FlowStates(FlowState only, IReadOnlyList<FlowState>? several)
    {
        _only = only;
        _several = several;
    }

    public int Count => _several?.Count ?? 1;

    public FlowState this[int index] => _several is null ? _only : _several[index];

    public static implicit operator FlowStates(FlowState only) => new(only, several: null);

    /// <summary>Each of them once; none where no path goes on.</summary>
    public static FlowStates Of(IEnumerable<FlowState> states) => new(default, states.Distinct().ToList());

    public FlowStates Select(Func<FlowState, FlowState> next) => _several is null ? next(_only) : Of(_several.Select(next));

    public FlowStates SelectMany(Func<FlowState, FlowStates> next)
    {
        if (_several is null)
        {
            return next(_only);
        }

        var after = new List<FlowState>();
        foreach (var state in _several)
        {
            var states = next(state);
            for (var index = 0; index < states.Count; index++)
            {
                after.Add(states[index]);
            }
        }

        return Of(after);
    }
}
