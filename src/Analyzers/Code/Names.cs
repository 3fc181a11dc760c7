using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Code;

/// <summary>Where code gives an object one more name, and does nothing else with it.</summary>
internal static class Names
{
    /// <summary>
    /// The variables that the use of an object makes other names of it, and nothing else: <c>var a = value</c>, <c>value is { } a</c>; null where it
    /// is used for something else.
    /// </summary>
    public static IReadOnlyList<ISymbol>? NamesGiven(this IOperation reference)
    {
        var value = reference.SameValue();
        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => new[] { local },
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when assignment.Value == value =>
                new[] { local },
            IIsPatternOperation { Pattern: var pattern } => pattern.Names().ToList(),
            ISwitchOperation @switch when @switch.Value == value => @switch.Cases.SelectMany(static section => section.Clauses)
                .OfType<IPatternCaseClauseOperation>().SelectMany(static clause => clause.Pattern.Names()).ToList(),
            ISwitchExpressionOperation @switch when @switch.Value == value => @switch.Arms.SelectMany(static arm => arm.Pattern.Names()).ToList(),
            _ => value.DeconstructedInto() switch
            {
                ILocalReferenceOperation { Local: var local } => new[] { local },
                IDiscardOperation => Array.Empty<ISymbol>(),
                _ => null,
            },
        };
    }

    /// <summary>What an element of a tuple is taken apart into: <c>a</c> of <c>(var a, b) = (value, 1)</c>; null for anything else.</summary>
    public static IOperation? DeconstructedInto(this IOperation value)
    {
        var element = value.SameValue();
        return element.Parent is ITupleOperation tuple && tuple.SameValue() is { Parent: IDeconstructionAssignmentOperation deconstruction }
            ? deconstruction.Pairs().FirstOrDefault(pair => pair.Element == element).Target
            : null;
    }

    /// <summary>
    /// Whether the expression only has its place in a deconstruction, which says what becomes of it: an element of its value, or a variable that
    /// it writes.
    /// </summary>
    public static bool IsTakenApart(this IOperation operation)
    {
        if (operation.DeconstructedInto() is not null)
        {
            return true;
        }

        var place = operation;
        while (place.Parent is ITupleOperation or IDeclarationExpressionOperation)
        {
            place = place.Parent;
        }

        return place != operation && place.Parent is IDeconstructionAssignmentOperation { Target: var target } && target == place;
    }

    /// <summary>The places that a deconstruction writes, each with what it gets; with null where that is not written as a tuple.</summary>
    public static IEnumerable<(IOperation Target, IOperation? Element)> Pairs(this IDeconstructionAssignmentOperation deconstruction)
    {
        if (Declared(deconstruction.Target) is not ITupleOperation targets)
        {
            yield break;
        }

        var values = deconstruction.Value.SkipConversions() as ITupleOperation;
        for (var i = 0; i < targets.Elements.Length; i++)
        {
            yield return (Declared(targets.Elements[i]), values?.Elements.ElementAtOrDefault(i));
        }

        static IOperation Declared(IOperation place) => place is IDeclarationExpressionOperation declaration ? declaration.Expression : place;
    }
}
