using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace SmtpAnalyzers.Facts;

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

    /// <summary>The one constant that the property is set to; null where it is none, or more than one.</summary>
    public object? Constant => PossibleValues.Count == 1 ? Constants.Of(PossibleValues[0], Body) : null;

    /// <summary>Whether some value is no constant that can be known here.</summary>
    public bool IsUnknown => PossibleValues.Count == 0 || PossibleValues.Any(value => Constants.Of(value, Body) is null && !Constants.IsNull(value, Body));

    private static IEnumerable<IOperation> Possible(IOperation value, Body body)
    {
        var source = Constants.Source(value, body);
        return source is IFlowCaptureReferenceOperation reference
            ? body.Captured(reference.Id).SelectMany(captured => Possible(captured, body))
            : new[] { source };
    }
}
