using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Flow;

/// <summary>
/// Answers about methods, each found once. One that was cut off holds for the chains of calls that are cut off at the same place, and for no
/// other: which file is analysed first must not tell in the reports of another one.
/// </summary>
internal sealed class SummaryCache<TKey, TAnswer>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, ImmutableArray<(CallExtent Extent, TAnswer Answer)>> _answers = new();

    /// <summary>The answer for a method that the chain comes to; <paramref name="otherwise"/> where the chain is cut off before it.</summary>
    public TAnswer GetOrAdd(TKey key, ISymbol method, CallChain callers, Func<CallChain, TAnswer> read, TAnswer otherwise)
    {
        if (!callers.MayEnter(method))
        {
            return otherwise;
        }

        if (_answers.TryGetValue(key, out var known))
        {
            foreach (var (extent, answer) in known)
            {
                if (callers.Fits(extent))
                {
                    callers.Include(extent);
                    return answer;
                }
            }
        }

        var chain = callers.Enter(method);
        var found = read(chain);
        var hangsOn = chain.Extent();
        _answers.AddOrUpdate(key, ImmutableArray.Create((hangsOn, found)), (_, others) => others.Add((hangsOn, found)));
        callers.Include(hangsOn);
        return found;
    }
}
