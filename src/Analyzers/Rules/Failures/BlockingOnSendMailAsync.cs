using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Failures;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class BlockingOnSendMailAsync() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP1007",
        "Blocking on SendMailAsync keeps SmtpException from being caught",
        "A failure arrives here as AggregateException, so the catch clause for SMTP exceptions never runs; use GetAwaiter().GetResult(), await, " +
            "or Send",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Wait, Result and WaitAll wrap the exception of a task in an AggregateException, and WaitAny throws none at all; " +
            "GetAwaiter().GetResult() and await throw the SmtpException itself.",
        helpLinkUri: HelpLink("SMTP1007"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var wait in file.Members.SelectMany(member => BlockedSends(member, file)))
        {
            context.Report(wait.Syntax.GetLocation(), wait.Syntax);
        }
    }

    /// <summary>Waits that wrap the exception of a <c>SendMailAsync</c> in an AggregateException, where a clause expects an SMTP exception.</summary>
    private static IEnumerable<IOperation> BlockedSends(Body member, FileFacts file) =>
        from operation in member.Descendants()
        where MayWait(operation) && Tasks(operation, member).Any(task => IsOfSendMail(task, member, file)) && IsMissed(operation, file)
        select operation;

    /// <summary>What most operations are not, by their names.</summary>
    private static bool MayWait(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAll" or "WaitAny" } } or
            IPropertyReferenceOperation { Property: { Name: "Result" } };

    /// <summary>The tasks that the operation waits for.</summary>
    private static IEnumerable<IOperation> Tasks(IOperation operation, Body member) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Wait" }, Instance: { } task } when task.Type.IsTask() => new[] { task },
        IPropertyReferenceOperation { Property: { Name: "Result" }, Instance: { } task } when task.Type.IsTask() => new[] { task },
        IInvocationOperation { TargetMethod: { Name: "WaitAll" or "WaitAny", IsStatic: true } } call when call.TargetMethod.ContainingType.IsTask() =>
            call.Arguments.SelectMany(argument => Elements(argument.Value, member)),
        _ => Enumerable.Empty<IOperation>(),
    };

    /// <summary>The tasks in an array or list that is written out, made by a query, or kept in a local and filled in this member.</summary>
    private static IEnumerable<IOperation> Elements(IOperation tasks, Body member)
    {
        switch (tasks.SkipConversions())
        {
            case IArrayCreationOperation { Initializer: { } elements }:
                return elements.ElementValues.SelectMany(element => Elements(element, member));
            case IInvocationOperation { TargetMethod: { Name: "ToArray" or "ToList" or "AsEnumerable" } } copy:
                return (copy.Instance ?? copy.Arguments.FirstOrDefault()?.Value) is { } source
                    ? Elements(source, member)
                    : Enumerable.Empty<IOperation>();
            case IInvocationOperation { TargetMethod: { Name: "Select" } } query:
                return query.Descendants().OfType<IAnonymousFunctionOperation>().Take(1)
                    .SelectMany(static lambda => lambda.Descendants().OfType<IReturnOperation>()).Select(static result => result.ReturnedValue)
                        .OfType<IOperation>();
            case ILocalReferenceOperation { Local: var local } when !local.Type.IsTask():
                var added = member.Descendants().OfType<IInvocationOperation>()
                    .Where(call => call.TargetMethod.Name is "Add" or "Enqueue" or "Push" && call.Arguments.Length == 1 &&
                        SymbolEqualityComparer.Default.Equals(call.Instance?.Place(), local))
                    .Select(static call => call.Arguments[0].Value);
                return member.OnlyValueOf(local) is { } made
                    ? added.Concat(made is IObjectCreationOperation { Initializer: null } ? Enumerable.Empty<IOperation>() : Elements(made, member))
                    : added;
            case { } task when task.Type.IsTask():
                return new[] { task };
            default:
                return Enumerable.Empty<IOperation>();
        }
    }

    /// <summary>
    /// Whether a task ends with the failure of a <c>SendMailAsync</c>: it is its own, or that of code that is seen to wait for one.
    /// </summary>
    private static bool IsOfSendMail(IOperation task, Body member, FileFacts file)
    {
        var source = task.SkipConversions() is ILocalReferenceOperation { Local: var local }
            ? member.OnlyValueOf(local)?.SkipConversions()
            : task.SkipConversions();
        if (source is not IInvocationOperation call)
        {
            return false;
        }

        if (IsSendMail(call, file.Symbols))
        {
            return true;
        }

        var code = call.TargetMethod.Name == "Run" && call.TargetMethod.ContainingType.IsTask()
            ? (call.Arguments.FirstOrDefault()?.Value.SkipConversions() as IDelegateCreationOperation)?.Target as IAnonymousFunctionOperation
            : BodyOf(call.TargetMethod, member, file);
        return code is not null &&
            code.Descendants().OfType<IInvocationOperation>().Any(send => IsSendMail(send, file.Symbols) && FailsWith(send, code));
    }

    private static bool IsSendMail(IInvocationOperation call, SmtpSymbols symbols) =>
        call.TargetMethod.Name == "SendMailAsync" && symbols.IsSend(call.TargetMethod);

    private static IOperation? BodyOf(IMethodSymbol method, Body member, FileFacts file) => method switch
    {
        { MethodKind: MethodKind.LocalFunction } => member.Function(method)?.Root,
        _ when method.IsBoundStatically() => file.Code.BodyOf(method, file.Cancellation)?.Root,
        _ => null,
    };

    /// <summary>Whether the function's own task fails where the send does: it awaits or returns it, and catches nothing.</summary>
    private static bool FailsWith(IOperation send, IOperation function) =>
        send.Ancestors().TakeWhile(outer => outer != function)
            .All(static outer => outer is not (IAnonymousFunctionOperation or ILocalFunctionOperation or
            ITryOperation { Catches: { IsEmpty: false } })) &&
        (TaskCompletion.IsWaitedFor(send) || send.SameValue().Parent is IReturnOperation);

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
                var clauses = file.CatchClauses.Where(handler => handler.Try == @try).ToList();
                if (@try.Catches.Any(static clause => clause.ExceptionType is { Name: "AggregateException" }) ||
                    clauses.Exists(static handler => handler.CatchesEverything &&
                        (handler.SelectsByException || handler.Uses.HasFlag(ExceptionUse.TestedForSmtp))))
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
