using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>What methods of this compilation do with an object that they are given, and which of them make a new one; each read once.</summary>
internal sealed class MethodSummaries(IFlowContext context)
{
    private readonly SummaryCache<(ISymbol Method, object Name, ObjectKind Kind), ObjectFacts?> _received = new();
    private readonly SummaryCache<(ISymbol Method, ObjectKind Kind), bool> _makers = new();

    /// <summary>
    /// What the method does with a parameter, a captured variable or its own object (<see cref="ObjectName.This"/>); null where that
    /// cannot be seen.
    /// </summary>
    public ObjectFacts? Of(IMethodSymbol method, object name, ObjectKind kind, Body caller, CallChain callers, CancellationToken cancellation)
    {
        var definition = Implementation(method);
        if (name is IParameterSymbol parameter && !IsCaptured(parameter, method))
        {
            // A reduced extension method counts its parameters without the first; the invocation's arguments do not.
            name = definition.Parameters[parameter.Ordinal];
        }

        if (IsIterator(definition) || definition.DeclaringSyntaxReferences.IsEmpty)
        {
            return null;
        }

        return _received.GetOrAdd((definition, name, kind), definition, callers, Read, otherwise: null);

        ObjectFacts? Read(CallChain chain)
        {
            var facts = BodyOf(definition, caller, cancellation) is { } body
                ? ObjectFlow.FollowReceived(context, body, name, kind, chain, cancellation)
                : null;
            return facts is { IsKnown: true } ? facts : null;
        }
    }

    /// <summary>The body of a method of the compilation, or of a function inside the caller.</summary>
    private Body? BodyOf(IMethodSymbol definition, Body caller, CancellationToken cancellation) =>
        definition.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
            ? caller.Function(definition)
            : context.Code.BodyOf(definition, cancellation);

    /// <summary>The declaration whose body runs: of an extension method that with its first parameter, of a partial one that with a body.</summary>
    private static IMethodSymbol Implementation(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialImplementationPart ?? definition;
    }

    /// <summary>Whether a lambda or local function uses a parameter of the function around it.</summary>
    private static bool IsCaptured(IParameterSymbol parameter, IMethodSymbol function) =>
        function.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction &&
        !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol?.OriginalDefinition, function.OriginalDefinition);

    /// <summary>
    /// Whether every value that the method returns (or the task it returns comes to) is an object of its own making that nobody else holds.
    /// </summary>
    public bool MakesNew(IMethodSymbol method, ObjectKind kind, Body caller, CallChain callers, CancellationToken cancellation)
    {
        var definition = Implementation(method);
        if (!definition.IsBoundStatically() || !kind.Is(context.Symbols.Awaited(definition.ReturnType), context.Symbols) ||
            definition.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        return _makers.GetOrAdd((definition, kind), definition, callers, Read, otherwise: false);

        bool Read(CallChain chain)
        {
            if (BodyOf(definition, caller, cancellation) is not { } body)
            {
                return false;
            }

            var made = Origins(body, kind, chain, cancellation)
                .Select(origin => ObjectFlow.FollowNew(context, body, origin, kind, cancellation))
                .ToList();
            var returned = new HashSet<IOperation>(made.SelectMany(facts => facts.HandOvers).Select(handOver => handOver.Where));
            return made.Count > 0 &&
                made.TrueForAll(facts => facts.IsKnown && facts.HandOvers.All(handOver => handOver.How == HandOver.Returned)) &&
                ReturnValues(body).All(value => returned.Contains(value) || returned.Contains(value.SkipConversions()));
        }
    }

    /// <summary>Where the body's own code makes a new object: an object creation, or a call of a method that is seen to make one.</summary>
    public IEnumerable<IOperation> Origins(Body body, ObjectKind kind, CallChain callers, CancellationToken cancellation) =>
        body.Reachable().Where(operation => operation switch
        {
            _ when operation.IsCreation() => kind.Is(operation.Type, context.Symbols),
            IInvocationOperation call => kind.Is(context.Symbols.Awaited(call.TargetMethod.ReturnType), context.Symbols) &&
                MakesNew(call.TargetMethod, kind, body, callers, cancellation),
            _ => false,
        });

    private static IEnumerable<IOperation> ReturnValues(Body body) =>
        from block in body.Graph.Blocks
        where block.IsReachable && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && block.BranchValue is not null &&
            block.BranchValue.SkipConversions().ConstantValue is not { HasValue: true, Value: null }
        select block.BranchValue;

    private static bool IsIterator(IMethodSymbol method) =>
        method.ReturnType.OriginalDefinition.SpecialType is
            SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_IEnumerator_T or
            SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_IEnumerator ||
        method.ReturnType.Name is "IAsyncEnumerable" or "IAsyncEnumerator";
}
