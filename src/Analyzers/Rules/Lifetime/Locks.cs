using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Lifetime;

/// <summary>The locks, of whatever kind, that keep one send waiting for another. What a lock guards is not told apart.</summary>
internal sealed class Locks(SourceCode code, CancellationToken cancellation)
{
    private readonly Dictionary<Body, bool> _taken = new();

    /// <summary>Whether a method is called with a lock taken, as far as that has been asked.</summary>
    private readonly Dictionary<Body, bool> _called = new();

    /// <summary>
    /// Whether a lock is taken where the operation of a function's graph runs: around it, in the function or one around that, or where the class
    /// calls its private method, be it by way of others.
    /// </summary>
    public bool Guard(IOperation operation, Body body) => Surround(operation, body) || WithOuter(body).Any(IsTakenIn) || IsCalled(body.Outermost);

    /// <summary>Whether the operation stands in a <c>lock</c> statement.</summary>
    public static bool Surround(IOperation operation, Body body) =>
        body.Outermost.Descendants().OfType<ILockOperation>().Any(locked => locked.Syntax.Span.Contains(operation.Syntax.Span));

    /// <summary>Whether the function takes a lock itself, by a call or by its attribute.</summary>
    public static bool AreTakenIn(Body body) =>
        body.Method?.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "MethodImplAttribute") == true ||
        body.Reachable().OfType<IInvocationOperation>().Any(static call => IsLock(call.TargetMethod, call.Instance));

    /// <summary>A lock of the framework, of a library or of a helper's own, told by its name; waiting for a task is none.</summary>
    private static bool IsLock(IMethodSymbol method, IOperation? instance) =>
        method.ContainingType.Name == "Interlocked"
            ? method.Name is "CompareExchange" or "Exchange"
            : !method.ContainingType.IsTask() && instance?.Type.IsTask() != true &&
                method.Name.CamelCaseWords().FirstOrDefault(static word => word != "Try") is { } verb && Words.Lock.Contains(verb);

    private bool IsTakenIn(Body body)
    {
        if (!_taken.TryGetValue(body, out var taken))
        {
            _taken.Add(body, taken = AreTakenIn(body));
        }

        return taken;
    }

    private bool IsCalled(Body method)
    {
        var seen = new HashSet<Body>();
        var open = new Stack<Body>();
        open.Push(method);
        var isCalled = false;
        while (!isCalled && open.Count > 0)
        {
            var called = open.Pop();
            if (_called.TryGetValue(called, out isCalled) || !seen.Add(called) ||
                called.Method is not { DeclaredAccessibility: Accessibility.Private } symbol)
            {
                continue;
            }

            foreach (var (call, caller) in code.UsesOf(symbol, cancellation))
            {
                isCalled |= call.Ancestors().Any(static above => above is ILockOperation) ||
                    (caller.FunctionOf(call) is { } function && WithOuter(function).Any(IsTakenIn));
                open.Push(caller);
            }
        }

        // Where no lock was found there is none for those on the way either.
        foreach (var body in isCalled ? Enumerable.Repeat(method, 1) : seen)
        {
            _called[body] = isCalled;
        }

        return isCalled;
    }

    private static IEnumerable<Body> WithOuter(Body body)
    {
        for (Body? around = body; around is not null; around = around.Outer)
        {
            yield return around;
        }
    }
}
