using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class ConcurrentSends() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP3004",
        "One SmtpClient serves concurrent sends",
        "{0}, which fails or breaks off both when two sends meet; {1}",
        Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A client sends one mail at a time. A second send while one is running throws InvalidOperationException on .NET 10, and " +
            "breaks off both on .NET 8 and 9.",
        helpLinkUri: HelpLink("SMTP3004"));


    public override void Check(FileFacts file, RuleContext context)
    {
        const string oneByOne = "await each send, or use a client per send";
        Report(StartedTogether(file), "This send starts while another send of the same SmtpClient may be running", oneByOne);
        Report(RunTogether(file), "This send starts while another send of the same SmtpClient may be running", oneByOne);
        Report(OnSharedClient(file), "Every thread sends with this one SmtpClient", "use a client per send, or a lock");
        Report(Singletons(file), "A singleton SmtpClient serves all requests at once", "register it as transient");
        Report(SharedSenders.ClientsIn(file), "This one SmtpClient serves every mail of the sender", "give it a factory: () => new SmtpClient(…)");

        void Report(IEnumerable<IOperation> operations, string cause, string remedy)
        {
            foreach (var operation in operations)
            {
                context.Report(operation.Syntax.GetLocation(), operation.Syntax, cause, remedy);
            }
        }
    }

    /// <summary>Started while an earlier one, of whatever turn of a loop, is still running.</summary>
    private static IEnumerable<IOperation> StartedTogether(FileFacts file) =>
        from client in file.ClientUses
        where client.IsKnown
        from send in client.Sends
        where send.IsConcurrent
        select send.Call;

    /// <summary>Made by a lambda that several threads, or several turns that nobody waits for, run with one client from outside.</summary>
    private static IEnumerable<IOperation> RunTogether(FileFacts file) =>
        from body in file.Bodies
        where body.Outer is not null && body.Root is IAnonymousFunctionOperation && !Locks.AreTakenIn(body)
        from call in body.Reachable().OfType<IInvocationOperation>()
        where file.Symbols.IsSend(call.TargetMethod) && call.Instance is { } client && IsFromOutside(client, body) && !Locks.Surround(call, body) &&
            RunsSeveral(body, call)
        select call;

    /// <summary>Made with a client that every thread sees, without a lock.</summary>
    private static IEnumerable<IOperation> OnSharedClient(FileFacts file)
    {
        var locks = new Locks(file.Code, file.Cancellation);
        return from body in file.Bodies
               where !RunsOnce(body)
               from call in body.Reachable().OfType<IInvocationOperation>()
               where file.Symbols.IsSend(call.TargetMethod) && IsStatic(call.Instance, body) && !locks.Guard(call, body)
               select call;
    }

    /// <summary>Registered so that every request gets the same client.</summary>
    private static IEnumerable<IOperation> Singletons(FileFacts file) =>
        from body in file.Bodies
        from call in body.Reachable().OfType<IInvocationOperation>()
        where call.TargetMethod.Name is "AddSingleton" or "TryAddSingleton" &&
            call.TargetMethod.ContainingNamespace?.ToDisplayString()
            .StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal) == true
        where call.TargetMethod.TypeArguments.Any(file.Symbols.IsClient) ||
            call.Arguments.Any(argument => argument.Value.SkipConversions() is ITypeOfOperation type && file.Symbols.IsClient(type.TypeOperand))
        select call;

    private static bool IsStatic(IOperation? client, Body body) =>
        (client is ILocalReferenceOperation local &&
            body.OnlyValueOf(local.Local) is { } alias
            ? alias
            : client)?.Place() is { IsStatic: true } and (IFieldSymbol or IPropertySymbol) and var member &&
        BackingField(member) is { } field &&
        !field.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute");

    /// <summary>The field that holds the client; null for a property with a body, which may give each caller one of its own.</summary>
    private static IFieldSymbol? BackingField(ISymbol member) => member as IFieldSymbol ?? member.ContainingType.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member));

    private static bool RunsOnce(Body body) =>
        body.Outer is null && body.Method is { MethodKind: MethodKind.StaticConstructor } or { IsStatic: true, Name: "Main" or "<Main>$" };

    private static bool IsFromOutside(IOperation client, Body lambda) => client.Place() switch
    {
        ILocalSymbol local => !SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, lambda.Owner),
        IParameterSymbol parameter => !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, lambda.Owner),
        IFieldSymbol or IPropertySymbol => true,
        _ => false,
    };

    private static bool RunsSeveral(Body lambda, IInvocationOperation send)
    {
        var runner = lambda.Root.Ancestors()
            .SkipWhile(static above => above is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IParenthesizedOperation)
            .FirstOrDefault();
        if (runner is not IInvocationOperation { TargetMethod: { ContainingType: { Name: var type } } target } call)
        {
            return false;
        }

        var isLost = send.Type is not { SpecialType: SpecialType.System_Void } &&
            (!TaskCompletion.IsWaitedFor(send) || ((IAnonymousFunctionOperation)lambda.Root).Symbol is { IsAsync: true, ReturnsVoid: true });
        return (type, target.Name) switch
        {
            ("Parallel", "For" or "ForEach" or "ForEachAsync") => !call.Arguments.Any(IsOneAtATime),
            ("ParallelEnumerable", _) => true,
            ("Enumerable", "Select") => ((IAnonymousFunctionOperation)lambda.Root).Symbol.ReturnType.IsTask() && ReachesWhenAll(call),
            ("List" or "Array", "ForEach") => isLost,
            ("Task" or "TaskFactory", "Run" or "StartNew") => !TaskCompletion.IsWaitedFor(call) && IsInLoopWithin(call, send.Instance!.Place()!),
            _ => false,
        };
    }

    private static bool IsOneAtATime(IArgumentOperation argument) => argument.Value.Descendants().Any(static operation =>
        operation is ISimpleAssignmentOperation
        {
            Target: IPropertyReferenceOperation { Property: { Name: "MaxDegreeOfParallelism" } },
            Value: { ConstantValue: { HasValue: true, Value: 1 } }
        });

    /// <summary>The tasks of the query are waited for together: given to WhenAll as they are, as a list, or by the local they are kept in.</summary>
    private static bool ReachesWhenAll(IOperation query)
    {
        foreach (var above in query.Ancestors())
        {
            switch (above)
            {
                case IInvocationOperation { TargetMethod: { Name: "WhenAll" or "WaitAll" } }:
                    return true;
                case IInvocationOperation { TargetMethod: { Name: "ToList" or "ToArray" } } or IArgumentOperation or IConversionOperation or
                    IVariableInitializerOperation:
                    continue;
                case IVariableDeclaratorOperation { Symbol: var tasks }:
                    return tasks is not null && above.Function().Descendants().Any(operation => operation is ILocalReferenceOperation local &&
                        SymbolEqualityComparer.Default.Equals(local.Local, tasks) &&
                        local.Ancestors().Any(static use => use is IInvocationOperation { TargetMethod: { Name: "WhenAll" or "WaitAll" } }));
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsInLoopWithin(IOperation call, ISymbol client) =>
        call.Ancestors().TakeWhile(static above => above is not (IAnonymousFunctionOperation or ILocalFunctionOperation)).OfType<ILoopOperation>()
            .Any(loop => !client.DeclaringSyntaxReferences.Any(reference => loop.Syntax.Span.Contains(reference.Span)));
}
