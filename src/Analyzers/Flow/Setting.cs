using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>A property of a client is given a value: by an assignment, an object initialiser, or an argument of the constructor.</summary>
internal sealed class Setting
{
    private readonly Constants _constants;

    public Setting(string property, IOperation? value, IOperation node, Body body, Constants constants)
    {
        Property = property;
        Value = value;
        Node = node;
        Body = body;
        _constants = constants;
        PossibleValues = value is null ? Array.Empty<IOperation>() : constants.PossibleValues(value, body).ToList();
    }

    /// <summary>The property's name, such as <c>EnableSsl</c>.</summary>
    public string Property { get; }

    /// <summary>Null where no single expression is the value (a compound assignment).</summary>
    public IOperation? Value { get; }

    /// <summary>The assignment, or the constructor's argument.</summary>
    public IOperation Node { get; }

    /// <summary>The code that does it, which may be a method that the client is given to.</summary>
    public Body Body { get; }

    /// <summary>
    /// The expressions that may be the value: more than one for <c>debug ? a : b</c> and <c>a ?? b</c>. Seen through names that have one value only.
    /// </summary>
    public IReadOnlyList<IOperation> PossibleValues { get; }

    public IEnumerable<object> PossibleConstants =>
        PossibleValues.Select(value => _constants.Of(value, Body)).Where(static constant => constant is not null)!;

    /// <summary>The same, also those that a local is given on one path or another: what may be, not what must.</summary>
    public IEnumerable<object> ConceivableConstants => PossibleConstants.Concat(
        from value in PossibleValues
        where value is ILocalReferenceOperation
        from given in Body.ValuesOf(((ILocalReferenceOperation)value).Local)
        where given is not null
        from possible in _constants.PossibleValues(given, Body)
        let constant = _constants.Of(possible, Body)
        where constant is not null
        select constant);

    /// <summary>The one constant that the property is set to; null where it is none, or more than one.</summary>
    public object? Constant => PossibleValues.Count == 1 ? _constants.Of(PossibleValues[0], Body) : null;

    /// <summary>Whether some value is no constant that can be known here.</summary>
    public bool IsUnknown =>
        PossibleValues.Count == 0 || PossibleValues.Any(value => _constants.Of(value, Body) is null && !_constants.IsNull(value, Body));

    /// <summary>Whether some value is neither the constant nor null.</summary>
    public bool MayBeOtherThan(object constant) =>
        PossibleValues.Any(value => !Equals(_constants.Of(value, Body), constant) && !_constants.IsNull(value, Body));

    /// <summary>Every setting of a client in a body, whoever made the client.</summary>
    public static IEnumerable<Setting> In(Body body, SmtpSymbols symbols, Constants constants) =>
        InAssignments(body, symbols, constants).Concat(InDeconstructions(body, symbols, constants));

    private static IEnumerable<Setting> InDeconstructions(Body body, SmtpSymbols symbols, Constants constants) =>
        from deconstruction in body.Reachable().OfType<IDeconstructionAssignmentOperation>()
        from pair in deconstruction.Pairs()
        let property = pair.Target as IPropertyReferenceOperation
        where property is not null && symbols.IsClient(property.Property.ContainingType)
        select new Setting(property.Property.Name, pair.Element, property, body, constants);

    private static IEnumerable<Setting> InAssignments(Body body, SmtpSymbols symbols, Constants constants) =>
        from assignment in body.Reachable().OfType<IAssignmentOperation>()
        let property = PropertyOf(assignment.Target, body)
        where property is not null && symbols.IsClient(property.ContainingType)
        select new Setting(property.Name, (assignment as ISimpleAssignmentOperation)?.Value, assignment, body, constants);

    private static IPropertySymbol? PropertyOf(IOperation target, Body body) => target switch
    {
        IPropertyReferenceOperation property => property.Property,
        // `client.Credentials = a ? b : c`: the property is kept aside.
        IFlowCaptureReferenceOperation reference => body.Captured(reference.Id).OfType<IPropertyReferenceOperation>().FirstOrDefault()?.Property,
        _ => null,
    };
}
