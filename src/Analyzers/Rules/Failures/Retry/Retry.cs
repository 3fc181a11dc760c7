using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts.Failures;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Failures;

/// <summary>A handler leads back to a send that its try block guards.</summary>
/// <param name="Send">The send that failed.</param>
/// <param name="Again">The send in the handler, or the handler's call of its own method; null where a loop comes back.</param>
internal sealed record Retry(IInvocationOperation Send, IInvocationOperation? Again)
{
    /// <summary>Each path back to the same send of the same message.</summary>
    public static IEnumerable<Retry> Of(CatchClause clause, IReadOnlyList<CatchClause> handlers)
    {
        var sends = clause.CatchesSmtp ? GuardedSends.OfAnything(clause, handlers) : GuardedSends.OfClient(clause, handlers);
        foreach (var send in sends)
        {
            foreach (var call in CallsIn(clause))
            {
                if (IsSameSend(send, call, clause) || CallsItself(call, clause))
                {
                    yield return new Retry(send, call);
                }
            }

            if (Loops(clause, send))
            {
                yield return new Retry(send, Again: null);
            }
        }
    }

    /// <summary>Each send in the handler of the very message that failed, by whatever client.</summary>
    public static IEnumerable<Retry> OfSameMessage(CatchClause clause, IReadOnlyList<CatchClause> handlers) =>
        from send in GuardedSends.OfAnything(clause, handlers)
        let message = MessageOf(send, clause)
        where message is not null
        from call in CallsIn(clause)
        where Equal(MessageOf(call, clause), message) &&
            (clause.Symbols.IsSend(call.TargetMethod) || SymbolEqualityComparer.Default.Equals(call.TargetMethod, send.TargetMethod)) &&
            !ChangesRecipients(clause, message)
        select new Retry(send, call);

    public static bool Loops(CatchClause clause, IInvocationOperation send)
    {
        var iterations = LoopIteration.Around(clause).ToList();
        return iterations.Count > 0 && RetryPaths.Of(clause, send) is { } paths && iterations.Exists(iteration =>
            paths.LeadBack(iteration) && !RepeatsOnSuccess(paths, iteration, clause, send) &&
                new LoopInvariance(iteration, clause.Symbols).IsSameSend(send));
    }

    /// <summary>The variable that holds the message of a send.</summary>
    public static ISymbol? MessageOf(IInvocationOperation send, CatchClause clause) => send.Arguments
        .Where(argument => clause.Symbols.IsMessage(argument.Value.SkipConversions().Type))
        .Select(argument => argument.Value.Place())
        .FirstOrDefault();

    /// <summary>
    /// Whether the handler makes another message of it, for other recipients, or gives it to code that may. Reading how many there are changes none.
    /// </summary>
    public static bool ChangesRecipients(CatchClause clause, ISymbol message) => clause.Operation.Handler.Descendants().Any(operation =>
        Equal(operation.Place(), message) && operation.SameValue().Parent switch
        {
            IPropertyReferenceOperation { Property: { Name: "To" or "CC" or "Bcc" } } recipients => !IsOnlyRead(recipients, clause),
            IAssignmentOperation assignment =>
                Equal(assignment.Target.Place(), message) || assignment.Value.Place() is { } place && Equal(place, message),
            IArgumentOperation { Parent: IInvocationOperation call } =>
                !clause.Symbols.IsSend(call.TargetMethod) && !LogCalls.IsLogger(call) && !IsSendByName(call),
            IArgumentOperation => true,
            // What is done under another name is not looked for.
            _ => operation.NamesGiven() is { Count: > 0 },
        });

    private static bool IsSendByName(IInvocationOperation call) =>
        call.TargetMethod.Name.HasAny(Words.Send);

    /// <summary>Whether nobody can add or remove an address by this use of a list of recipients.</summary>
    private static bool IsOnlyRead(IOperation recipients, CatchClause clause)
    {
        var list = recipients.SameValue();
        return list.Parent switch
        {
            IPropertyReferenceOperation { Property: { Name: "Count" } } => true,
            IPropertyReferenceOperation { Property: { IsIndexer: true } } element => !element.MayWrite(),
            IInvocationOperation { TargetMethod: { Name: "ToString" or "Contains" or "IndexOf" } } => true,
            IInterpolationOperation or IBinaryOperation or IForEachLoopOperation => true,
            IArgumentOperation { Parent: IInvocationOperation call } => LogCalls.IsLogger(call) || Loggers.OnlyFormats(call.TargetMethod) ||
                call.TargetMethod.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq" } },
            _ => clause.Body.ReadsOf(recipients).ToList() is { Count: > 0 } reads && reads.TrueForAll(read => IsOnlyRead(read, clause)),
        };
    }

    private static IEnumerable<IInvocationOperation> CallsIn(CatchClause clause) =>
        clause.Operation.Handler.Descendants().OfType<IInvocationOperation>().Where(call => call.Function() == clause.Try.Function());

    private static bool IsSameSend(IInvocationOperation send, IInvocationOperation call, CatchClause clause)
    {
        var isSend = SymbolEqualityComparer.Default.Equals(call.TargetMethod, send.TargetMethod) ||
            (clause.Symbols.IsSend(call.TargetMethod) && clause.Symbols.IsSend(send.TargetMethod));
        if (!isSend || !IsSameReceiver(send, call) || ChangesClientOrMessage(clause, send))
        {
            return false;
        }

        return MessageOf(send, clause) is { } message
            ? Equal(message, MessageOf(call, clause)) && !ChangesRecipients(clause, message)
            : send.Arguments.Length == call.Arguments.Length &&
                send.Arguments.Zip(call.Arguments, static (one, other) => IsSameValue(one.Value, other.Value)).All(static same => same);
    }

    private static bool IsSameReceiver(IInvocationOperation send, IInvocationOperation call) => (send.Instance, call.Instance) switch
    {
        (null, null) => true,
        ({ } one, { } other) => IsSameValue(one, other),
        _ => false,
    };

    private static bool IsSameValue(IOperation one, IOperation other)
    {
        one = one.SkipConversions();
        other = other.SkipConversions();
        return (one, other) switch
        {
            ({ ConstantValue: { HasValue: true, Value: var value } }, { ConstantValue: { HasValue: true, Value: var same } }) => Equals(value, same),
            (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
            _ => one.Place() is { } place
                ? Equal(place, other.Place())
                : one is IPropertyReferenceOperation { Instance: { } instance } property &&
                    other is IPropertyReferenceOperation { Instance: { } otherInstance } otherProperty &&
                    Equal(property.Property, otherProperty.Property) && IsSameValue(instance, otherInstance),
        };
    }

    /// <summary>Whether the handler puts something right, or turns to another server, before it sends again.</summary>
    private static bool ChangesClientOrMessage(CatchClause clause, IInvocationOperation send)
    {
        var places = send.Arguments.Select(static argument => argument.Value.Place()).Append(send.Instance?.Place()).OfType<ISymbol>().ToList();
        return clause.Operation.Handler.Descendants().Any(operation => operation switch
        {
            IAssignmentOperation assignment => Is(assignment.Target) || IsPart(assignment.Target),

            // Attachments.Clear(), Headers.Remove(…): the message is another one.
            IInvocationOperation { TargetMethod: var method, Instance: { } part } => (method.ReturnsVoid || method.Name == "Remove") && IsPart(part),
            IArgumentOperation { Parameter: { RefKind: RefKind.Ref or RefKind.Out } } argument => Is(argument.Value),
            _ => false,
        });

        bool Is(IOperation value) => value.Place() is { } target && places.Exists(place => Equal(place, target));

        bool IsPart(IOperation value) => value is IMemberReferenceOperation { Instance: { } owner } && Is(owner);
    }

    /// <summary>Whether the handler calls the method it stands in, for the same message: what differs only counts the attempts.</summary>
    private static bool CallsItself(IInvocationOperation call, CatchClause clause)
    {
        var method = clause.Try.Function() switch
        {
            ILocalFunctionOperation local => local.Symbol,
            IAnonymousFunctionOperation => null,
            _ => clause.Body.Method,
        };
        return method is not null && Equal(call.TargetMethod.OriginalDefinition, method) &&
            !clause.Operation.Handler.Descendants().OfType<IAssignmentOperation>().Any(IsToParameter) &&
            call.Arguments.All(argument => argument.Parameter is { } parameter &&
                (Equal(argument.Value.Place()?.OriginalDefinition, parameter.OriginalDefinition) ||
                    argument.ArgumentKind == ArgumentKind.DefaultValue && !IsText(parameter) || CountsAttempts(argument.Value, parameter)));

        static bool IsToParameter(IAssignmentOperation assignment) =>
            assignment.Target is IParameterReferenceOperation
            {
                Type:
                {
                    SpecialType: not SpecialType.System_Int32 and
                not SpecialType.System_Boolean
                }
            } or
            IMemberReferenceOperation { Instance: IParameterReferenceOperation };

        static bool IsText(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_String;
    }

    private static bool CountsAttempts(IOperation value, IParameterSymbol parameter) =>
        parameter.Type.SpecialType switch
        {
            SpecialType.System_Boolean => IsAboutAttempts(parameter),
            SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Byte or SpecialType.System_Int64 =>
                IsAboutAttempts(parameter) ||
                    value.DescendantsAndSelf().Any(operation => Equal(operation.Place()?.OriginalDefinition, parameter.OriginalDefinition)),
            _ => false,
        };

    private static bool IsAboutAttempts(IParameterSymbol parameter) => parameter.Name.HasAny(Words.Attempt);

    /// <summary>
    /// A loop that sends again after a success is no retry but, say, a report each hour. A counter or a flag that the try block sets once the
    /// send has succeeded may end it, though.
    /// </summary>
    private static bool RepeatsOnSuccess(RetryPaths paths, LoopIteration iteration, CatchClause clause, IInvocationOperation send) =>
        paths.RepeatOnSuccess(iteration) &&
        !clause.Try.Body.Descendants()
            .Where(operation => operation.Syntax.SpanStart >= send.Syntax.SpanStart)
            .Select(static operation => operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                _ => null,
            })
            .Any(written => written?.Place() is { } place &&
                iteration.Condition?.DescendantsAndSelf().Any(operation => Equal(operation.Place(), place)) == true);

    private static bool Equal(ISymbol? one, ISymbol? other) => one is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
