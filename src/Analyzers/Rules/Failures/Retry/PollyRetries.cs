using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts.Failures;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Failures;

/// <summary>Retries that Polly makes for every SMTP failure. Its circuit breakers and fallbacks send nothing again.</summary>
internal static class PollyRetries
{
    /// <summary>Each <c>Handle&lt;SmtpException&gt;()</c> or <c>Or&lt;SmtpException&gt;()</c> without a predicate that a retry is built on.</summary>
    public static IEnumerable<IInvocationOperation> In(Body member, SmtpSymbols symbols) =>
        from call in member.Descendants().OfType<IInvocationOperation>()
        where IsUnconditional(call, symbols) && LeadsToRetry(call, member)
        select call;

    /// <summary>Each <c>ShouldHandle = args => …</c> of a retry that asks whether the failure is one of SMTP, and not which.</summary>
    public static IEnumerable<IAnonymousFunctionOperation> BlindPredicates(Body member, SmtpSymbols symbols) =>
        from assignment in member.Descendants().OfType<ISimpleAssignmentOperation>()
        where assignment.Target is IPropertyReferenceOperation { Property: var property } && DecidesOnRetry(property)
        let predicate = (assignment.Value.SkipConversions() as IDelegateCreationOperation)?.Target as IAnonymousFunctionOperation
        where predicate is not null && predicate.Descendants().Any(operation => TestsForSmtp(operation, symbols)) &&
            !predicate.Descendants().Any(operation => AsksFurther(operation, symbols))
        select predicate;

    private static bool TestsForSmtp(IOperation operation, SmtpSymbols symbols) => operation switch
    {
        IIsTypeOperation test => symbols.IsSmtpException(test.TypeOperand),
        IPatternOperation pattern => symbols.IsSmtpException(PatternTypes.Of(pattern)),
        _ => false,
    };

    /// <summary>The status is read, or the exception given to code that may read it.</summary>
    private static bool AsksFurther(IOperation operation, SmtpSymbols symbols) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "StatusCode" or "InnerExceptions" or "Message" } } => true,
        IArgumentOperation { Value: var value, Parent: IInvocationOperation call } =>
            symbols.IsException(value.SkipConversions().Type) && !LogCalls.IsLogger(call),
        _ => false,
    };

    private static bool DecidesOnRetry(IPropertySymbol property) =>
        property is { Name: "ShouldHandle", ContainingType: { } type } && type.Name.StartsWith("RetryStrategyOptions", StringComparison.Ordinal) &&
            IsOfPolly(type);

    private static bool IsUnconditional(IInvocationOperation call, SmtpSymbols symbols) =>
        call.TargetMethod is { Name: "Handle" or "Or" or "HandleInner" or "OrInner", TypeArguments: { Length: 1 } types } method &&
        symbols.IsSmtpException(types[0]) &&
        IsOfPolly(method.ContainingType) &&
        !call.Arguments.Any(static argument => argument.Value.Type?.TypeKind == TypeKind.Delegate ||
            argument.Value.SkipConversions() is IDelegateCreationOperation or IAnonymousFunctionOperation);

    private static bool LeadsToRetry(IOperation builder, Body member)
    {
        var value = builder.SameValue();
        switch (value.Parent)
        {
            case IInvocationOperation call when call.Instance == value:
                return IsRetry(call) || (IsOfPolly(call.TargetMethod.ContainingType) && LeadsToRetry(call, member));
            case IArgumentOperation { Parameter: { Ordinal: 0 }, Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true } } call }:
                return IsRetry(call) || (IsOfPolly(call.TargetMethod.ContainingType) && LeadsToRetry(call, member));
            case IConversionOperation { OperatorMethod: { } conversion }:
                // What a strategy asks is a delegate: the builder becomes one by a conversion of its own.
                return IsOfPolly(conversion.ContainingType) && LeadsToRetry(value.Parent, member);
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "ShouldHandle" } property } }:
                return DecidesOnRetry(property);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return member.ReferencesTo(declarator.Symbol).Any(reference => LeadsToRetry(reference, member));
            default:
                return false;
        }
    }

    private static bool IsRetry(IInvocationOperation call) =>
        IsOfPolly(call.TargetMethod.ContainingType) &&
        (call.TargetMethod.Name.StartsWith("Retry", StringComparison.Ordinal) ||
            call.TargetMethod.Name.StartsWith("WaitAndRetry", StringComparison.Ordinal));

    private static bool IsOfPolly(INamedTypeSymbol? type)
    {
        for (var space = type?.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (space is { Name: "Polly", ContainingNamespace: { IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }
}
