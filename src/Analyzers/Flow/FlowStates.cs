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

    /// <summary>For <c>foreach</c>, without memory of its own.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Each of them once; none where no path goes on.</summary>
    public static FlowStates Of(IReadOnlyCollection<FlowState> states) => states.Count == 1
        ? states.First()
        : new FlowStates(default, states.Distinct().ToList());

    public FlowStates Select(Func<FlowState, FlowState> next) => _several is null ? next(_only) : Of(_several.Select(next).ToList());

    public FlowStates SelectMany(Func<FlowState, FlowStates> next)
    {
        if (_several is null)
        {
            return next(_only);
        }

        var after = new List<FlowState>(_several.Count);
        foreach (var state in this)
        {
            foreach (var each in next(state))
            {
                after.Add(each);
            }
        }

        return Of(after);
    }

    internal struct Enumerator(FlowStates states)
    {
        private int _index = -1;

        public readonly FlowState Current => states[_index];

        public bool MoveNext() => ++_index < states.Count;
    }
}
