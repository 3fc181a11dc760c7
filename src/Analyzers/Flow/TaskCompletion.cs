using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>Whether the code waits for the task of a call before it goes on.</summary>
internal static class TaskCompletion
{
    /// <summary>
    /// Whether the call is over when its statement is: it is no task at all and not the event-based <c>SendAsync</c>, or the task is awaited
    /// or blocked on, be it inside a <c>WhenAll</c>.
    /// </summary>
    public static bool IsWaitedFor(IOperation call)
    {
        if (call is IInvocationOperation { TargetMethod: { Name: "SendAsync", ReturnsVoid: true } })
        {
            return false;
        }

        return !call.Type.IsTask() || call.Ancestors().TakeWhile(static above => above is not IAnonymousFunctionOperation).Any(Waits);
    }

    /// <summary>
    /// Whether the operation waits for something. Whoever is given a task by an iterator may wait for it before it asks for the next one.
    /// </summary>
    public static bool IsWait(IOperation operation) => operation switch
    {
        IAwaitOperation or IReturnOperation { Kind: OperationKind.YieldReturn } => true,
        IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAll" or "WaitAny" or "WaitOne" or "GetResult" } } => true,
        IPropertyReferenceOperation { Property: { Name: "Result" } } => true,
        _ => false,
    };

    /// <summary>Whether this waits for a task (or a signal) that an earlier statement started, rather than for one started by itself.</summary>
    public static bool WaitsForEarlier(IOperation wait) =>
        wait.Descendants().Any(static part =>
            part is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
                or IFlowCaptureReferenceOperation &&
            (part.Type.IsTask() || HoldsTasks(part.Type) || IsSignal(part.Type)));

    /// <summary>Whether the call's task is waited for together with others, which therefore run at the same time.</summary>
    public static bool IsOneOfSeveral(IOperation call) =>
        call.Ancestors().TakeWhile(static above => above is not IAnonymousFunctionOperation).Any(static above =>
            above is IInvocationOperation { TargetMethod: { Name: "WhenAll" or "WhenAny" or "WaitAll" or "WaitAny" } });

    /// <summary>Whether a method that is given a task, and is none of the framework's, may wait for it: <c>task.WaitAndUnwrap()</c>.</summary>
    public static bool MayWait(IInvocationOperation call) =>
        !call.TargetMethod.Name.Contains("Forget") &&
        !call.TargetMethod.IsOfFramework() &&
        call.Arguments.Any(static argument => argument.Value.SkipConversions().Type.IsTask() || HoldsTasks(argument.Value.SkipConversions().Type));

    /// <summary>
    /// Whether the use of a variable that has tasks in it, and is no task itself, may take one out or wait for it: anything but to put one
    /// in, to count them and to hand on the whole.
    /// </summary>
    public static bool LooksIntoCollection(IOperation holder)
    {
        if (holder.Type.IsTask() || holder.Type is { TypeKind: TypeKind.Delegate } || IsAwaitable(holder.Type))
        {
            return false;
        }

        var use = holder.SameValue();
        return use.Parent switch
        {
            IInvocationOperation
            {
                TargetMethod: { Name: "Add" or "TryAdd" or "AddRange" or "AddLast" or "AddFirst" or "Enqueue" or "Push" or "Insert" }
            } call => call.Instance != use,
            IPropertyReferenceOperation { Parent: IAssignmentOperation assignment } property => assignment.Target != property,
            IArrayElementReferenceOperation { Parent: IAssignmentOperation assignment } element => assignment.Target != element,
            IFieldReferenceOperation { Parent: IAssignmentOperation assignment } field => assignment.Target != field,
            IAssignmentOperation or IFlowCaptureOperation or IIsNullOperation or IBinaryOperation or IIsPatternOperation or IReturnOperation => false,
            ITupleOperation or IDeclarationExpressionOperation => false,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "WhenAll" or "WhenAny" } } } => false,
            IPropertyReferenceOperation { Property: { Name: "Length" } } => false,
            IPropertyReferenceOperation { Property: { Name: "Count" or "IsEmpty" } } count => !IsShown(count),
            var other => other is not null,
        };
    }

    /// <summary>
    /// Whether an array of tasks is asked for its length: the loop that waits for them may begin so, as may the one that starts them.
    /// </summary>
    public static bool IsMeasured(IOperation holder) =>
        holder.SameValue().Parent is IPropertyReferenceOperation { Property: { Name: "Length" } } length && !IsShown(length);

    private static bool IsShown(IOperation number) => number.SameValue().Parent is IArgumentOperation or IInterpolationOperation;

    /// <summary>Whether a condition asks for what another thread sets when a send is done: <c>while (!_sent)</c>, <c>task.IsCompleted</c>.</summary>
    public static bool AsksWhetherDone(IOperation condition, Body body) => condition.DescendantsAndSelf().Any(part => part switch
    {
        IPropertyReferenceOperation { Property: { Name: "Status" }, Instance: { } task } when task.Type.IsTask() => true,
        { Type: null or { SpecialType: not SpecialType.System_Boolean } } => false,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        IPropertyReferenceOperation { Property: { Name: "IsCompleted" or "IsCompletedSuccessfully" } } => true,
        ILocalReferenceOperation local => body.Nested.SelectMany(static nested => nested.WithNested()).SelectMany(static nested => nested.Reachable())
            .Any(inner => inner is ILocalReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Local, local.Local)),
        _ => false,
    });

    /// <summary>
    /// Whether the function is given to a task, a thread or the pool whose end its statement does not wait for. A thread that somebody joins is
    /// waited for.
    /// </summary>
    public static bool IsLeftRunning(IOperation function, Body body)
    {
        var use = function.Ancestors()
            .SkipWhile(static above => above is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IParenthesizedOperation)
            .FirstOrDefault();
        return use switch
        {
            IInvocationOperation { TargetMethod: { Name: "Run" or "StartNew", ContainingType: { Name: "Task" or "TaskFactory" } } } run =>
                !IsWaitedFor(run),
            IInvocationOperation { TargetMethod: { Name: "QueueUserWorkItem", ContainingType: { Name: "ThreadPool" } } } => true,
            IObjectCreationOperation { Type: { Name: "Thread", ContainingNamespace: { Name: "Threading" } } } =>
                !body.Reachable().Any(static other => other is IInvocationOperation { TargetMethod: { Name: "Join" } }),
            _ => false,
        };
    }

    private static bool Waits(IOperation operation) => operation switch
    {
        IAwaitOperation => true,
        IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAll" or "WaitAny" or "GetResult" } } => true,
        IPropertyReferenceOperation { Property: { Name: "Result" }, Instance: { } task } => task.Type.IsTask(),
        _ => false,
    };

    private static bool HoldsTasks(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.IsTask(),
        INamedTypeSymbol named => named.TypeArguments.Any(TypeExtensions.IsTask),
        _ => false,
    };

    /// <summary>What an <c>await</c> is given that is no task: <c>ConfigureAwait(false)</c>, and the awaiter inside.</summary>
    private static bool IsAwaitable(ITypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "CompilerServices" }, Name: var name } && (name.EndsWith("Awaitable", StringComparison.Ordinal) ||
            name.EndsWith("Awaiter", StringComparison.Ordinal));

    private static bool IsSignal(ITypeSymbol? type) => type.BaseTypesAndSelf().Any(static ancestor =>
        ancestor is { Name: "WaitHandle" or "ManualResetEventSlim" or "CountdownEvent" or "SemaphoreSlim", ContainingNamespace.Name: "Threading" });
}
