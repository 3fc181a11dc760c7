using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Code;

/// <summary>
/// Constants seen through const, literals, optional arguments, interpolation and concatenation of constants, and through locals and
/// fields that are given one constant value and never another.
/// </summary>
internal sealed class Constants(SourceCode source)
{
    private const int Depth = 5;

    /// <summary>As many names as nobody gives one value: a property may ask itself.</summary>
    private const int MostNames = 50;

    private readonly MemberValues _members = new(source);

    /// <summary>The value, or null where it is not known (or is null itself).</summary>
    public object? Of(IOperation value, Body body) => Of(value, body, Depth);

    public bool IsNull(IOperation value, Body body) => Source(value, body) is { ConstantValue: { HasValue: true, Value: null } };

    /// <summary>The expression that gives the value, seen through locals and fields that have one value only.</summary>
    public IOperation Source(IOperation value, Body body)
    {
        var source = value.SkipConversions();
        for (var names = 0; names < MostNames; names++)
        {
            var next = source switch
            {
                ILocalReferenceOperation { Local: { IsConst: false } local } => body.OnlyValueOf(local),
                IFieldReferenceOperation { Field: { IsConst: false } field } => _members.OnlyValueOf(field),
                IPropertyReferenceOperation { Arguments.IsEmpty: true } property => _members.OnlyValueOf(property.Property),
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            source = next.SkipConversions();
        }

        return source;
    }

    /// <summary>
    /// The expressions that may be the value: more than one for <c>debug ? a : b</c> and <c>a ?? b</c>. Seen through names that have one value only.
    /// </summary>
    public IEnumerable<IOperation> PossibleValues(IOperation value, Body body) => PossibleValues(value, body, Depth);

    /// <summary>What a field or property starts with, be it changed later or not; null where it has no initialiser.</summary>
    public IOperation? InitialValueOf(ISymbol member) => _members.InitialValueOf(member);

    private IEnumerable<IOperation> PossibleValues(IOperation value, Body body, int depth)
    {
        var source = Source(value, body);
        var parts = source switch
        {
            IFlowCaptureReferenceOperation reference => body.Captured(reference.Id),
            // What a local or a member is given is seen as it is written. A property may ask itself.
            IConditionalOperation { WhenFalse: { } whenFalse } choice when depth > 0 => new[] { choice.WhenTrue, whenFalse },
            ICoalesceOperation coalesce when depth > 0 => new[] { coalesce.Value, coalesce.WhenNull },
            ISwitchExpressionOperation choice when depth > 0 => choice.Arms.Select(static arm => arm.Value),
            _ => null,
        };
        return parts is null ? new[] { source } : parts.SelectMany(part => PossibleValues(part, body, depth - 1));
    }

    private object? Of(IOperation value, Body body, int depth)
    {
        var source = Source(value, body);
        if (value.ConstantValue is { HasValue: true } whole)
        {
            return Known(whole.Value);
        }

        if (source.ConstantValue is { HasValue: true } constant)
        {
            return Known(constant.Value);
        }

        if (depth == 0)
        {
            return null;
        }

        return source switch
        {
            IFieldReferenceOperation { Field: { Name: "Empty", ContainingType: { SpecialType: SpecialType.System_String } } } => "",
            IInterpolatedStringOperation interpolated => Text(interpolated, body, depth - 1),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
                Of(sum.LeftOperand, body, depth - 1) is { } left && Of(sum.RightOperand, body, depth - 1) is { } right
                    ? Invariant(left) + Invariant(right)
                    : null,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
                (IsKnownNull(comparison.LeftOperand, body), IsKnownNull(comparison.RightOperand, body)) switch
                {
                    (true, { } right) => right == (comparison.OperatorKind == BinaryOperatorKind.Equals),
                    ({ } left, true) => left == (comparison.OperatorKind == BinaryOperatorKind.Equals),
                    _ => null,
                },
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Of(not.Operand, body, depth - 1) is bool operand ? !operand : null,
            IIsNullOperation { Operand: var asked } => IsKnownNull(asked, body),
            IIsPatternOperation { Pattern: var pattern, Value: var matched } when IsKnownNull(matched, body) == false =>
                pattern.Matches(static _ => false),
            // `IPAddress.Loopback.ToString()`
            IInvocationOperation
            {
                TargetMethod: { Name: "ToString", Parameters: { IsEmpty: true } },
                Instance: IFieldReferenceOperation { Field: { IsStatic: true, ContainingType: { Name: "IPAddress" }, Name: var address } }
            } => address switch { "Loopback" => "127.0.0.1", "IPv6Loopback" => "::1", _ => null },
            _ => null,
        };
    }

    /// <summary>Whether the value is null: an object that is made by the code that gives it is not.</summary>
    private bool? IsKnownNull(IOperation value, Body body) => Source(value, body) switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => constant is null,
        var source when source.IsCreation() => false,
        ILocalReferenceOperation local when IsFilledBefore(local, body) => false,
        _ => null,
    };

    /// <summary>A local that starts with null is given a new object by an earlier statement of a block around, and nothing else ever.</summary>
    private static bool IsFilledBefore(ILocalReferenceOperation use, Body body) =>
        body.ValuesOf(use.Local).ToList() is { Count: 2 } values &&
        values[0] is { Parent: IVariableInitializerOperation } first && first.IsNull() &&
        values[1] is { Parent: ISimpleAssignmentOperation { Parent: IExpressionStatementOperation { Parent: IBlockOperation block } } filled } made &&
        made.SkipConversions().IsCreation() &&
        block.Syntax.Span.Contains(use.Syntax.Span) && filled.Syntax.Span.End <= use.Syntax.SpanStart;

    /// <summary>A <c>short</c> is the <c>int</c> that it becomes as an argument.</summary>
    private static object? Known(object? constant) =>
        constant is short or ushort or byte or sbyte ? Convert.ToInt32(constant, CultureInfo.InvariantCulture) : constant;

    private string? Text(IInterpolatedStringOperation interpolated, Body body, int depth)
    {
        var text = new StringBuilder();
        foreach (var part in interpolated.Parts)
        {
            var constant = part switch
            {
                IInterpolatedStringTextOperation literal => literal.Text.ConstantValue is { HasValue: true } known ? known.Value : null,
                IInterpolationOperation { FormatString: null, Alignment: null } hole => Of(hole.Expression, body, depth),
                _ => null,
            };
            if (constant is null)
            {
                return null;
            }

            text.Append(Invariant(constant));
        }

        return text.ToString();
    }

    private static string? Invariant(object constant) => Convert.ToString(constant, CultureInfo.InvariantCulture);
}
