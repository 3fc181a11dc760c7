using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Facts.Failures;
using SmtpAnalyzers.Known;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>A catch clause to be edited: what the facts say of it, and the names under which an edit writes that.</summary>
internal sealed class Handler
{
    private readonly ReportedNode _reported;
    private readonly CatchClause _facts;

    private Handler(ReportedNode reported, CatchClause facts, ITypeSymbol? caught = null)
    {
        _reported = reported;
        _facts = facts;
        ExceptionType = caught ?? (Clause.Declaration is null ? Symbols.SystemException : facts.CaughtType);
        VariableName = Variable?.Name ?? FreeNames.Unused(Model, Clause, "e", "ex", "exception", "smtpException");
    }

    public ReportedNode Reported => _reported;

    public SemanticModel Model => _reported.Model;

    public CancellationToken Cancellation => _reported.Cancellation;

    public SmtpSymbols Symbols => _reported.Symbols;

    public RuntimeTypes Types => _reported.Types;

    public CatchClauseSyntax Clause => (CatchClauseSyntax)_facts.Operation.Syntax;

    public ITypeSymbol? ExceptionType { get; }

    public ILocalSymbol? Variable => _facts.Exception;

    /// <summary>The variable's name, or the one it gets where the clause has none.</summary>
    public string VariableName { get; }

    public LanguageVersion Language => _reported.Language;

    /// <summary>By its type, or by the type that its filter demands.</summary>
    public bool CatchesManyRecipients => Symbols.IsFailedRecipients(ExceptionType) || Symbols.IsFailedRecipients(_facts.FilteredType);

    /// <summary>True where nothing but SMTP failures get in.</summary>
    public bool HoldsOnlySmtpFailures => Symbols.IsSmtpException(ExceptionType) || _facts.FilteredType is not null;

    /// <summary>A send in the try block is blocked on by a wait that wraps its failure in an AggregateException.</summary>
    public bool ArrivesAsAggregate => GuardedSends.OfClient(_facts, _reported.Facts.CatchClauses).Any(static send =>
        send.Type.IsTask() && !send.Ancestors().Any(static above =>
            above is IAwaitOperation or IInvocationOperation { TargetMethod: { Name: "GetResult" } }));

    /// <summary>The variable holds another exception after a while: <c>e = e.InnerException</c>.</summary>
    public bool ReplacesException => Clause.Block.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => Refers(assignment.Left));

    /// <summary>The sends whose failures arrive here.</summary>
    public IEnumerable<IInvocationOperation> Sends => GuardedSends.OfAnything(_facts, _reported.Facts.CatchClauses);

    /// <summary>The handler has a send of its own.</summary>
    public bool SendsAgain => _facts.Operation.Handler.Descendants().OfType<IInvocationOperation>().Any(call => Symbols.IsSend(call.TargetMethod));

    /// <summary>A clause after this one that catches what this one lets through.</summary>
    public bool IsFollowedByWiderClause => _facts.Try.Catches.SkipWhile(clause => clause != _facts.Operation).Skip(1).Any(clause =>
        (HoldsOnlySmtpFailures ? Symbols.Exception : ExceptionType).IsOrDerivesFrom(clause.ExceptionType) ||
            Symbols.IsSmtpException(clause.ExceptionType) ||
        ((CatchClauseSyntax)clause.Syntax).Declaration is null);

    /// <summary>The variables that the clause's own filter makes of the exception: <c>when (e is SmtpException smtp)</c>.</summary>
    private IEnumerable<ILocalSymbol> Aliases => Clause.Filter is { } filter
        ? _facts.Names.OfType<ILocalSymbol>().Where(name => name.DeclaringSyntaxReferences.Any(declaration => filter.Span.Contains(declaration.Span)))
        : Enumerable.Empty<ILocalSymbol>();

    /// <summary>Null where the report stands in no catch clause, or in one that is still being typed.</summary>
    public static Handler? At(ReportedNode reported) =>
        ClauseOf(reported) is { Operation: { Syntax: CatchClauseSyntax { Block: { CloseBraceToken: { IsMissing: false } } } } } facts
            ? new Handler(reported, facts)
            : null;

    /// <summary>Of another clause than the reported one.</summary>
    public static Handler Of(ReportedNode reported, CatchClause facts) => new(reported, facts);

    /// <summary>The same handler for a narrower type: its body is to be read as that of a clause for <paramref name="type"/>.</summary>
    public Handler Narrowed(ITypeSymbol type) => new(_reported, _facts, type);

    public bool Refers(ExpressionSyntax expression) =>
        Model.GetSymbolInfo(expression, Cancellation).Symbol is ILocalSymbol local &&
        (SymbolEqualityComparer.Default.Equals(local, Variable) || Aliases.Contains(local, SymbolEqualityComparer.Default));

    /// <summary>The exception, typed as an SMTP exception; null where the clause may hold something else.</summary>
    public ExpressionSyntax? SmtpException() => TypedAs(Symbols.IsSmtpException);

    /// <summary>The same, typed as the one that several refused recipients are in; the caller has asked whether it is one.</summary>
    public ExpressionSyntax FailedRecipientsException() => TypedAs(Symbols.IsFailedRecipients)!;

    private ExpressionSyntax? TypedAs(Func<ITypeSymbol?, bool> isWanted) =>
        isWanted(ExceptionType) ? IdentifierName(VariableName)
        : Aliases.FirstOrDefault(alias => isWanted(alias.Type)) is { } typed ? IdentifierName(typed.Name)
        : _facts.FilteredType is INamedTypeSymbol type && isWanted(type)
            ? ParenthesizedExpression(CastExpression(Types.Name(type), IdentifierName(VariableName)))
        : null;

    /// <summary>The clause with a variable to read the exception from.</summary>
    public CatchClauseSyntax WithVariable()
    {
        if (Variable is not null)
        {
            return Clause;
        }

        var name = Identifier(VariableName);
        if (Clause.Declaration is { } declaration)
        {
            // What stood between the type and the parenthesis stays there.
            name = name.WithTrailingTrivia(declaration.Type.GetTrailingTrivia());
            return Clause.WithDeclaration(declaration.WithType(declaration.Type.WithTrailingTrivia(Space)).WithIdentifier(name));
        }

        var keyword = Clause.CatchKeyword;
        return Clause
            .WithCatchKeyword(keyword.WithTrailingTrivia(Space))
            .WithDeclaration(CatchDeclaration(Types.Name(Symbols.SystemException!), name).WithTrailingTrivia(keyword.TrailingTrivia));
    }

    /// <summary>The handler's body with one more statement at its top.</summary>
    public BlockSyntax WithFirst(StatementSyntax statement) => WithFirst(Clause.Block, statement);

    public static BlockSyntax WithFirst(BlockSyntax block, StatementSyntax statement) => block.Statements.Count == 0
        ? WithoutEmptyLines(block).WithStatements(SingletonList(statement.WithTrailingTrivia(Layout.LineEnd(block))))
        : block.WithStatements(block.Statements.Insert(0, statement));

    /// <summary>What made room for statements that were never written has one now.</summary>
    private static BlockSyntax WithoutEmptyLines(BlockSyntax block)
    {
        var before = block.CloseBraceToken.LeadingTrivia;
        return before.All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            ? block.WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(Layout.Indentation(block.CloseBraceToken.LeadingTrivia)))
            : block;
    }

    /// <summary>This clause's place is taken by another one.</summary>
    public TreeChanges Replaced(CatchClauseSyntax by)
    {
        var changes = new TreeChanges();
        changes.Replace(Clause, _ => by);
        return changes;
    }

    private static CatchClause? ClauseOf(ReportedNode reported)
    {
        // A member read on the exception of an outer clause belongs to that one.
        var (node, model, cancellation) = reported;
        if (node is MemberAccessExpressionSyntax read && model.GetSymbolInfo(read.Expression, cancellation).Symbol is { } exception &&
            reported.Facts.CatchClauses.FirstOrDefault(clause => clause.Names.Contains(exception)) is { } outer)
        {
            return outer;
        }

        var innermost = node.FirstAncestorOrSelf<CatchClauseSyntax>();
        return reported.Facts.CatchClauses.FirstOrDefault(clause => clause.Operation.Syntax == innermost);
    }
}
