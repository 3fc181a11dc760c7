using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Facts.Failures;

/// <summary>A catch clause that can see an SMTP failure, and what it does with the exception.</summary>
internal sealed class CatchClause
{
    private readonly AnalyzerOptions _options;

    private CatchClause(
        ICatchClauseOperation clause, ITryOperation @try, Body body, FlowAnalysis flow, AnalyzerOptions options, CancellationToken cancellation)
    {
        Operation = clause;
        Try = @try;
        Body = body;
        Flow = flow;
        _options = options;
        Exception = (clause.ExceptionDeclarationOrExpression as IVariableDeclaratorOperation)?.Symbol;
        CaughtType = clause.ExceptionType;
        FilteredType = clause.Filter is null ? null : TestedType(clause.Filter, Symbols);
        AdmittedType = clause.Filter is null ? null : FilteredType ?? TypeLetIn(clause.Filter, Symbols);
        Uses = ExceptionUses.Of(Scopes(clause), Exception, flow, cancellation, out var aliases);
        Names = aliases;
        AlwaysRethrows = ReadAlwaysRethrows(aliases);
    }

    public ICatchClauseOperation Operation { get; }

    public ITryOperation Try { get; }

    public Body Body { get; }

    public FlowAnalysis Flow { get; }

    public SmtpSymbols Symbols => Flow.Symbols;

    /// <summary>The variable that holds the exception; null where there is none.</summary>
    public ILocalSymbol? Exception { get; }

    /// <summary>The variables of the handler that hold the exception, pattern variables included.</summary>
    public ISet<ISymbol> Names { get; }

    public ITypeSymbol? CaughtType { get; }

    /// <summary>The SMTP type that the filter lets through alone (<c>when (e is SmtpException)</c>); null where it does not say so.</summary>
    public ITypeSymbol? FilteredType { get; }

    /// <summary>The SMTP type that the filter lets through, be it beside others (<c>when (e is SmtpException || e is IOException)</c>).</summary>
    public ITypeSymbol? AdmittedType { get; }

    /// <summary>The code of the function that the try is part of.</summary>
    public Body? Function => Body.FunctionOf(Try);

    /// <summary>What the handler and its filter do with the exception.</summary>
    public ExceptionUse Uses { get; }

    /// <summary>Whether every path through the handler ends in <c>throw;</c> or in a throw of the exception itself.</summary>
    public bool AlwaysRethrows { get; }

    public bool CatchesSmtp => Symbols.IsSmtpException(CaughtType) || AdmittedType is not null;

    public bool CatchesEverything => Symbols.IsGeneralException(CaughtType) && AdmittedType is null;

    /// <summary>Whether the exception reaches somebody who may look at it: rethrown on every path, or handed to more than a logger.</summary>
    public bool PassesOn =>
        AlwaysRethrows || Uses.HasFlag(ExceptionUse.PassedOn) ||
            (Uses.HasFlag(ExceptionUse.Logged) && _options.IsTrue(Operation.Syntax.SyntaxTree, Configuration.LoggingHandlesStatus));

    public bool LooksAtStatus => (Uses & (ExceptionUse.LooksAtStatus | ExceptionUse.LooksAtRecipients)) != 0;

    /// <summary>
    /// Whether an earlier clause of the same try for an SMTP exception has a filter that looks at the status: then this one handles the
    /// remainder.
    /// </summary>
    public bool IsRemainder =>
        Try.Catches.TakeWhile(earlier => earlier != Operation).Any(earlier =>
            earlier.Filter is not null &&
            (Symbols.IsSmtpException(earlier.ExceptionType) || TestedType(earlier.Filter, Symbols) is not null) &&
            FilterLooksAtStatus(earlier));

    /// <summary>
    /// Whether an earlier clause of the same try takes every SMTP failure, or asks for the status which of them it takes. One for the failures of
    /// recipients leaves the others.
    /// </summary>
    public bool IsPreceded => Try.Catches.TakeWhile(earlier => earlier != Operation).Any(earlier =>
        SymbolEqualityComparer.Default.Equals(
            Symbols.IsSmtpException(earlier.ExceptionType) ||
                earlier.Filter is null ? earlier.ExceptionType : TestedType(earlier.Filter, Symbols), Symbols.Exception) &&
        (earlier.Filter is null || IsMereTypeTest(earlier.Filter) || FilterLooksAtStatus(earlier)));

    /// <summary>
    /// Whether the filter asks the exception for more than what it is not: then an SMTP failure may pass the clause by.
    /// </summary>
    public bool SelectsByException => Operation.Filter is { } filter && filter.Descendants().Any(operation =>
        operation.Place() is { } place && SymbolEqualityComparer.Default.Equals(place, Exception) && !IsExcluded(operation) &&
            !IsInnerNullTest(operation));

    /// <summary>Whether an SMTP failure that arrives here goes no further in any form that still has its status.</summary>
    public bool KeepsStatus => (CatchesSmtp || CatchesEverything) && !AlwaysRethrows &&
        (Operation.Filter is null || FilteredType is not null || FilterLooksAtStatus(Operation)) &&
        (CatchesEverything || SymbolEqualityComparer.Default.Equals(FilteredType ?? CaughtType, Symbols.Exception));

    /// <summary>Whether an SMTP failure that arrives here is taken for any other, and its status is lost.</summary>
    public bool HidesStatus =>
        CatchesEverything && !PassesOn && !IsPreceded && !SelectsByException &&
        (Uses & (ExceptionUse.TestedForSmtp | ExceptionUse.GivenToRuntime)) == 0;

    /// <summary>Where the clause is reported: at the type it catches, or at the keyword where it names none.</summary>
    public Location Location => ReportLocation.Of(Operation);

    /// <summary>Null where the clause can see no SMTP failure, or cannot be reached.</summary>
    public static CatchClause? Of(ICatchClauseOperation clause, Body body, FlowAnalysis flow, AnalyzerOptions options, CancellationToken cancellation)
    {
        var symbols = flow.Symbols;
        return clause.Parent is ITryOperation @try &&
            (symbols.IsSmtpException(clause.ExceptionType) || symbols.IsGeneralException(clause.ExceptionType)) && IsReachable(@try, body)
            ? new CatchClause(clause, @try, body, flow, options, cancellation)
            : null;
    }

    public bool FilterLooksAtStatus(ICatchClauseOperation clause) =>
        clause.Filter is not null &&
        (ExceptionUses.Of(
            new[] { clause.Filter },
            (clause.ExceptionDeclarationOrExpression as IVariableDeclaratorOperation)?.Symbol,
            Flow,
            CancellationToken.None,
            out _) & (ExceptionUse.LooksAtStatus | ExceptionUse.LooksAtRecipients | ExceptionUse.PassedOn)) != 0;

    private static IEnumerable<IOperation> Scopes(ICatchClauseOperation clause) =>
        clause.Filter is null ? new IOperation[] { clause.Handler } : new[] { clause.Filter, clause.Handler };

    /// <summary>The SMTP type that the exception must be of for the filter to be true.</summary>
    private static ITypeSymbol? TestedType(IOperation filter, SmtpSymbols symbols)
    {
        switch (filter.SkipConversions())
        {
            case IIsTypeOperation { IsNegated: false, TypeOperand: var type } when symbols.IsSmtpException(type):
                return type;
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { MatchedType: var type } } when symbols.IsSmtpException(type):
                return type;
            case IIsPatternOperation { Pattern: IRecursivePatternOperation { MatchedType: var type } } when symbols.IsSmtpException(type):
                return type;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                return TestedType(both.LeftOperand, symbols) ?? TestedType(both.RightOperand, symbols);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                return TestedType(either.LeftOperand, symbols) is { } left && TestedType(either.RightOperand, symbols) is { } right
                    ? left.IsOrDerivesFrom(right) ? right : right.IsOrDerivesFrom(left) ? left : symbols.Exception
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The SMTP type of an exception for which the filter may be true, where others are let in as well.</summary>
    private static ITypeSymbol? TypeLetIn(IOperation filter, SmtpSymbols symbols) => filter.SkipConversions() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either =>
            TestedType(either.LeftOperand, symbols) ?? TestedType(either.RightOperand, symbols) ??
            TypeLetIn(either.LeftOperand, symbols) ?? TypeLetIn(either.RightOperand, symbols),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both =>
            TypeLetIn(both.LeftOperand, symbols) ?? TypeLetIn(both.RightOperand, symbols),
        IIsPatternOperation pattern => PatternTypes.Admitted(pattern.Pattern).FirstOrDefault(symbols.IsSmtpException),
        _ => null,
    };

    /// <summary>A filter that says what is caught, as the clause's own type does.</summary>
    public static bool IsMereTypeTest(IOperation filter) =>
        filter.SkipConversions() is IIsTypeOperation or IIsPatternOperation { Pattern: IDeclarationPatternOperation };

    /// <summary>
    /// Whether the try can be reached at all: some statement of it is, or, where it has none that the control flow graph shows, the compiler says so.
    /// </summary>
    private static bool IsReachable(ITryOperation @try, Body body) =>
        body.FunctionOf(@try) is { } function &&
        (@try.Body.Operations.Any(statement => statement.DescendantsAndSelf().Any(operation => function.IsReachable(operation.Syntax))) ||
            @try.SemanticModel?.AnalyzeControlFlow(@try.Syntax) is not { Succeeded: true, StartPointIsReachable: false });

    /// <summary><c>!(e is T)</c> and <c>e is not T</c>.</summary>
    private static bool IsExcluded(IOperation exception) => exception.SameValue().Parent switch
    {
        IIsTypeOperation test => test.IsNegated || test.SameValue().Parent is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not },

        // `is not T`: Roslyn 3.7 has no name for a negated pattern.
        IIsPatternOperation test => test.SameValue().Parent is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } ||
            test.Language().IsNegated(test.Pattern.Syntax),
        _ => false,
    };

    /// <summary><c>e.InnerException is null</c>: what a server refuses has none, so it is not kept out.</summary>
    private static bool IsInnerNullTest(IOperation exception) =>
        exception.SameValue().Parent is IPropertyReferenceOperation { Property: { Name: "InnerException" } } inner && inner.SameValue().Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison =>
                comparison.LeftOperand.IsNull() || comparison.RightOperand.IsNull(),
            IIsPatternOperation { Pattern: IConstantPatternOperation constant } => constant.Value.IsNull(),
            _ => false,
        };

    private bool ReadAlwaysRethrows(ISet<ISymbol> aliases)
    {
        var never = NullBranches(aliases, isTaken: false).ToList();
        var throws = Operation.Handler.Descendants()
            .OfType<IThrowOperation>()
            .Where(thrown => thrown.Function() == Operation.Function() && !never.Exists(branch => branch.Syntax.Span.Contains(thrown.Syntax.Span)))
            .ToList();
        return throws.Count > 0 &&
            throws.TrueForAll(thrown => thrown.Exception is null || (thrown.Exception.Place() is { } place && aliases.Contains(place))) &&
            ControlFlowOf(Operation.Handler) is { ExitPoints: { IsEmpty: true }, ReturnStatements: { IsEmpty: true } } handler &&
            (!handler.EndPointIsReachable ||
                NullBranches(aliases, isTaken: true).Any(static branch => ControlFlowOf(branch) is { EndPointIsReachable: false }));
    }

    private static ControlFlowAnalysis? ControlFlowOf(IOperation statement) =>
        statement.SemanticModel?.AnalyzeControlFlow(statement.Syntax) is { Succeeded: true } flow ? flow : null;

    /// <summary>
    /// The branches of the handler's own conditions that ask whether the exception is null: it never is, so each time one is taken, or never.
    /// </summary>
    private IEnumerable<IOperation> NullBranches(ISet<ISymbol> aliases, bool isTaken) =>
        from condition in Operation.Handler.Operations.OfType<IConditionalOperation>()
        let answer = IsTrueOfAnyException(condition.Condition, aliases)
        let branch = answer is null ? null : answer == isTaken ? condition.WhenTrue : condition.WhenFalse
        where branch is not null
        select branch;

    private static bool? IsTrueOfAnyException(IOperation condition, ISet<ISymbol> aliases)
    {
        switch (condition.SkipConversions())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !IsTrueOfAnyException(not.Operand, aliases);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when (comparison.RightOperand.IsNull() && IsException(comparison.LeftOperand)) ||
                    (comparison.LeftOperand.IsNull() && IsException(comparison.RightOperand)):
                return comparison.OperatorKind == BinaryOperatorKind.NotEquals;
            case IIsPatternOperation test when IsException(test.Value):
                return test.Pattern.Matches(type => test.Value.SkipConversions().Type.IsOrDerivesFrom(type));
            default:
                return null;
        }

        bool IsException(IOperation value) => value.Place() is { } place && aliases.Contains(place);
    }
}
