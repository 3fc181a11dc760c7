using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>What becomes of the tasks of sends that are running: where they are kept, and what may wait for them there.</summary>
internal sealed partial class ObjectFlow
{
    private readonly Dictionary<FactsBuilder.Send, TaskHolders> _holders = new();

    /// <summary>The state after an operation that may wait for running sends, or that asks whether there is something to wait for.</summary>
    private FlowState LookForWait(IOperation operation, FlowState state)
    {
        if (operation is IInvocationOperation receiver && TaskCompletion.MayWait(receiver))
        {
            return state with { Running = 0 };
        }

        foreach (var (send, bit) in RunningSends(state))
        {
            var holders = HoldersOf(send);
            if (MayWaitFor(operation, holders))
            {
                state = state with { Running = state.Running & ~bit };
            }
            else if (holders.IsPlace(operation) && TaskCompletion.IsMeasured(operation))
            {
                state = state with { Unsure = state.Unsure | bit };
            }
        }

        return state;
    }

    private bool MayWaitFor(IOperation operation, TaskHolders holders) => operation switch
    {
        _ when TaskCompletion.IsWait(operation) && holders.Has(operation) => true,
        _ when holders.IsFunction(operation) => !IsContinuation(operation),
        IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences: { IsEmpty: false } } method } call =>
            call.Instance is null or IInstanceReferenceOperation && _context.Code.BodyOf(method, _cancellation) is { } body && holders.IsReadBy(body),
        _ => holders.IsPlace(operation) && TaskCompletion.LooksIntoCollection(operation),
    };

    private static bool IsContinuation(IOperation function) => function.Ancestors()
        .TakeWhile(static above => above is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IInvocationOperation)
        .Any(static above => above is IInvocationOperation { TargetMethod: { Name: "ContinueWith" } });

    /// <summary>Whether the expression is null; null where that is not known. What holds the task of a running send is not.</summary>
    private bool? IsNullTask(IOperation value, FlowState state) =>
        state.Running != 0 && RunningSends(state).Any(running => HoldersOf(running.Send).Is(value.SkipConversions())) ? false : null;

    private IEnumerable<(FactsBuilder.Send Send, ulong Bit)> RunningSends(FlowState state)
    {
        for (var index = 0; index < _found.Sends.Count && index < 64; index++)
        {
            if ((state.Running & (1UL << index)) != 0)
            {
                yield return (_found.Sends[index], 1UL << index);
            }
        }
    }

    private TaskHolders HoldersOf(FactsBuilder.Send send)
    {
        if (!_holders.TryGetValue(send, out var holders))
        {
            holders = TaskHolders.Of(send.Call, _body);
            _holders.Add(send, holders);
        }

        return holders;
    }
}
