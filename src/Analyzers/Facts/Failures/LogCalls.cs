using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Facts.Failures;

/// <summary>Which calls only write down what they are given.</summary>
internal static class LogCalls
{
    /// <summary>A call of a known logger, or one that is named like one and whose value nobody uses.</summary>
    public static bool IsLogger(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var receiver = call.Instance?.Type ?? method.ContainingType;
        return Loggers.IsLogger(method.ContainingType) || Loggers.IsLogger(receiver) ||
            (IsUnused(call) && (Loggers.IsNamedLikeLogger(method.Name) || Loggers.IsNamedLikeLogger(receiver?.Name)));
    }

    private static bool IsUnused(IOperation call)
    {
        var value = call.SameValue();
        return value.Parent switch
        {
            IExpressionStatementOperation => true,
            IAwaitOperation awaiting => IsUnused(awaiting),
            IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "Wait" } } wrapped => IsUnused(wrapped),
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IConditionalAccessOperation access when access.WhenNotNull == value => IsUnused(access),
            _ => false,
        };
    }
}
