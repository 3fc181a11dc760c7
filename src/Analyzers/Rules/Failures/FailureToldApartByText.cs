using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class FailureToldApartByText() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP1006",
        "An SMTP failure is told apart by its message text or a bare number",
        "The text of an SMTP failure is localised and one text serves several codes, and a bare number says nothing to its reader; compare " +
            "StatusCode with a name of SmtpStatusCode, or ask SmtpFailure.From",
        Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "SmtpException.Message is put together from the framework's text, which depends on the system's language, and the first " +
            "line of the server's reply. StatusCode has the code itself.",
        helpLinkUri: HelpLink("SMTP1006"));

    private static readonly HashSet<string> SameText = new(StringComparer.Ordinal)
    {
        "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant", "Trim", "TrimStart", "TrimEnd", "ToString", "Normalize",
    };

    private static readonly HashSet<string> Searches = new(StringComparer.Ordinal) { "Contains", "StartsWith", "EndsWith", "IndexOf", "LastIndexOf",
        "Equals" };

    public override void Check(FileFacts file, RuleContext context)
    {
        var filtered = new HashSet<ISymbol>(
            file.CatchClauses.Where(static clause => clause.FilteredType is not null).Select(static clause => clause.Exception).OfType<ISymbol>(),
            SymbolEqualityComparer.Default);
        foreach (var test in file.Members.SelectMany(member => Comparisons(member, file.Flow, filtered)))
        {
            context.Report(test.Syntax.GetLocation(), test.Syntax);
        }
    }

    /// <summary>The first test of each condition, in functions that ask for the status in no better way.</summary>
    private static IEnumerable<IOperation> Comparisons(Body member, FlowAnalysis flow, HashSet<ISymbol> filtered) =>
        from read in member.Descendants()
        from test in read switch
        {
            IPropertyReferenceOperation { Property: { Name: "Message" }, Instance: { } exception } when IsSmtp(exception, flow, filtered) =>
                TextTests(read, member, flow),
            IPropertyReferenceOperation { Property: { Name: "StatusCode" }, Instance: { } exception } when IsSmtp(exception, flow, filtered) =>
                NumberTests(read, member, flow),
            IInvocationOperation { TargetMethod: { Name: "ToString" }, Instance: { } exception } when IsSmtp(exception, flow, filtered) =>
                TextTests(read, member, flow),
            _ => Enumerable.Empty<IOperation>(),
        }
        where member.FunctionOf(read)?.IsReachable(read.Syntax) == true && !KnowsBetter(test.Function(), flow.Symbols)
        group test by test.Condition() into condition
        select condition.OrderBy(static test => test.Syntax.SpanStart).First();

    private static IEnumerable<IOperation> TextTests(IOperation text, Body member, FlowAnalysis flow)
    {
        var value = text.SameValue();
        switch (value.Parent)
        {
            case IInvocationOperation call when call.Instance == value && call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String:
                return SameText.Contains(call.TargetMethod.Name) ? TextTests(call, member, flow)
                    : Searches.Contains(call.TargetMethod.Name) &&
                        FailureText.StandsForCode(Text(call.Arguments.FirstOrDefault()?.Value, member, flow)) ? new[] { call }
                    : Enumerable.Empty<IOperation>();
            case IArgumentOperation { Parent: IInvocationOperation call } when IsEquality(call.TargetMethod) || IsRegex(call.TargetMethod):
                return Sought(call, member, flow).Any(FailureText.StandsForCode) ? new[] { call } : Enumerable.Empty<IOperation>();
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return FailureText.StandsForCode(Text(comparison.LeftOperand, member, flow) ?? Text(comparison.RightOperand, member, flow))
                    ? new[] { comparison }
                    : Enumerable.Empty<IOperation>();
            case { } parent when ComparedWith(parent, value) is { } constants:
                return constants.Any(constant => FailureText.StandsForCode(Text(constant, member, flow)))
                    ? new[] { Test(value) }
                    : Enumerable.Empty<IOperation>();
            case IConditionalAccessOperation access when access.Operation == value:
                return access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().Take(1)
                    .SelectMany(instance => TextTests(instance, member, flow)).Select(_ => access).Take(1);
            case ICoalesceOperation coalesce when coalesce.Value == value:
                return TextTests(coalesce, member, flow);
            default:
                return member.ReadsOf(value).SelectMany(read => TextTests(read, member, flow));
        }
    }

    /// <summary>By its type, by the one that it is converted to, or by the filter of the clause that has caught it.</summary>
    private static bool IsSmtp(IOperation exception, FlowAnalysis flow, HashSet<ISymbol> filtered) =>
        flow.Symbols.IsSmtpException(exception.Type) || flow.Symbols.IsSmtpException(exception.SkipConversions().Type) ||
        (exception.Place() is { } place && filtered.Contains(place));

    private static IEnumerable<IOperation> NumberTests(IOperation number, Body member, FlowAnalysis flow)
    {
        for (var value = number; ; value = value.Parent!)
        {
            switch (value.Parent)
            {
                case IParenthesizedOperation or IConversionOperation:
                    continue;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison when IsNumber(value):
                    return IsNamed(comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand, flow.Symbols)
                        ? new[] { comparison }
                        : Enumerable.Empty<IOperation>();
                case { } parent when IsNumber(value) && ComparedWith(parent, value) is { } constants:
                    return constants.Any(constant => IsNamed(constant, flow.Symbols)) ? new[] { Test(value) } : Enumerable.Empty<IOperation>();
                default:
                    return IsNumber(value)
                        ? member.ReadsOf(value).SelectMany(read => NumberTests(read, member, flow))
                        : Enumerable.Empty<IOperation>();
            }
        }
    }

    /// <summary>The constants that a switch or a pattern compares the value with; null for any other use of it.</summary>
    private static IEnumerable<IOperation>? ComparedWith(IOperation user, IOperation value) => user switch
    {
        ISwitchOperation @switch when @switch.Value == value =>
            @switch.Cases.SelectMany(static @case => @case.Clauses).SelectMany(static clause => clause switch
        {
            ISingleValueCaseClauseOperation single => new[] { single.Value },
            IPatternCaseClauseOperation { Pattern: var pattern } => ConstantsOf(pattern),
            _ => Enumerable.Empty<IOperation>(),
        }),
        ISwitchExpressionOperation @switch when @switch.Value == value => @switch.Arms.SelectMany(static arm => ConstantsOf(arm.Pattern)),
        IIsPatternOperation test => ConstantsOf(test.Pattern),
        _ => null,
    };

    private static IEnumerable<IOperation> ConstantsOf(IOperation pattern) =>
        pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Select(static constant => constant.Value);

    /// <summary>What is reported of such a comparison: a switch is too long for it.</summary>
    private static IOperation Test(IOperation value) => value.Parent is IIsPatternOperation test ? test : value;

    private static IEnumerable<string?> Sought(IInvocationOperation call, Body member, FlowAnalysis flow) =>
        (call.Instance is { } pattern && flow.Constants.Source(pattern, member) is IObjectCreationOperation regex ? regex.Arguments : call.Arguments)
        .Select(argument => Text(argument.Value, member, flow));

    private static string? Text(IOperation? value, Body member, FlowAnalysis flow) =>
        value is null ? null : flow.Constants.Of(value, member)?.ToString();

    private static bool IsEquality(IMethodSymbol method) =>
        method is { Name: "Equals" or "Compare", IsStatic: true, ContainingType: { SpecialType: SpecialType.System_String } };

    private static bool IsRegex(IMethodSymbol method) => method is { Name: "IsMatch" or "Match" or "Matches", ContainingType: { Name: "Regex" } };

    private static bool IsNumber(IOperation value) =>
        value.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16;

    private static bool IsNamed(IOperation value, SmtpSymbols symbols) =>
        value.SkipConversions().ConstantValue is { HasValue: true, Value: int number } and not { Value: -1 } &&
            FailureText.NameOf(number, symbols) is not null;

    /// <summary>Whether the function also reads the status by name, or asks the embedded runtime.</summary>
    private static bool KnowsBetter(IOperation function, SmtpSymbols symbols) => function.Descendants().Any(operation => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "StatusCode", ContainingType: var type } } =>
            symbols.IsSmtpException(type) && !IsNumber(operation.Parent!),
        IFieldReferenceOperation { Field: { ContainingType: { Name: "SmtpStatusCode" } } } => true,
        IInvocationOperation { TargetMethod: { ContainingType: { Name: "SmtpFailure" } } } => true,
        _ => false,
    });
}
