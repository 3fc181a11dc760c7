using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;

namespace SmtpAnalyzers.Flow;

/// <summary>A property of a client is given a value: by an assignment, an object initialiser, or an argument of the constructor.</summary>
/// <param name="Property">The property's name, such as <c>EnableSsl</c>.</param>
/// <param name="Value">Null where no single expression is the value (a compound assignment).</param>
/// <param name="Node">The assignment, or the constructor's argument.</param>
/// <param name="Body">The code that does it, which may be a method that the client is given to.</param>
internal sealed record Setting(string Property, IOperation? Value, IOperation Node, Body Body)
{
    /// <summary>The expressions that may be the value: more than one for <c>debug ? a : b</c> and <c>a ?? b</c>. Seen through names that have one value only.</summary>
    public IReadOnlyList<IOperation> PossibleValues { get; } = Value is null ? Array.Empty<IOperation>() : Possible(Value, Body).ToList();

    public IEnumerable<object> PossibleConstants =>
        PossibleValues.Select(value => Constants.Of(value, Body)).Where(static constant => constant is not null)!;

    /// <summary>The same, also those that a local is given on one path or another: what may be, not what must.</summary>
    public IEnumerable<object> ConceivableConstants => PossibleConstants.Concat(
        from value in PossibleValues
        where value is ILocalReferenceOperation
        from given in Body.ValuesOf(((ILocalReferenceOperation)value).Local)
        where given is not null
        from constant in new Setting(Property, given, Node, Body).PossibleConstants
        select constant);

    /// <summary>The one constant that the property is set to; null where it is none, or more than one.</summary>
    public object? Constant => PossibleValues.Count == 1 ? Constants.Of(PossibleValues[0], Body) : null;

    /// <summary>Whether some value is no constant that can be known here.</summary>
    public bool IsUnknown => PossibleValues.Count == 0 || PossibleValues.Any(value => Constants.Of(value, Body) is null && !Constants.IsNull(value, Body));

    /// <summary>Every setting of a client in a body, whoever made the client.</summary>
    public static IEnumerable<Setting> In(Body body)
    {
        var symbols = body.Code.Symbols;
        return from assignment in body.Reachable().OfType<IAssignmentOperation>()
               let property = PropertyOf(assignment.Target, body)
               where property is not null && symbols.IsClient(property.ContainingType)
               select new Setting(property.Name, (assignment as ISimpleAssignmentOperation)?.Value, assignment, body);
    }

    private static IPropertySymbol? PropertyOf(IOperation target, Body body) => target switch
    {
        IPropertyReferenceOperation property => property.Property,
        // `client.Credentials = a ? b : c`: the property is kept aside.
        IFlowCaptureReferenceOperation reference => body.Captured(reference.Id).OfType<IPropertyReferenceOperation>().FirstOrDefault()?.Property,
        _ => null,
    };

    private static IEnumerable<IOperation> Possible(IOperation value, Body body, int depth = 5)
    {
        var source = Constants.Source(value, body);
        var parts = source switch
        {
            IFlowCaptureReferenceOperation reference => body.Captured(reference.Id),
            // What a local or a member is given is seen as it is written. A property may ask itself.
            IConditionalOperation { WhenFalse: { } whenFalse } choice when depth > 0 => new[] { choice.WhenTrue, whenFalse },
            ICoalesceOperation coalesce when depth > 0 => new[] { coalesce.Value, coalesce.WhenNull },
            ISwitchExpressionOperation choice when depth > 0 => choice.Arms.Select(static arm => arm.Value),
            _ => null,
        };
        return parts is null ? new[] { source } : parts.SelectMany(part => Possible(part, body, depth - 1));
    }
}
