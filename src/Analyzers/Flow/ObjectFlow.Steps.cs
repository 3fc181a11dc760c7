using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>What each operation does with the followed object.</summary>
internal sealed partial class ObjectFlow
{
    private IEnumerable<FlowState> Transfer(IOperation operation, FlowState state, BasicBlock block, Action<FlowState> thrown)
    {
        if (!state.Has(FlowEvents.Created))
        {
            return ReferenceEquals(operation, _facts.Origin) ? Create(state, block, thrown) : new[] { state };
        }

        if (state.Running != 0 && operation is IInvocationOperation receiver && TaskCompletion.MayWait(receiver))
        {
            state = state with { Running = 0 };
        }

        switch (operation)
        {
            case ISimpleAssignmentOperation assignment when !IsObject(assignment.Value, state):
                return new[] { Forget(NameOf(assignment.Target), state) };
            case IFlowCaptureOperation capture when !IsObject(capture.Value, state):
                return new[] { Forget(capture.Id, state) };
            case IFlowAnonymousFunctionOperation lambda when !IsCompletionHandler(lambda, state) && CapturedName(lambda.Symbol, state) is { } captured:
                return new[] { Captured(lambda, lambda.Symbol, captured, state) };
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } reference when !IsCompletionHandler(reference, state) && CapturedName(function, state) is { } captured:
                return new[] { Captured(reference, function, captured, state) };
            case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function } call when CapturedName(function, state) is { } name:
                return Calls(call, function, name, state, thrown).SelectMany(after => Holds(call, after) ? Use(call, after, block, thrown) : new[] { after });
            case IInvocationOperation call when Symbols.IsSend(call.TargetMethod) && !(call.Instance is { } client && Holds(client, state)):
                // Another client's send fails as well.
                thrown(state);
                return new[] { state };
            // Whoever is given a task by an iterator may wait for it before it asks for the next one.
            case IAwaitOperation or IReturnOperation { Kind: OperationKind.YieldReturn } or IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAll" or "WaitAny" or "WaitOne" or "GetResult" } } or IPropertyReferenceOperation { Property: { Name: "Result" } }
                when state.Running != 0 && (TaskCompletion.WaitsForEarlier(operation) || operation.Descendants().Any(part => _sends.Exists(send => ReferenceEquals(send.Call, part)))):
                return new[] { state with { Running = 0 } };
            case IConversionOperation or IParenthesizedOperation:
                return new[] { state };
            case { Parent: ISimpleAssignmentOperation target } when target.Target == operation:
                return new[] { state };
            case { } when Holds(operation, state):
                return Use(operation, state, block, thrown);
            default:
                return new[] { state };
        }
    }

    private IEnumerable<FlowState> Create(FlowState state, BasicBlock block, Action<FlowState> thrown)
    {
        var origin = _facts.Origin!;
        state = state.With(FlowEvents.Created | FlowEvents.Fresh);
        if (origin.IsCreation())
        {
            foreach (var (name, value, node) in Creations.ArgumentsOf(origin))
            {
                if (name is "host" or "port")
                {
                    state = Set(state, name == "host" ? "Host" : "Port", value, node);
                }
            }
        }

        return Use(origin, state, block, thrown);
    }

    /// <summary>Whether the expression is the object: by a name, or because this statement has just created it.</summary>
    private bool IsObject(IOperation value, FlowState state)
    {
        value = value.SkipConversions();
        while (value is ISimpleAssignmentOperation assignment)
        {
            value = assignment.Value.SkipConversions();
        }

        if (Holds(value, state))
        {
            return true;
        }

        return state.Has(FlowEvents.Fresh) && value.DescendantsAndSelf().Any(inner => ReferenceEquals(inner, _facts.Origin) && ReferenceEquals(SameObject(inner), value.SameValue()));
    }

    private IEnumerable<FlowState> Use(IOperation reference, FlowState state, BasicBlock block, Action<FlowState> thrown)
    {
        var value = SameObject(reference);
        switch (value.Parent)
        {
            case null when ReferenceEquals(value, block.BranchValue) && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return:
            case IReturnOperation:
                return new[] { HandOver(state, value, Flow.HandOver.Returned) };
            case ISimpleAssignmentOperation assignment when assignment.Value == value:
                return Use(assignment, Assign(assignment.Target, state), block, thrown);
            case IFlowCaptureOperation capture:
                return new[] { state with { Names = state.Names | Bit(capture.Id) } };
            case IInvocationOperation call when call.Instance == value:
                return Called(call, state, thrown);
            case IArgumentOperation argument:
                return Given(argument, state, thrown);
            case IPropertyReferenceOperation property when property.Instance == value:
                return new[] { PropertyUsed(property, state) };
            case IEventReferenceOperation { Parent: IEventAssignmentOperation { Adds: true } subscription }:
                return new[] { Subscribed(subscription, state) };
            case IMethodReferenceOperation { Method.Name: not "SendAsyncCancel" } method:
                return new[] { HandOver(state, method, Flow.HandOver.Captured) };
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } }:
                return new[] { state with { Names = state.Names | Bit(declared) } };
            case null or IIsPatternOperation or IIsNullOperation or IIsTypeOperation or IBinaryOperation or IInterpolationOperation or INameOfOperation
                or IExpressionStatementOperation or IFieldReferenceOperation or IEventReferenceOperation or IMethodReferenceOperation or ISimpleAssignmentOperation:
                return new[] { state };
            default:
                return new[] { HandOver(state, value, Flow.HandOver.Unclear) };
        }
    }

    /// <summary>The outermost expression that is still the same object, or a task whose result it is.</summary>
    private IOperation SameObject(IOperation operation)
    {
        while (true)
        {
            operation = operation.SameValue();
            var isTask = !_kind.Is(operation.Type, Symbols) && _kind.Is(Symbols.Awaited(operation.Type), Symbols);
            switch (operation.Parent)
            {
                case IAwaitOperation awaiting:
                    operation = awaiting;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Result" } result when isTask:
                    operation = result;
                    break;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" } call when call.Instance == operation && !_kind.Is(operation.Type, Symbols):
                    operation = call;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "FromResult" } method } call } when Symbols.IsTask(method.ContainingType):
                    operation = call;
                    break;
                default:
                    return operation;
            }
        }
    }

    private FlowState Assign(IOperation target, FlowState state)
    {
        switch (target)
        {
            // `_client = new SmtpClient { … }`: the field is kept aside while the initialiser runs.
            case IFlowCaptureReferenceOperation captured when _body.Captured(captured.Id)
                .FirstOrDefault() is { } aside and (IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation):
                return Assign(aside, state);
            case ILocalReferenceOperation local when SymbolEqualityComparer.Default.Equals(local.Local.ContainingSymbol, _body.Owner) || _body.Outer is null:
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None }:
                return state with { Names = state.Names | Bit(target.Place()!) };
            case IDiscardOperation:
                return state;
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                if (((IMemberReferenceOperation)target).Member is { } member)
                {
                    _facts.StoredIn.Add(member);
                }

                return Store(target, state);
            default:
                return Store(target, state);
        }
    }

    /// <summary>Others may see to it. What this function goes on to do through the name is still followed.</summary>
    private FlowState Store(IOperation target, FlowState state)
    {
        state = HandOver(state, target, Flow.HandOver.Stored);
        return target.Place() is { } place ? state with { Names = state.Names | Bit(place) } : state;
    }

    private FlowState Forget(object? name, FlowState state) =>
        name is not null && _names.IndexOf(name) is >= 0 and < 64 and var index ? state with { Names = state.Names & ~(1UL << index) } : state;

    private IEnumerable<FlowState> Called(IInvocationOperation call, FlowState state, Action<FlowState> thrown)
    {
        var method = call.TargetMethod;
        if (method is { Name: "Dispose" or "DisposeAsync", Parameters.IsEmpty: true })
        {
            // What an exception on its way out does to other sends is a failure already, and not the path that was meant.
            if (!state.Has(FlowEvents.Throwing))
            {
                foreach (var send in _sends.Where((_, index) => (state.Running & (1UL << index)) != 0))
                {
                    send.IsCutOff = true;
                }
            }

            return new[] { state.With(FlowEvents.Disposed) };
        }

        if (_kind.SendsAsReceiver(call, Symbols))
        {
            return new[] { Send(call, state, thrown) };
        }

        var declaredByFramework = method.ContainingType.SpecialType == SpecialType.System_Object ||
            method.ContainingNamespace?.ToDisplayString() == "System.Net.Mail";
        return declaredByFramework ? new[] { state } : Calls(call, method, ThisObject, state, thrown);
    }

    private FlowState Send(IInvocationOperation call, FlowState state, Action<FlowState> thrown)
    {
        var send = SendOf(call, _body, state);
        // What an asynchronous send throws by itself is a mistake in its use, before there is a connection.
        thrown(TaskCompletion.IsWaitedFor(call) ? state.With(FlowEvents.Sent) : state);
        send.IsConcurrent |= state.Running != 0;
        return TaskCompletion.IsWaitedFor(call) && !TaskCompletion.IsOneOfSeveral(call) ? state.With(FlowEvents.Sent) : Start(send, state);
    }

    private ObjectSend SendOf(IInvocationOperation call, Body body, FlowState state)
    {
        var send = _sends.Find(known => ReferenceEquals(known.Call, call));
        if (send is null)
        {
            send = new ObjectSend(call, body);
            _sends.Add(send);
            _facts.Sends.Add(send);
        }

        send.Settings.Add(state.Settings);
        return send;
    }

    private FlowState Start(ObjectSend send, FlowState state)
    {
        send.IsConcurrent |= state.Running != 0;
        var index = _sends.IndexOf(send);
        return (state with { Running = index < 64 ? state.Running | (1UL << index) : state.Running }).With(FlowEvents.Sent);
    }

    private IEnumerable<FlowState> Given(IArgumentOperation argument, FlowState state, Action<FlowState> thrown)
    {
        var byReference = argument.Parameter is { RefKind: not RefKind.None and not RefKind.In };
        switch (argument.Parent)
        {
            case IInvocationOperation call when argument.Parameter?.Ordinal == 0 && _kind.SendsAsArgument(call, Symbols):
                return new[] { Send(call, state, thrown) };
            case IInvocationOperation call when LeavesAlone(call):
                return new[] { state };
            case IInvocationOperation call when !byReference && argument.Parameter is { } parameter:
                return Calls(call, call.TargetMethod, parameter, state, thrown);
            case IObjectCreationOperation { Constructor: { } constructor } creation when !byReference && argument.Parameter is { } parameter:
                return Calls(creation, constructor, parameter, state, thrown);
            default:
                return new[] { Unseen(argument.Parent ?? argument, state) };
        }
    }

    private static bool LeavesAlone(IInvocationOperation call) =>
        call.TargetMethod is { ContainingType: { SpecialType: SpecialType.System_Object } } or
            { ContainingType: { Name: "GC" or "Monitor", ContainingNamespace: { Name: "System" or "Threading" } } };

    /// <summary>A call of a method that receives the object: what that method is seen to do happens here.</summary>
    private IEnumerable<FlowState> Calls(IOperation call, IMethodSymbol method, object name, FlowState state, Action<FlowState> thrown)
    {
        var summary = method.IsBoundStatically() ? _context.SummaryOf(method, name, _kind, _body, _callers, _cancellation) : null;
        var startsTask = call is IInvocationOperation && summary?.Sends.Count > 0 && Symbols.IsTask(method.ReturnType) && !TaskCompletion.IsWaitedFor(call);
        if (summary is null || (method.IsAsync && !TaskCompletion.IsWaitedFor(call)))
        {
            state = Unseen(call, state);
            return new[] { startsTask ? Start(SendOf((IInvocationOperation)call, _body, state), state) : state };
        }

        foreach (var setting in summary.Settings)
        {
            Known(setting);
        }

        _facts.Order.UnionWith(summary.Order.Select(pair => (Known(pair.Earlier), Known(pair.Later))));
        foreach (var unknown in summary.GivenToUnknown)
        {
            _facts.GivenToUnknown.Add(unknown);
        }

        foreach (var subscription in summary.Subscriptions)
        {
            _facts.Subscriptions.Add(subscription);
        }

        foreach (var send in summary.Sends)
        {
            foreach (var values in summary.ValuesAt(send))
            {
                SendOf(send.Call, send.Body, SetAll(state, values.Values));
            }
        }

        if (startsTask)
        {
            state = Start(SendOf((IInvocationOperation)call, _body, state), state);
        }

        _facts.PropertyReads.UnionWith(summary.PropertyReads);

        // `client.WithTls()` gives back what it was given: it goes on under the name of the call.
        var givesBack = _kind.Is(Symbols.Awaited(method.ReturnType), Symbols) && summary.HandOvers.Any(static handOver => handOver.How == Flow.HandOver.Returned);
        var isInHand = givesBack && summary.HandOvers.All(static handOver => handOver.How == Flow.HandOver.Returned);
        _results |= givesBack ? Bit(call) : 0;

        var after = new List<FlowState>();
        var returned = summary.ValuesAtReturn.Select(values => SetAll(state, values.Values)).Distinct().ToList();
        foreach (var (events, exit) in summary.Ends)
        {
            if (exit == Exit.Exception)
            {
                thrown(state.With(events));
            }
            else
            {
                var done = isInHand ? events & ~FlowEvents.HandedOver : events;
                after.AddRange(returned.Select(end => end.With(done) with { Names = givesBack ? end.Names | Bit(call) : end.Names }));
            }
        }

        return after;
    }

    private FlowState Unseen(IOperation call, FlowState state)
    {
        _facts.GivenToUnknown.Add(call);
        return HandOver(state, call, Flow.HandOver.Given);
    }

    private FlowState HandOver(FlowState state, IOperation where, HandOver how)
    {
        _facts.HandOvers.Add((where, how));
        return state.With(FlowEvents.HandedOver);
    }
}
