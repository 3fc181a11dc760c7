using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Flow;

/// <summary>
/// The methods on the way from where an object is followed to the one that is read now. A chain that goes round, or grows too long, is cut off
/// there, and then the same question about a method has another answer than where it is asked from elsewhere. So each chain keeps what the
/// answer that is found at its end hangs on.
/// </summary>
internal sealed class CallChain
{
    private const int Longest = 5;

    private readonly CallChain? _callers;
    private readonly ISymbol? _method;
    private readonly int _length;
    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _repeated = new(SymbolEqualityComparer.Default);
    private readonly HashSet<CallExtent> _included = new();
    private int _reached;
    private bool _isTooLong;

    private CallChain(CallChain? callers, ISymbol? method)
    {
        _callers = callers;
        _method = method;
        _length = callers is null ? 0 : callers._length + 1;
        _reached = _length;
    }

    /// <summary>A chain that starts where an object is followed for its own sake.</summary>
    public static CallChain Start() => new(null, null);

    /// <summary>Whether a method may be read from here: it is not being read already, and the chain is not too long.</summary>
    public bool MayEnter(ISymbol method)
    {
        _asked.Add(method);
        if (Methods.Contains(method, SymbolEqualityComparer.Default))
        {
            _repeated.Add(method);
            return false;
        }

        _isTooLong |= _length > Longest;
        return _length <= Longest;
    }

    public CallChain Enter(ISymbol method) => new(this, method);

    /// <summary>What the answer for the method at the end of this chain hangs on.</summary>
    public CallExtent Extent()
    {
        var repeated = _repeated.Where(method => !SymbolEqualityComparer.Default.Equals(method, _method));
        return new CallExtent(
            _asked.ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default),
            repeated.ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default),
            _callers!._length,
            _reached - _callers._length,
            _isTooLong);
    }

    /// <summary>Whether an answer with that extent is the one that would be found from here.</summary>
    public bool Fits(CallExtent extent) =>
        (extent.IsTooLong ? _length == extent.Length : _length + extent.Depth <= Longest + 1) &&
        Methods.Count(extent.Asked.Contains) == extent.Repeated.Count &&
        Methods.Count(extent.Repeated.Contains) == extent.Repeated.Count;

    /// <summary>What is found here hangs on an answer with that extent as well.</summary>
    public void Include(CallExtent extent)
    {
        if (_included.Add(extent))
        {
            _asked.UnionWith(extent.Asked);
            _repeated.UnionWith(extent.Repeated);
            _reached = Math.Max(_reached, _length + extent.Depth);
            _isTooLong |= extent.IsTooLong;
        }
    }

    private IEnumerable<ISymbol> Methods
    {
        get
        {
            for (var chain = this; chain?._method is { } method; chain = chain._callers)
            {
                yield return method;
            }
        }
    }
}

/// <summary>What an answer about a method hangs on beside the method itself.</summary>
/// <param name="Asked">The methods that were asked for, read or not.</param>
/// <param name="Repeated">Those of them that were not read because the chain came from them.</param>
/// <param name="Length">The length of the chain that led to the method.</param>
/// <param name="Depth">How far the chain went on from there.</param>
/// <param name="IsTooLong">Whether it was cut off for its length.</param>
internal sealed record CallExtent(ImmutableHashSet<ISymbol> Asked, ImmutableHashSet<ISymbol> Repeated, int Length, int Depth, bool IsTooLong);
