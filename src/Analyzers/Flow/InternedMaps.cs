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

    public IReadOnlyList<KeyValuePair<TKey, TValue>> this[int map] => _maps[map];

    public bool TryGet(int map, TKey key, out TValue value)
    {
        foreach (var pair in _maps[map])
        {
            if (pair.Key.Equals(key))
            {
                value = pair.Value;
                return true;
            }
        }

        value = default!;
        return false;
    }

    public int With(int map, TKey key, TValue value) =>
        Key(_maps[map].Where(pair => !pair.Key.Equals(key)).Append(new KeyValuePair<TKey, TValue>(key, value)).ToList());

    public int Without(int map, Func<TKey, bool> keys) =>
        _maps[map].Any(pair => keys(pair.Key)) ? Key(_maps[map].Where(pair => !keys(pair.Key)).ToList()) : map;

    private int Key(List<KeyValuePair<TKey, TValue>> pairs)
    {
        for (var i = 0; i < _maps.Count; i++)
        {
            if (_maps[i].Count == pairs.Count && (isOrdered
                ? pairs.SequenceEqual(_maps[i])
                : pairs.TrueForAll(pair => _maps[i].Any(other => Equals(other.Key, pair.Key) && Equals(other.Value, pair.Value)))))
            {
                return i;
            }
        }

        _maps.Add(pairs);
        return _maps.Count - 1;
    }
}
