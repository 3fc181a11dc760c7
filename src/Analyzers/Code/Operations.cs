using System.Collections;
using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Code;

/// <summary>Operations in their order, which all rules ask for those of one type: they are looked for once.</summary>
internal sealed class Operations(IReadOnlyList<IOperation> all) : IReadOnlyList<IOperation>
{
    private readonly ConcurrentDictionary<Type, object> _ofType = new();

    public int Count => all.Count;

    public IOperation this[int index] => all[index];

    public IReadOnlyList<T> OfType<T>()
        where T : IOperation => (IReadOnlyList<T>)_ofType.GetOrAdd(typeof(T), _ => Enumerable.OfType<T>(all).ToList());

    public IEnumerator<IOperation> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
