using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class TaskDropped() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP1009",
        "The task of SendMailAsync is dropped",
        "The task of {0} is dropped, so nobody ever sees its SmtpException; await it",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SendMailAsync reports what the server and the network do through its task alone. Where the task is dropped a refused mail " +
            "is lost without a sign, be there a catch clause around the call or not.",
        helpLinkUri: HelpLink("SMTP1009"));

    public override void Check(FileFacts file, RuleContext context)
    {
        var known = new Dictionary<ISymbol, List<IInvocationOperation>>(SymbolEqualityComparer.Default);
        foreach (var body in file.Bodies.Where(static body => !IsAsserted(body)))
        {
            foreach (var call in body.Reachable().OfType<IInvocationOperation>())
            {
                // What is not dropped on the face of it is not looked into.
                if (call.Type.IsTask() && WholeTask(call, body, file) is var task && MayBeDropped(task, body) &&
                    SendsOf(call, body, file, known) is { Count: > 0 } sends && IsUnread(task, body.Outermost) &&
                    !sends.TrueForAll(send => file.SendsToPickupDirectory.Contains(send.Syntax)))
                {
                    context.Report(call.Syntax.GetLocation(), call.Syntax, call.TargetMethod.Name);
                }
            }
        }
    }

    /// <summary>A lambda that a test runs for what the call itself throws.</summary>
    private static bool IsAsserted(Body body) => body.Root is IAnonymousFunctionOperation && body.Root.Ancestors()
        .SkipWhile(static above => above is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IParenthesizedOperation)
        .FirstOrDefault() is IInvocationOperation call && Assertions.IsAssertion(call.TargetMethod);

    /// <summary>
    /// The sends whose task the call returns: its own, or those of a method that does nothing with them but return them. None where the task may
    /// be another one.
    /// </summary>
    private static List<IInvocationOperation> SendsOf(
        IInvocationOperation call, Body body, FileFacts file, Dictionary<ISymbol, List<IInvocationOperation>> known)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (file.Symbols.IsSend(method))
        {
            return new List<IInvocationOperation> { call };
        }

        if (known.TryGetValue(method, out var sends))
        {
            return sends;
        }

        // A method that calls itself returns, on that way, what it returns on the others; it is not worth following.
        known[method] = new List<IInvocationOperation>();
        if (!method.IsAsync && method.IsBoundStatically() && BodyOf(method, body, file) is { } callee)
        {
            known[method] = ReturnedSends(callee, file, known);
        }

        return known[method];
    }

    private static List<IInvocationOperation> ReturnedSends(Body callee, FileFacts file, Dictionary<ISymbol, List<IInvocationOperation>> known)
    {
        var sends = new List<IInvocationOperation>();
        foreach (var block in callee.Graph.Blocks.Where(static block =>
            block.IsReachable && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return))
        {
            switch (block.BranchValue?.SkipConversions())
            {
                case IPropertyReferenceOperation { Property: { Name: "CompletedTask" } }:
                    break;
                case IInvocationOperation inner when SendsOf(inner, callee, file, known) is { Count: > 0 } found:
                    sends.AddRange(found);
                    break;
                default:
                    return new List<IInvocationOperation>();
            }
        }

        return sends.Distinct().ToList();
    }

    private static Body? BodyOf(IMethodSymbol method, Body caller, FileFacts file) => method.MethodKind == MethodKind.LocalFunction
        ? caller.Function(method)
        : method.DeclaringSyntaxReferences.IsEmpty ? null : file.Code.BodyOf(method, file.Cancellation);

    /// <summary>The task itself, or that of a continuation which does not ask how it ended.</summary>
    private static IOperation WholeTask(IInvocationOperation task, Body body, FileFacts file)
    {
        IOperation whole = task.SameValue();
        while (whole.Parent is IInvocationOperation outer && outer.Instance == whole &&
            (outer.TargetMethod.Name == "ConfigureAwait" || (outer.TargetMethod.Name == "ContinueWith" && !MayLook(outer, body, file))))
        {
            whole = outer.SameValue();
        }

        return whole;
    }

    private static bool MayLook(IInvocationOperation continueWith, Body body, FileFacts file) =>
        continueWith.Arguments.Any(static argument =>
            argument.Parameter?.Type.Name == "TaskContinuationOptions" && argument.ArgumentKind == ArgumentKind.Explicit) ||
        CompletionHandler.Of(continueWith.Arguments[0].Value, body, file.Flow, file.Cancellation) is not { Body: var continuation } ||
        continuation.Descendants().Any(operation => operation is IParameterReferenceOperation { Parameter: { Ordinal: 0 } parameter } &&
            SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, continuation.Owner));

    /// <summary>
    /// Whether nobody gets hold of the task, unless by the local that it goes into. One that is a statement of its own in an async function the
    /// compiler warns of (CS4014).
    /// </summary>
    private static bool MayBeDropped(IOperation task, Body body) => task.Parent switch
    {
        IExpressionStatementOperation => body.Method is not { IsAsync: true },
        // `client?.SendMailAsync(message);` is a statement of its own without being called one.
        null => body.Method is not { IsAsync: true } && !body.Graph.Blocks.Any(block => ReferenceEquals(block.BranchValue, task)),
        ISimpleAssignmentOperation { Target: IDiscardOperation or ILocalReferenceOperation } assignment => assignment.Value == task,
        _ => false,
    };

    /// <summary>Whether nothing reads the local that the task goes into, if it goes into one.</summary>
    private static bool IsUnread(IOperation task, Body member) =>
        task.Parent is not ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } ||
        !member.ReferencesTo(local).Any(static reference =>
            !(reference.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } write && write.Target == reference));
}
