using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Facts;

/// <summary>Waits that wrap the exception of a <c>SendMailAsync</c> in an AggregateException, where a clause expects an SMTP exception.</summary>
internal static class BlockedSends
{
    public static IEnumerable<IOperation> In(Body member, FileFacts file) =>
        from operation in member.Root.Descendants()
        where Tasks(operation).Any(task => IsSendMail(task, member, file.Symbols)) && IsMissed(operation, file)
        select operation;

    /// <summary>The tasks that the operation waits for.</summary>
    private static IEnumerable<IOperation> Tasks(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Wait" }, Instance: { } task } when SendResult.IsTask(task.Type) => new[] { task },
        IPropertyReferenceOperation { Property: { Name: "Result" }, Instance: { } task } when SendResult.IsTask(task.Type) => new[] { task },
        IInvocationOperation { TargetMethod: { Name: "WaitAll" or "WaitAny", IsStatic: true } } call when SendResult.IsTask(call.TargetMethod.ContainingType) =>
            call.Arguments.SelectMany(static argument => argument.Value.SkipConversions() is IArrayCreationOperation { Initializer: { } elements }
                ? elements.ElementValues.AsEnumerable()
                : new[] { argument.Value }),
        _ => Enumerable.Empty<IOperation>(),
    };

    private static bool IsSendMail(IOperation task, Body member, SmtpSymbols symbols)
    {
        var source = task.SkipConversions() is ILocalReferenceOperation { Local: var local } ? member.OnlyValueOf(local)?.SkipConversions() : task.SkipConversions();
        return source is IInvocationOperation { TargetMethod: { Name: "SendMailAsync" } method } && symbols.IsSend(method);
    }

    /// <summary>
    /// Whether the nearest try that could catch anything of it has a clause for an SMTP exception, and none for what really arrives.
    /// </summary>
    private static bool IsMissed(IOperation wait, FileFacts file)
    {
        var inner = wait;
        foreach (var outer in wait.Ancestors().TakeWhile(static outer => outer is not (IAnonymousFunctionOperation or ILocalFunctionOperation)))
        {
            if (outer is ITryOperation @try && @try.Body == inner)
            {
                var clauses = file.Handlers.Where(handler => handler.Try == @try).ToList();
                if (@try.Catches.Any(static clause => clause.ExceptionType is { Name: "AggregateException" }) ||
                    clauses.Exists(static handler => handler.CatchesEverything && (handler.SelectsByException || handler.Uses.HasFlag(ExceptionUse.TestedForSmtp))))
                {
                    return false;
                }

                if (clauses.Exists(static handler => handler.CatchesSmtp))
                {
                    return true;
                }

                if (clauses.Exists(static handler => handler.CatchesEverything))
                {
                    return false;
                }
            }

            inner = outer;
        }

        return false;
    }
}
