using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>
/// The places where a variable, or a value without a name, is used in its function: what has to stand inside of the scope that disposes it.
/// Whether a use may outlive the scope, <see cref="Ownership"/> says, and the flow of what a method does with it. What is not known to be
/// harmless is taken to outlive the scope.
/// </summary>
internal sealed class Uses
{
    private readonly SyntaxNode _function;
    private readonly ObjectKind _kind;
    private readonly ReportedNode _reported;

    private Uses(SyntaxNode function, ObjectKind kind, ReportedNode reported)
    {
        _function = function;
        _kind = kind;
        _reported = reported;
    }

    /// <summary>Every place but <see cref="Disposals"/> and <see cref="Clearings"/>, also the calls of local functions that use it.</summary>
    public List<SyntaxNode> Sites { get; } = new();

    /// <summary>Where something may be sent with it.</summary>
    public List<SyntaxNode> Sends { get; } = new();

    /// <summary>Calls of the event-based SendAsync: the send goes on after the scope, whatever is awaited.</summary>
    public List<InvocationExpressionSyntax> EventSends { get; } = new();

    public List<AssignmentExpressionSyntax> Assignments { get; } = new();

    /// <summary>Handlers of its own events.</summary>
    public List<ExpressionSyntax> Handlers { get; } = new();

    /// <summary>Statements that only dispose it.</summary>
    public List<StatementSyntax> Disposals { get; } = new();

    /// <summary>Statements that only assign null.</summary>
    public List<StatementSyntax> Clearings { get; } = new();

    public bool Escapes { get; private set; }

    /// <summary>A task that uses it is handed to the caller.</summary>
    public bool ReturnsTask { get; private set; }

    public static Uses OfVariable(ISymbol variable, SyntaxNode function, ReportedNode reported)
    {
        var uses = new Uses(function, KindOf((variable as ILocalSymbol)?.Type, reported), reported);
        uses.AddVariable(variable);
        return uses;
    }

    public static Uses OfValue(ExpressionSyntax value, SyntaxNode function, ReportedNode reported)
    {
        var uses = new Uses(function, KindOf(reported.Model.GetTypeInfo(value, reported.Cancellation).Type, reported), reported);
        uses.Add(value);
        return uses;
    }

    private SemanticModel Model => _reported.Model;

    private CancellationToken Cancellation => _reported.Cancellation;

    private static ObjectKind KindOf(ITypeSymbol? type, ReportedNode reported) =>
        ObjectKind.Message.Is(type, reported.Symbols) ? ObjectKind.Message : ObjectKind.Client;

    private void AddVariable(ISymbol variable)
    {
        foreach (var reference in References.To(variable, _function, Model, Cancellation))
        {
            Add(reference);
        }
    }

    private void Add(ExpressionSyntax value)
    {
        var around = Functions.Around(value);
        if (around != _function)
        {
            AddNested(value, around);
            return;
        }

        if (value.Ancestors().TakeWhile(ancestor => ancestor != _function).Any(static ancestor => ancestor is QueryExpressionSyntax))
        {
            Escapes = true;
            return;
        }

        var outer = References.Unwrapped(value);
        if (Statement.ThatOnlyDisposes(outer) is { } disposal)
        {
            Disposals.Add(disposal);
        }
        else if (Statement.ThatClears(outer) is { } clearing)
        {
            Clearings.Add(clearing);
        }
        else if (!Statement.IsNullTestOfDisposal(outer))
        {
            Sites.Add(value);
            Classify(Model.GetOperation(value, Cancellation)?.SameValue());
        }
    }

    private void Classify(IOperation? use)
    {
        switch (use?.Parent)
        {
            case IAssignmentOperation { Syntax: AssignmentExpressionSyntax assignment } assigned when assigned.Target == use:
                Assignments.Add(assignment);
                break;
            case IEventReferenceOperation { Parent: IEventAssignmentOperation { HandlerValue: { Syntax: ExpressionSyntax handler } } }:
                Handlers.Add(handler);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } alias } }
                when Ownership.After(use).Effect == OwnershipEffect.Names:
                AddVariable(alias);
                break;
            case IInvocationOperation call when call.Instance == use:
                AddCall(call, (ExpressionSyntax)call.Syntax);
                break;
            case IConditionalAccessOperation { WhenNotNull: IInvocationOperation { Instance: IConditionalAccessInstanceOperation } call } access:
                AddCall(call, (ExpressionSyntax)access.Syntax);
                break;
            case IConditionalAccessOperation { WhenNotNull: not IPropertyReferenceOperation }:
                Escapes = true;
                break;
            case IArgumentOperation { Parent: IInvocationOperation { Syntax: InvocationExpressionSyntax call } invocation } argument
                when Ownership.After(use).Effect == OwnershipEffect.AsksCallee:
                AddArgument(argument, invocation, call);
                break;
            case IMethodReferenceOperation { Method: { Name: "SendAsyncCancel" }, Syntax: ExpressionSyntax method }:
                Escapes |= !IsGivenToScopedRegistration(method);
                break;
            default:
                Escapes |= use is null || Ownership.After(use).Effect != OwnershipEffect.LeavesAlone;
                break;
        }
    }

    private void AddCall(IInvocationOperation call, ExpressionSyntax result)
    {
        var method = call.TargetMethod;
        if (IsEventBased(method))
        {
            EventSends.Add((InvocationExpressionSyntax)call.Syntax);
        }

        if (method.Name.StartsWith("Send", StringComparison.Ordinal) && method.Name != "SendAsyncCancel")
        {
            Sends.Add(call.Syntax);
        }

        AddTask(result);
    }

    private void AddArgument(IArgumentOperation argument, IInvocationOperation invocation, InvocationExpressionSyntax call)
    {
        var isSend = argument.Parameter!.Ordinal == 0 && _kind.SendsAsArgument(invocation, _reported.Symbols) &&
            !IsEventBased(invocation.TargetMethod);
        if (isSend || LeavesAlone(invocation.TargetMethod, argument.Parameter))
        {
            Sends.Add(call);
            AddTask(call);
        }
        else
        {
            Escapes = true;
        }
    }

    private void AddTask(ExpressionSyntax result)
    {
        var flow = TaskFlows.Of(result, _function, Model, Cancellation);
        ReturnsTask |= flow == TaskFlow.Returned;
        Escapes |= flow == TaskFlow.Lost;
    }

    /// <summary>The method is seen, and it does with the parameter only what is over when it, or the task it returns, is.</summary>
    private bool LeavesAlone(IMethodSymbol method, IParameterSymbol parameter)
    {
        var definition = (method.PartialImplementationPart ?? method).OriginalDefinition;
        var file = _reported.Facts;
        var body = file.Bodies.FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.Owner, definition)) ??
            file.Code.BodyOf(definition, Cancellation);
        if (body is null || !definition.IsBoundStatically() || (definition.IsAsync && definition.ReturnsVoid) ||
            body.Root.Descendants().Any(static operation => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak))
        {
            return false;
        }

        var facts = file.Flow.FollowReceived(body, definition.Parameters[parameter.Ordinal], _kind, Cancellation);
        return facts is { IsKnown: true, HandOvers: { Count: 0 }, GivenToUnknown: { Count: 0 }, Subscriptions: { Count: 0 } } &&
            facts.Sends.All(send => !IsEventBased(send.Call.TargetMethod) && IsOverInTime(send.Call.Syntax));
    }

    private bool IsOverInTime(SyntaxNode call) =>
        call is ExpressionSyntax task && Functions.Around(task) is { } function &&
        TaskFlows.Of(task, function, _reported.ModelOf(task.SyntaxTree), Cancellation) != TaskFlow.Lost;

    private static bool IsEventBased(IMethodSymbol method) => method is { Name: "SendAsync", ReturnsVoid: true };

    /// <summary>Used in a function inside of the function: harmless if that is only called here, or handles the client's own events.</summary>
    private void AddNested(ExpressionSyntax value, SyntaxNode? nested)
    {
        if (nested is null || nested.Parent is null || Functions.Around(nested) != _function)
        {
            Escapes = true;
            return;
        }

        var inner = new Uses(nested, _kind, _reported);
        inner.Add(value);
        if (inner.Escapes || inner.Assignments.Count > 0 || inner.Clearings.Count > 0)
        {
            Escapes = true;
            return;
        }

        Sites.Add(value);
        Sends.AddRange(inner.Sends);
        EventSends.AddRange(inner.EventSends);
        switch (nested)
        {
            case LocalFunctionStatementSyntax local when Model.GetDeclaredSymbol(local, Cancellation) is IMethodSymbol symbol &&
                !(symbol.IsAsync && symbol.ReturnsVoid) && (!inner.ReturnsTask || symbol.ReturnType.IsAsyncReturnType()):
                AddCallsOf(symbol, local);
                break;
            case AnonymousFunctionExpressionSyntax { AsyncKeyword: { RawKind: 0 }, Parent: AssignmentExpressionSyntax subscription }
                when !inner.ReturnsTask && Model.GetSymbolInfo(subscription.Left, Cancellation).Symbol is IEventSymbol { Name: "SendCompleted" }:
                break;
            default:
                Escapes = true;
                break;
        }
    }

    private void AddCallsOf(IMethodSymbol local, SyntaxNode body)
    {
        foreach (var reference in References.To(local, _function, Model, Cancellation))
        {
            if (Functions.Around(reference) == body && reference.Parent is InvocationExpressionSyntax again && again.Expression == reference)
            {
                // It calls itself: over in time where the outer call is.
                Escapes |= TaskFlows.Of(again, body, Model, Cancellation) == TaskFlow.Lost;
            }
            else if (Functions.Around(reference) == _function && reference.Parent is InvocationExpressionSyntax call && call.Expression == reference)
            {
                Sites.Add(call);
                AddTask(call);
            }
            else
            {
                Escapes = true;
            }
        }
    }

    /// <summary>
    /// <c>using (token.Register(client.SendAsyncCancel))</c>: deregistered in time. Otherwise a late cancel would meet a disposed client.
    /// </summary>
    private static bool IsGivenToScopedRegistration(ExpressionSyntax method) =>
        method.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } &&
        call.Parent switch
        {
            UsingStatementSyntax => true,
            EqualsValueClauseSyntax { Parent: { Parent: { Parent: UsingStatementSyntax } } } => true,
            EqualsValueClauseSyntax { Parent: { Parent: { Parent: LocalDeclarationStatementSyntax declaration } } } =>
                !declaration.UsingKeyword.IsKind(SyntaxKind.None),
            _ => false,
        };
}
