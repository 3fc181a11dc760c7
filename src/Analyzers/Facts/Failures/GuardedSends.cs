using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Facts.Failures;

/// <summary>The sends in a try block whose failure arrives at one of its handlers.</summary>
internal static class GuardedSends
{
    /// <summary>
    /// Sends of a client. Those of the event-based <c>SendAsync</c> fail in its event, and a task that nobody waits for here fails elsewhere.
    /// </summary>
    public static IEnumerable<IInvocationOperation> OfClient(CatchClause handler, IReadOnlyList<CatchClause> handlers) =>
        Calls(handler, handlers).Where(call => handler.Symbols.IsSend(call.TargetMethod));

    /// <summary>The same, and calls of other types that send a message: who catches an SMTP exception says that they do.</summary>
    public static IEnumerable<IInvocationOperation> OfAnything(CatchClause handler, IReadOnlyList<CatchClause> handlers) =>
        Calls(handler, handlers).Where(call =>
            handler.Symbols.IsSend(call.TargetMethod) || LooksLikeSend(call, handler.Symbols));

    private static IEnumerable<IInvocationOperation> Calls(CatchClause handler, IReadOnlyList<CatchClause> handlers)
    {
        var function = handler.Function;
        return from call in handler.Try.Body.Descendants().OfType<IInvocationOperation>()
               where call.Function() == handler.Try.Function() && Wait(call, handler) is { } wait && Arrives(wait, handler, handlers) &&
                   // What the compiler knows to be out of reach fails with nothing.
                   function?.IsReachable(call.Syntax) != false
               select call;
    }

    /// <summary>Where the failure of a call is thrown: at the call, or where the local is waited for that keeps its task.</summary>
    private static IOperation? Wait(IInvocationOperation call, CatchClause handler) => TaskCompletion.IsWaitedFor(call)
        ? call
        : handler.Body.ReadsOf(call).FirstOrDefault(read =>
            handler.Try.Body.Syntax.Span.Contains(read.Syntax.Span) && read.Function() == handler.Try.Function() && TaskCompletion.IsWaitedFor(read));

    private static bool Arrives(IOperation call, CatchClause handler, IReadOnlyList<CatchClause> handlers)
    {
        var inner = call;
        foreach (var outer in call.Ancestors().TakeWhile(outer => outer != handler.Try))
        {
            if (outer is ITryOperation @try && @try.Body == inner && handlers.Any(other => other.Try == @try && other.KeepsStatus))
            {
                return false;
            }

            inner = outer;
        }

        return true;
    }

    /// <summary>By its name, or by what it is given: a message.</summary>
    private static bool LooksLikeSend(IInvocationOperation call, SmtpSymbols symbols) =>
        !LogCalls.IsLogger(call) &&
        (call.TargetMethod.Name.HasAny(Words.Send) || call.Arguments.Any(argument => symbols.IsMessage(argument.Value.SkipConversions().Type)));
}
