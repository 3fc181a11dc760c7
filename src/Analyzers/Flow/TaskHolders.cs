using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>
/// Where the task of one call may be found later in its function: in a variable, under what an expression makes of it (a
/// <c>ConfiguredTaskAwaitable</c>, an awaiter, a continuation), or as an element of a collection, a tuple or an object that is kept in one.
/// On whatever path: it is looked for what may be waited for, not for what must.
/// </summary>
internal sealed class TaskHolders
{
    private readonly Body _body;
    private readonly IOperation _call;
    private readonly HashSet<object> _places = new();

    private TaskHolders(Body body, IOperation call)
    {
        _body = body;
        _call = call;
    }

    public static TaskHolders Of(IOperation call, Body body)
    {
        var holders = new TaskHolders(body, call);
        var flows = body.Reachable().Select(holders.FlowOf).Where(static flow => flow.Values.Count > 0 && flow.Targets.Count > 0).ToList();
        int known;
        do
        {
            known = holders._places.Count;
            foreach (var (values, targets) in flows.Where(flow => flow.Values.Exists(holders.Has)))
            {
                holders._places.UnionWith(targets);
            }
        }
        while (holders._places.Count > known);
        return holders;
    }

    /// <summary>Whether the expression is the call, a place that may hold its task, or a function that reads one; or has such a part.</summary>
    public bool Has(IOperation expression) => expression.DescendantsAndSelf().Any(Is);

    /// <summary>Whether the expression is a place that may hold the task, or a function that reads one.</summary>
    public bool Is(IOperation operation) => ReferenceEquals(operation, _call) || IsPlace(operation) || IsFunction(operation);

    public bool IsPlace(IOperation operation) => PlaceOf(operation) is { } place && _places.Contains(place);

    public bool IsFunction(IOperation operation) => operation switch
    {
        IFlowAnonymousFunctionOperation lambda => Reads(lambda.Symbol),
        IMethodReferenceOperation reference => Reads(reference.Method),
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function } => Reads(function),
        _ => false,
    };

    /// <summary>Whether a method of the class reads a field that may hold the task.</summary>
    public bool IsReadBy(Body method) => _places.OfType<ISymbol>().Any(place => place is IFieldSymbol or IPropertySymbol && method.WithNested()
        .Any(body => body.Mentions(place.OriginalDefinition)));

    private bool Reads(IMethodSymbol function) =>
        function.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction &&
        _body.Function(function)?.WithNested().SelectMany(static body => body.Reachable())
            .Any(operation => operation.Place() is { } place && _places.Contains(place)) == true;

    /// <summary>What an operation gives to which places.</summary>
    private (List<IOperation> Values, List<object> Targets) FlowOf(IOperation operation)
    {
        var (values, targets) = operation switch
        {
            ISimpleAssignmentOperation assignment => (new[] { assignment.Value }, new[] { assignment.Target }),
            IFlowCaptureOperation capture => (new[] { capture.Value }, Array.Empty<IOperation>()),
            IDeconstructionAssignmentOperation { Target: var target } deconstruction => (new[] { deconstruction.Value },
                target.Descendants().ToArray()),
            IIsPatternOperation pattern => (new[] { pattern.Value }, Array.Empty<IOperation>()),
            // `tasks.Add(task)`, `tasks.TryDequeue(out var task)`
            IInvocationOperation { Instance: { } receiver } call => (call.Arguments.Select(static argument => argument.Value).Prepend(receiver)
                .ToArray(), call.Arguments.Select(static argument => argument.Value).Where(IsWrittenArgument).Prepend(receiver).ToArray()),
            _ => (Array.Empty<IOperation>(), Array.Empty<IOperation>()),
        };
        var places = targets.Select(RootOf).OfType<object>().ToList();
        switch (operation)
        {
            case IFlowCaptureOperation { Value: var value } capture when MayHold(value.Type):
                places.Add(capture.Id);
                break;
            case IIsPatternOperation pattern:
                places.AddRange(pattern.Pattern.Names());
                break;
        }

        return (values.ToList(), places);
    }

    private static bool IsWrittenArgument(IOperation value) => value is IDeclarationExpressionOperation || value.MayWrite();

    /// <summary>The variable that has the expression in it: of <c>tasks[0]</c> and <c>job.Task</c> the one before.</summary>
    private object? RootOf(IOperation target)
    {
        while (PlaceOf(target) is null)
        {
            var outer = target.SkipConversions() switch
            {
                IArrayElementReferenceOperation element => element.ArrayReference,
                IMemberReferenceOperation { Instance: { } instance } => instance,
                IDeclarationExpressionOperation declaration => declaration.Expression,
                _ => null,
            };
            if (outer is null)
            {
                return null;
            }

            target = outer;
        }

        return MayHold(target.Type) ? PlaceOf(target) : null;
    }

    private object? PlaceOf(IOperation operation) => operation.SkipConversions() switch
    {
        IFlowCaptureReferenceOperation reference when _body.Captured(reference.Id).Take(2).ToList() is { Count: 1 } aside =>
            aside[0].Place() ?? (object)reference.Id,
        IFlowCaptureReferenceOperation reference => reference.Id,
        var other => other.Place(),
    };

    /// <summary>No number, text or answer has a task in it.</summary>
    private static bool MayHold(ITypeSymbol? type) => type is
    {
        TypeKind: not TypeKind.Enum, SpecialType: SpecialType.None or
        SpecialType.System_Object or SpecialType.System_Array or
        (>= SpecialType.System_Collections_IEnumerable and <= SpecialType.System_Collections_Generic_IEnumerator_T)
    };
}
