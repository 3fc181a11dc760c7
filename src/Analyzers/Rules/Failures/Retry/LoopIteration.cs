using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts.Failures;

namespace SmtpAnalyzers.Rules.Failures;

/// <summary>
/// Code that runs again and again: the part of a <c>for</c>, <c>while</c> or <c>do</c> that each turn repeats, or what a <c>goto</c> leads
/// back to.
/// </summary>
internal sealed class LoopIteration
{
    private readonly TextSpan _span;
    private readonly IReadOnlyList<IOperation> _once;

    private LoopIteration(IOperation function, TextSpan span, IOperation? condition, IEnumerable<IOperation> once)
    {
        Function = function;
        Condition = condition;
        _span = span;
        _once = once.ToList();
    }

    /// <summary>The function that the turn is part of.</summary>
    public IOperation Function { get; }

    /// <summary>What decides on another turn; null where nothing does.</summary>
    public IOperation? Condition { get; }

    /// <summary>Every operation that a turn may run.</summary>
    public IEnumerable<IOperation> Operations => Function.Descendants().Where(Contains);

    /// <summary>
    /// The iterations around a try, from the inner to the outer. What depends on the element of a <c>foreach</c> is another thing each time; what
    /// does not, as in one over delays, is the same.
    /// </summary>
    public static IEnumerable<LoopIteration> Around(CatchClause clause)
    {
        var function = clause.Try.Function();
        foreach (var outer in clause.Try.Ancestors().TakeWhile(static outer => outer is not (IAnonymousFunctionOperation or ILocalFunctionOperation)))
        {
            switch (outer)
            {
                case IForLoopOperation loop:
                    yield return new LoopIteration(function, loop.Syntax.Span, loop.Condition, loop.Before);
                    break;
                case IForEachLoopOperation loop:
                    yield return new LoopIteration(function, loop.Syntax.Span, condition: null, Enumerable.Empty<IOperation>());
                    break;
                case IWhileLoopOperation loop:
                    yield return new LoopIteration(function, loop.Syntax.Span, loop.Condition, Enumerable.Empty<IOperation>());
                    break;
            }
        }

        foreach (var jump in clause.Operation.Descendants().OfType<IBranchOperation>().Where(static jump => jump.BranchKind == BranchKind.GoTo))
        {
            var label = function.Descendants().OfType<ILabeledOperation>()
                .FirstOrDefault(label => SymbolEqualityComparer.Default.Equals(label.Label, jump.Target));
            if (label is not null && label.Syntax.SpanStart < clause.Try.Syntax.SpanStart + 1)
            {
                yield return new LoopIteration(
                    function, TextSpan.FromBounds(label.Syntax.SpanStart, clause.Try.Syntax.Span.End), condition: null, Enumerable
                        .Empty<IOperation>());
            }
        }
    }

    public bool Contains(IOperation operation) =>
        _span.Contains(operation.Syntax.Span) && !_once.Any(once => once.Syntax.Span.Contains(operation.Syntax.Span));
}
