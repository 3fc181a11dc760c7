namespace SmtpAnalyzers.Flow;

/// <summary>
/// Small immutable maps, each known by a number, so that a <see cref="FlowState"/> stays cheap to copy and to compare. 0 is the empty one.
/// </summary>
/// <param name="isOrdered">Whether two maps differ that were filled in another order.</param>
internal sealed class InternedMaps<TKey, TValue>(bool isOrdered = false)
    where TKey : notnull
    where TValue : notnull
{
    private readonly List<IReadOnlyList<KeyValuePair<TKey, TValue>>> _maps = new() { Array.Empty<KeyValuePair<TKey, TValue>>() };
    private readonly Dictionary<int, List<int>> _byHash = new() { [0] = new List<int> { 0 } };
    private readonly Dictionary<(int Map, TKey Key, TValue Value), int> _with = new();

    public IReadOnlyList<KeyValuePair<TKey, TValue>> this[int map] => _maps[map];

    public bool TryGet(int map, TKey key, out TValue value)
    {
        var pairs = _maps[map];
        for (var index = 0; index < pairs.Count; index++)
        {
            if (pairs[index].Key.Equals(key))
            {
                value = pairs[index].Value;
                return true;
            }
        }

        value = default!;
        return false;
    }

    public int With(int map, TKey key, TValue value)
    {
        if (!_with.TryGetValue((map, key, value), out var with))
        {
            with = NewWith(map, key, value);
            _with.Add((map, key, value), with);
        }

        return with;
    }

    public int Without(int map, Predicate<TKey> keys)
    {
        var pairs = _maps[map];
        for (var index = 0; index < pairs.Count; index++)
        {
            if (keys(pairs[index].Key))
            {
                return Number(Without(pairs, keys));
            }
        }

        return map;
    }

    private int NewWith(int map, TKey key, TValue value)
    {
        var pairs = Without(_maps[map], other => other.Equals(key));
        pairs.Add(new KeyValuePair<TKey, TValue>(key, value));
        return Number(pairs);
    }

    private static List<KeyValuePair<TKey, TValue>> Without(IReadOnlyList<KeyValuePair<TKey, TValue>> pairs, Predicate<TKey> keys) =>
        pairs.Where(pair => !keys(pair.Key)).ToList();

    private int Number(List<KeyValuePair<TKey, TValue>> pairs)
    {
        // The same in whatever order: most maps with the same entries have them in the same order.
        var hash = pairs.Aggregate(0, static (sum, pair) => unchecked(sum + (pair.Key.GetHashCode() * 31) + (pair.Value.GetHashCode() * 17)));
        if (!_byHash.TryGetValue(hash, out var alike))
        {
            _byHash.Add(hash, alike = new List<int>());
        }

        var number = alike.FindIndex(map => AreSame(_maps[map], pairs)) is >= 0 and var index ? alike[index] : _maps.Count;
        if (number == _maps.Count)
        {
            alike.Add(number);
            _maps.Add(pairs);
        }

        return number;
    }

    private bool AreSame(IReadOnlyList<KeyValuePair<TKey, TValue>> map, List<KeyValuePair<TKey, TValue>> pairs) =>
        map.Count == pairs.Count && (isOrdered
            ? pairs.SequenceEqual(map)
            : pairs.TrueForAll(pair => map.Any(other => Equals(other.Key, pair.Key) && Equals(other.Value, pair.Value))));
}
