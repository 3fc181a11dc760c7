using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Flow;

/// <summary>What following an object through one function asks of the rest of the compilation.</summary>
internal interface IFlowContext
{
    SourceCode Code { get; }

    SmtpSymbols Symbols { get; }

    Constants Constants { get; }

    /// <summary>The conditions of a function of which an answer tells something about a later one.</summary>
    CorrelatedConditions ConditionsOf(Body body);

    /// <summary>Which statements of a body are about what.</summary>
    StatementIndex StatementsOf(Body body);

    /// <summary>
    /// What the method does with a parameter, a captured variable or its own object (<see cref="ObjectName.This"/>); null where that
    /// cannot be seen.
    /// </summary>
    ObjectFacts? SummaryOf(IMethodSymbol method, object name, ObjectKind kind, Body caller, CallChain callers, CancellationToken cancellation);
}
