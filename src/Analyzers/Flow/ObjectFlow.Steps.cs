using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>What each operation does with the followed object.</summary>
internal sealed partial class ObjectFlow
{
    private IEnumerable<Way> Visit(IOperation operation, Way way, BasicBlock block, Action<Way> thrown)
    {
        if (!way.Has(Happened.Created))
        {
            return ReferenceEquals(operation, _facts.Origin) ? Create(way, block, thrown) : new[] { way };
        }

        if (way.Running != 0 && operation is IInvocationOperation receiver && SendResult.MayWait(receiver))
        {
            way = way with { Running = 0 };
        }

        switch (operation)
        {
            case ISimpleAssignmentOperation assignment when !IsObject(assignment.Value, way):
                return new[] { Forget(NameOf(assignment.Target), way) };
            case IFlowCaptureOperation capture when !IsObject(capture.Value, way):
                return new[] { Forget(capture.Id, way) };
            case IFlowAnonymousFunctionOperation lambda when !IsCompletionHandler(lambda, way) && CapturedName(lambda.Symbol, way) is { } captured:
                return new[] { Captured(lambda, lambda.Symbol, captured, way) };
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } reference when !IsCompletionHandler(reference, way) && CapturedName(function, way) is { } captured:
                return new[] { Captured(reference, function, captured, way) };
            case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function } call when CapturedName(function, way) is { } name:
                return Calls(call, function, name, way, thrown).SelectMany(after => Holds(call, after) ? Use(call, after, block, thrown) : new[] { after });
            case IInvocationOperation call when Symbols.IsSend(call.TargetMethod) && !(call.Instance is { } client && Holds(client, way)):
                // Another client's send fails as well.
                thrown(way);
                return new[] { way };
            // Whoever is given a task by an iterator may wait for it before it asks for the next one.
            case IAwaitOperation or IReturnOperation { Kind: OperationKind.YieldReturn } or IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAll" or "WaitAny" or "WaitOne" or "GetResult" } } or IPropertyReferenceOperation { Property: { Name: "Result" } }
                when way.Running != 0 && (SendResult.WaitsForEarlier(operation) || operation.Descendants().Any(part => _sends.Exists(send => ReferenceEquals(send.Call, part)))):
                return new[] { way with { Running = 0 } };
            case IConversionOperation or IParenthesizedOperation:
                return new[] { way };
            case { Parent: ISimpleAssignmentOperation target } when target.Target == operation:
                return new[] { way };
            case { } when Holds(operation, way):
                return Use(operation, way, block, thrown);
            default:
                return new[] { way };
        }
    }

    private IEnumerable<Way> Create(Way way, BasicBlock block, Action<Way> thrown)
    {
        var origin = _facts.Origin!;
        way = way.With(Happened.Created | Happened.Fresh);
        if (origin.IsCreation())
        {
            foreach (var (name, value, node) in Creations.ArgumentsOf(origin))
            {
                if (name is "host" or "port")
                {
                    way = Set(way, new Setting(name == "host" ? "Host" : "Port", value, node, _body));
                }
            }
        }

        return Use(origin, way, block, thrown);
    }

    /// <summary>Whether the expression is the object: by a name, or because this statement has just created it.</summary>
    private bool IsObject(IOperation value, Way way)
    {
        value = value.SkipConversions();
        while (value is ISimpleAssignmentOperation assignment)
        {
            value = assignment.Value.SkipConversions();
        }

        if (Holds(value, way))
        {
            return true;
        }

        return way.Has(Happened.Fresh) && value.DescendantsAndSelf().Any(inner => ReferenceEquals(inner, _facts.Origin) && ReferenceEquals(SameObject(inner), value.SameValue()));
    }

    private IEnumerable<Way> Use(IOperation reference, Way way, BasicBlock block, Action<Way> thrown)
    {
        var value = SameObject(reference);
        switch (value.Parent)
        {
            case null when ReferenceEquals(value, block.BranchValue) && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return:
            case IReturnOperation:
                return new[] { HandOver(way, value, Flow.HandOver.Returned) };
            case ISimpleAssignmentOperation assignment when assignment.Value == value:
                return Use(assignment, Assign(assignment.Target, way), block, thrown);
            case IFlowCaptureOperation capture:
                return new[] { way with { Names = way.Names | Bit(capture.Id) } };
            case IInvocationOperation call when call.Instance == value:
                return Called(call, way, thrown);
            case IArgumentOperation argument:
                return Given(argument, way, thrown);
            case IPropertyReferenceOperation property when property.Instance == value:
                return new[] { PropertyUsed(property, way) };
            case IEventReferenceOperation { Parent: IEventAssignmentOperation { Adds: true } subscription }:
                return new[] { Subscribed(subscription, way) };
            case IMethodReferenceOperation { Method.Name: not "SendAsyncCancel" } method:
                return new[] { HandOver(way, method, Flow.HandOver.Captured) };
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } }:
                return new[] { way with { Names = way.Names | Bit(declared) } };
            case null or IIsPatternOperation or IIsNullOperation or IIsTypeOperation or IBinaryOperation or IInterpolationOperation or INameOfOperation
                or IExpressionStatementOperation or IFieldReferenceOperation or IEventReferenceOperation or IMethodReferenceOperation or ISimpleAssignmentOperation:
                return new[] { way };
            default:
                return new[] { HandOver(way, value, Flow.HandOver.Unclear) };
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

    private Way Assign(IOperation target, Way way)
    {
        switch (target)
        {
            // `_client = new SmtpClient { … }`: the field is kept aside while the initialiser runs.
            case IFlowCaptureReferenceOperation captured when _body.Captured(captured.Id)
                .FirstOrDefault() is { } aside and (IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation):
                return Assign(aside, way);
            case ILocalReferenceOperation local when SymbolEqualityComparer.Default.Equals(local.Local.ContainingSymbol, _body.Owner) || _body.Outer is null:
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None }:
                return way with { Names = way.Names | Bit(target.Place()!) };
            case IDiscardOperation:
                return way;
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                if (((IMemberReferenceOperation)target).Member is { } member)
                {
                    _facts.StoredIn.Add(member);
                }

                return Store(target, way);
            default:
                return Store(target, way);
        }
    }

    /// <summary>Others may see to it. What this function goes on to do through the name is still followed.</summary>
    private Way Store(IOperation target, Way way)
    {
        way = HandOver(way, target, Flow.HandOver.Stored);
        return target.Place() is { } place ? way with { Names = way.Names | Bit(place) } : way;
    }

    private Way Forget(object? name, Way way) =>
        name is not null && _names.IndexOf(name) is >= 0 and < 64 and var index ? way with { Names = way.Names & ~(1UL << index) } : way;

    private IEnumerable<Way> Called(IInvocationOperation call, Way way, Action<Way> thrown)
    {
        var method = call.TargetMethod;
        if (method is { Name: "Dispose" or "DisposeAsync", Parameters.IsEmpty: true })
        {
            // What an exception on its way out does to other sends is a failure already, and not the way that was meant.
            if (!way.Has(Happened.Throwing))
            {
                foreach (var send in _sends.Where((_, index) => (way.Running & (1UL << index)) != 0))
                {
                    send.IsCutOff = true;
                }
            }

            return new[] { way.With(Happened.Disposed) };
        }

        if (_kind.SendsAsReceiver(call, Symbols))
        {
            return new[] { Send(call, way, thrown) };
        }

        var declaredByFramework = method.ContainingType.SpecialType == SpecialType.System_Object ||
            method.ContainingNamespace?.ToDisplayString() == "System.Net.Mail";
        return declaredByFramework ? new[] { way } : Calls(call, method, ThisObject, way, thrown);
    }

    private Way Send(IInvocationOperation call, Way way, Action<Way> thrown)
    {
        var send = SendOf(call, _body, way);
        // What an asynchronous send throws by itself is a mistake in its use, before there is a connection.
        thrown(SendResult.IsWaitedFor(call) ? way.With(Happened.Sent) : way);
        send.IsConcurrent |= way.Running != 0;
        return SendResult.IsWaitedFor(call) && !SendResult.IsOneOfSeveral(call) ? way.With(Happened.Sent) : Start(send, way);
    }

    private ObjectSend SendOf(IInvocationOperation call, Body body, Way way)
    {
        var send = _sends.Find(known => ReferenceEquals(known.Call, call));
        if (send is null)
        {
            send = new ObjectSend(call, body);
            _sends.Add(send);
            _facts.Sends.Add(send);
        }

        send.Settings.Add(way.Settings);
        return send;
    }

    private Way Start(ObjectSend send, Way way)
    {
        send.IsConcurrent |= way.Running != 0;
        var index = _sends.IndexOf(send);
        return (way with { Running = index < 64 ? way.Running | (1UL << index) : way.Running }).With(Happened.Sent);
    }

    private IEnumerable<Way> Given(IArgumentOperation argument, Way way, Action<Way> thrown)
    {
        var byReference = argument.Parameter is { RefKind: not RefKind.None and not RefKind.In };
        switch (argument.Parent)
        {
            case IInvocationOperation call when argument.Parameter?.Ordinal == 0 && _kind.SendsAsArgument(call, Symbols):
                return new[] { Send(call, way, thrown) };
            case IInvocationOperation call when LeavesAlone(call):
                return new[] { way };
            case IInvocationOperation call when !byReference && argument.Parameter is { } parameter:
                return Calls(call, call.TargetMethod, parameter, way, thrown);
            case IObjectCreationOperation { Constructor: { } constructor } creation when !byReference && argument.Parameter is { } parameter:
                return Calls(creation, constructor, parameter, way, thrown);
            default:
                return new[] { Unseen(argument.Parent ?? argument, way) };
        }
    }

    private static bool LeavesAlone(IInvocationOperation call) =>
        call.TargetMethod is { ContainingType: { SpecialType: SpecialType.System_Object } } or
            { ContainingType: { Name: "GC" or "Monitor", ContainingNamespace: { Name: "System" or "Threading" } } };

    /// <summary>A call of a method that receives the object: what that method is seen to do happens here.</summary>
    private IEnumerable<Way> Calls(IOperation call, IMethodSymbol method, object name, Way way, Action<Way> thrown)
    {
        var effects = method.IsBoundStatically() ? _body.Code.Effects.Of(method, name, _kind, _body, _callers, _cancellation) : null;
        var startsTask = call is IInvocationOperation && effects?.Sends.Count > 0 && Symbols.IsTask(method.ReturnType) && !SendResult.IsWaitedFor(call);
        if (effects is null || (method.IsAsync && !SendResult.IsWaitedFor(call)))
        {
            way = Unseen(call, way);
            return new[] { startsTask ? Start(SendOf((IInvocationOperation)call, _body, way), way) : way };
        }

        foreach (var setting in effects.Settings)
        {
            Known(setting);
        }

        _facts.Order.UnionWith(effects.Order.Select(pair => (Known(pair.Earlier), Known(pair.Later))));
        foreach (var unknown in effects.GivenToUnknown)
        {
            _facts.GivenToUnknown.Add(unknown);
        }

        foreach (var subscription in effects.Subscriptions)
        {
            _facts.Subscriptions.Add(subscription);
        }

        foreach (var send in effects.Sends)
        {
            foreach (var values in effects.ValuesAt(send))
            {
                SendOf(send.Call, send.Body, SetAll(way, values.Values));
            }
        }

        if (startsTask)
        {
            way = Start(SendOf((IInvocationOperation)call, _body, way), way);
        }

        _facts.PropertyReads.UnionWith(effects.PropertyReads);

        // `client.WithTls()` gives back what it was given: it goes on under the name of the call.
        var givesBack = _kind.Is(Symbols.Awaited(method.ReturnType), Symbols) && effects.HandOvers.Any(static handOver => handOver.How == Flow.HandOver.Returned);
        var isInHand = givesBack && effects.HandOvers.All(static handOver => handOver.How == Flow.HandOver.Returned);
        _results |= givesBack ? Bit(call) : 0;

        var after = new List<Way>();
        var returned = effects.ValuesAtReturn.Select(values => SetAll(way, values.Values)).Distinct().ToList();
        foreach (var (happened, exit) in effects.Ends)
        {
            if (exit == Exit.Exception)
            {
                thrown(way.With(happened));
            }
            else
            {
                var done = isInHand ? happened & ~Happened.HandedOver : happened;
                after.AddRange(returned.Select(end => end.With(done) with { Names = givesBack ? end.Names | Bit(call) : end.Names }));
            }
        }

        return after;
    }

    private Way Unseen(IOperation call, Way way)
    {
        _facts.GivenToUnknown.Add(call);
        return HandOver(way, call, Flow.HandOver.Given);
    }

    private Way HandOver(Way way, IOperation where, HandOver how)
    {
        _facts.HandOvers.Add((where, how));
        return way.With(Happened.HandedOver);
    }
}
