using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>What each operation does with the followed object.</summary>
internal sealed partial class ObjectFlow
{
    private FlowStates Transfer(IOperation operation, FlowState state, BasicBlock block, Action<FlowState> thrown)
    {
        if (!state.Has(FlowEvents.Created))
        {
            return ReferenceEquals(operation, _found.Origin) ? Create(state, block, thrown) : state;
        }

        if (state.Running != 0)
        {
            state = LookForWait(operation, state);
        }

        switch (operation)
        {
            case ISimpleAssignmentOperation assignment when !IsObject(assignment.Value, state):
                return Forget(ObjectName.Of(assignment.Target), state);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction, state);
            case IFlowCaptureOperation capture when !IsObject(capture.Value, state):
                return Forget(capture.Id, state);
            case IFlowAnonymousFunctionOperation lambda when IsKept(lambda):
                return state;
            case IInvocationOperation call when KeptLambda(call) is { } kept:
                return CapturedName(kept, state) is { } taken ? Calls(call, kept, taken, state, thrown) : state;
            case IFlowAnonymousFunctionOperation { Symbol: var function } lambda
                when !IsCompletionHandler(lambda, state) && CapturedName(function, state) is { } captured:
                return Captured(lambda, function, captured, state);
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } reference
                when !IsCompletionHandler(reference, state) && CapturedName(function, state) is { } captured:
                return Captured(reference, function, captured, state);
            case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function } call
                when CapturedName(function, state) is { } name:
                return UseResult(call, Calls(call, function, name, state, thrown), block, thrown);
            case IInvocationOperation call when _kind.SentAlongBy.Contains(call):
                return Send(call, state, thrown);
            case IInvocationOperation call when Symbols.IsSend(call.TargetMethod) && !(call.Instance is { } client && Holds(client, state)) &&
                !_found.Sends.Exists(send => ReferenceEquals(send.Call, call)):
                // The send of another client, or of another message, fails as well.
                thrown(state);
                return state;
            case { } when state.Running != 0 && MayEndWait(operation):
                return state with { Running = 0 };
            case IConversionOperation or IParenthesizedOperation:
                return state;
            case { Parent: ISimpleAssignmentOperation target } when target.Target == operation:
                return state;
            case { } when Holds(operation, state):
                return Use(operation, state, block, thrown);
            default:
                return state;
        }
    }

    /// <summary>What becomes of the object where a local function gives it back.</summary>
    private FlowStates UseResult(IInvocationOperation call, FlowStates states, BasicBlock block, Action<FlowState> thrown) =>
        states.SelectMany(after => Holds(call, after) ? Use(call, after, block, thrown) : after);

    /// <summary>Whether it waits for a send that an earlier statement started, or for one that it starts itself.</summary>
    private bool MayEndWait(IOperation operation) =>
        TaskCompletion.IsWait(operation) &&
        (TaskCompletion.WaitsForEarlier(operation) ||
         operation.Descendants().Any(part => _found.Sends.Exists(send => ReferenceEquals(send.Call, part))));

    private FlowStates Create(FlowState state, BasicBlock block, Action<FlowState> thrown)
    {
        var origin = _found.Origin!;
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

        return state.Has(FlowEvents.Fresh) &&
            value.DescendantsAndSelf().Any(inner => ReferenceEquals(inner, _found.Origin) && ReferenceEquals(SameObject(inner), value.SameValue()));
    }

    private FlowStates Use(IOperation reference, FlowState state, BasicBlock block, Action<FlowState> thrown)
    {
        var value = SameObject(reference);
        switch (value.Parent)
        {
            case ITupleOperation or IDeclarationExpressionOperation when value.IsTakenApart():
                return state;
            case null when ReferenceEquals(value, block.BranchValue) && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return:
                return HandOver(state, value, Flow.HandOver.Returned);
            case ISimpleAssignmentOperation assignment when assignment.Value == value:
                return Use(assignment, Assign(assignment.Target, state), block, thrown);
            case IFlowCaptureOperation capture:
                return state with { Names = state.Names | Bit(capture.Id) };
            case IIsPatternOperation { Pattern: var pattern } when pattern.Names().Any():
                return state with { Names = pattern.Names().Aggregate(state.Names, (names, name) => names | Bit(name)) };
            case IInvocationOperation call when call.Instance == value && _kind.SendsAsReceiver(call, Symbols):
                return Send(call, state, thrown);
            case IArgumentOperation { Parameter: { Ordinal: 0 }, Parent: IInvocationOperation call } when _kind.SendsAsArgument(call, Symbols):
                return Send(call, state, thrown);
            case IPropertyReferenceOperation property when property.Instance == value:
                return PropertyUsed(property, state);
            case IEventReferenceOperation { Parent: IEventAssignmentOperation { Adds: true } subscription }:
                return Subscribed(subscription, state);
        }

        var ownership = Ownership.After(value);
        return ownership.Effect switch
        {
            OwnershipEffect.Disposes => Dispose(state),
            OwnershipEffect.AsksCallee => AskCallee(value, state, thrown),
            OwnershipEffect.HandsOver when ownership.How == Flow.HandOver.Given && value.Parent is IArgumentOperation argument =>
                Unseen(argument.Parent ?? argument, state),
            OwnershipEffect.HandsOver => HandOver(state, value, ownership.How),
            _ => state,
        };
    }

    private FlowStates AskCallee(IOperation value, FlowState state, Action<FlowState> thrown) => value.Parent switch
    {
        IInvocationOperation call => Calls(call, call.TargetMethod, ObjectName.This, state, thrown),
        IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call } =>
            Calls(call, call.TargetMethod, parameter, state, thrown),
        IArgumentOperation { Parameter: { } parameter, Parent: IObjectCreationOperation { Constructor: { } constructor } creation } =>
            Calls(creation, constructor, parameter, state, thrown),
        var other => Unseen(other?.Parent ?? value, state),
    };

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
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" } call
                    when call.Instance == operation && !_kind.Is(operation.Type, Symbols):
                    operation = call;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "FromResult" } method } call }
                    when method.ContainingType.IsTask():
                    operation = call;
                    break;
                default:
                    return operation;
            }
        }
    }

    private FlowState Assign(IOperation target, FlowState state)
    {
        // `_client = new SmtpClient { … }`: the field is kept aside while the initialiser runs.
        if (target is IFlowCaptureReferenceOperation captured && _body.Captured(captured.Id)
            .FirstOrDefault() is { } aside and (IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation))
        {
            target = aside;
        }

        switch (Ownership.Into(target).Effect)
        {
            case OwnershipEffect.LeavesAlone:
                return state;
            case OwnershipEffect.Names when !IsOfOuterFunction(target):
                return state with { Names = state.Names | Bit(target.Place()!) };
        }

        if (target is IFieldReferenceOperation or IPropertyReferenceOperation)
        {
            _found.StoredIn.Add(((IMemberReferenceOperation)target).Member);
        }

        return Store(target, state);
    }

    /// <summary>Its targets get what its elements are all at once: <c>(a, b) = (b, a)</c>.</summary>
    private FlowState Deconstruct(IDeconstructionAssignmentOperation deconstruction, FlowState state)
    {
        var after = state;
        foreach (var (target, element) in deconstruction.Pairs())
        {
            after = element is not null && IsObject(element, state) ? Assign(target, after) : Forget(ObjectName.Of(target), after);
        }

        return after;
    }

    private bool IsOfOuterFunction(IOperation target) =>
        target is ILocalReferenceOperation local && _body.Outer is not null &&
        !SymbolEqualityComparer.Default.Equals(local.Local.ContainingSymbol, _body.Owner);

    /// <summary>Others may see to it. What this function goes on to do through the name is still followed.</summary>
    private FlowState Store(IOperation target, FlowState state)
    {
        state = HandOver(state, target, Flow.HandOver.Stored);
        return target.Place() is { } place ? state with { Names = state.Names | Bit(place) } : state;
    }

    private FlowState Forget(object? name, FlowState state) =>
        name is not null && _names.IndexOf(name) is >= 0 and < 64 and var index ? state with { Names = state.Names & ~(1UL << index) } : state;

    private FlowState Dispose(FlowState state)
    {
        // What an exception on its way out does to other sends is a failure already, and not the path that was meant.
        if (!state.Has(FlowEvents.Throwing))
        {
            foreach (var (send, _) in RunningSends(state with { Running = state.Running & ~state.Unsure }))
            {
                send.IsCutOff = true;
            }
        }

        return state.With(FlowEvents.Disposed);
    }

    private FlowState Send(IInvocationOperation call, FlowState state, Action<FlowState> thrown)
    {
        var send = SendOf(call, _body, state);
        state = Symbols.RaisesSendCompleted(call.TargetMethod) ? state.With(FlowEvents.RaisesDone) : state;
        // What an asynchronous send throws by itself is a mistake in its use, before there is a connection.
        thrown(TaskCompletion.IsWaitedFor(call) ? state.With(FlowEvents.Sent) : state);
        send.IsConcurrent |= state.Running != 0;
        return TaskCompletion.IsWaitedFor(call) && !TaskCompletion.IsOneOfSeveral(call)
            ? state.With(FlowEvents.Sent | FlowEvents.Connected)
            : Start(send, state);
    }

    private FactsBuilder.Send SendOf(IInvocationOperation call, Body body, FlowState state, List<FactsBuilder.Send> sends)
    {
        var send = sends.Find(known => ReferenceEquals(known.Call, call));
        if (send is null)
        {
            send = new FactsBuilder.Send(call, body);
            sends.Add(send);
            _isTooMuch |= sends == _found.Sends && sends.Count > MostBits;
        }

        send.Settings.Add(state.Settings);
        return send;
    }

    private FactsBuilder.Send SendOf(IInvocationOperation call, Body body, FlowState state) => SendOf(call, body, state, _found.Sends);

    private FlowState Start(FactsBuilder.Send send, FlowState state)
    {
        send.IsConcurrent |= state.Running != 0;
        var index = _found.Sends.IndexOf(send);
        var bit = index < 64 ? 1UL << index : 0;
        return (state with { Running = state.Running | bit, Unsure = state.Unsure & ~bit }).With(FlowEvents.Sent);
    }

    /// <summary>A call of a method that receives the object: what that method is seen to do happens here.</summary>
    private FlowStates Calls(IOperation call, IMethodSymbol method, object name, FlowState state, Action<FlowState> thrown)
    {
        var summary = method.IsBoundStatically() ? _context.SummaryOf(method, name, _kind, _body, _callers, _cancellation) : null;
        var startsTask = call is IInvocationOperation && summary?.Sends.Count > 0 && method.ReturnType.IsTask() && !TaskCompletion.IsWaitedFor(call);
        if (summary is null || (method.IsAsync && !TaskCompletion.IsWaitedFor(call)))
        {
            state = Unseen(call, state);
            return startsTask ? Start(SendOf((IInvocationOperation)call, _body, state), state) : state;
        }

        foreach (var setting in summary.Settings)
        {
            _found.Known(setting);
        }

        foreach (var unknown in summary.GivenToUnknown)
        {
            _found.GivenToUnknown.Add(unknown);
        }

        foreach (var subscription in summary.Subscriptions)
        {
            _found.Subscriptions.Add(subscription);
        }

        foreach (var send in summary.Sends)
        {
            foreach (var values in send.Values)
            {
                SendOf(send.Call, send.Body, SetAll(state, values.All));
            }
        }

        if (startsTask)
        {
            state = Start(SendOf((IInvocationOperation)call, _body, state), state);
        }

        Capture(summary.CapturedSends, state);
        _found.PropertyReads.UnionWith(summary.PropertyReads);

        // `client.WithTls()` gives back what it was given: it goes on under the name of the call.
        var givesBack = _kind.Is(Symbols.Awaited(method.ReturnType), Symbols) &&
            summary.HandOvers.Any(static handOver => handOver.How == Flow.HandOver.Returned);
        var isInHand = givesBack && summary.HandOvers.All(static handOver => handOver.How == Flow.HandOver.Returned);
        _results |= givesBack ? Bit(call) : 0;

        var after = new List<FlowState>();
        var returned = summary.ValuesAtReturn.Select(values => SetAll(state, values.All)).Distinct().ToList();
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

        return FlowStates.Of(after);
    }

    private FlowState Unseen(IOperation call, FlowState state)
    {
        _found.GivenToUnknown.Add(call);
        return HandOver(state, call, Flow.HandOver.Given);
    }

    private FlowState HandOver(FlowState state, IOperation where, HandOver how)
    {
        _found.HandOvers.Add((where, how));
        return state.With(FlowEvents.HandedOver);
    }
}
