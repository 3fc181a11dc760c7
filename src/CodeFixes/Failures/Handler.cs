using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>A catch clause as an edit sees it: what it catches, under which name, and what can be called in it.</summary>
internal sealed class Handler
{
    private readonly ReportedNode _reported;

    private Handler(ReportedNode reported, CatchClauseSyntax clause, ITypeSymbol? caught = null)
    {
        _reported = reported;
        Clause = clause;
        Variable = clause.Declaration is { } declaration ? Model.GetDeclaredSymbol(declaration, Cancellation) : null;
        ExceptionType = caught ?? (clause.Declaration is { Type: { } type } ? Model.GetTypeInfo(type, Cancellation).Type : Symbols.SystemException);
        VariableName = Variable?.Name ?? FreeNames.Unused(Model, clause, "e", "ex", "exception", "smtpException");
        Aliases = PatternVariables().ToList();
    }

    public SemanticModel Model => _reported.Model;

    public CancellationToken Cancellation => _reported.Cancellation;

    public CatchClauseSyntax Clause { get; }

    public SmtpSymbols Symbols => _reported.Symbols;

    public RuntimeTypes Types => _reported.Types;

    public ITypeSymbol? ExceptionType { get; }

    public ILocalSymbol? Variable { get; }

    /// <summary>The variable's name, or the one it gets where the clause has none.</summary>
    public string VariableName { get; }

    /// <summary>The variables that the clause's own filter makes of the exception: <c>when (e is SmtpException smtp)</c>.</summary>
    public IReadOnlyList<ILocalSymbol> Aliases { get; }

    public LanguageVersion Language => ((CSharpParseOptions)Clause.SyntaxTree.Options).LanguageVersion;

    /// <summary>By its type, or by the type that its filter demands.</summary>
    public bool CatchesManyRecipients =>
        Symbols.IsFailedRecipients(ExceptionType) || (FilteredType() is { } type && Symbols.IsFailedRecipients(Model.GetTypeInfo(type).Type));

    /// <summary>Null where the report stands in no catch clause, or in one that is still being typed.</summary>
    public static Handler? At(ReportedNode reported) =>
        ClauseOf(reported.Node, reported.Model) is { Parent: TryStatementSyntax, Block: { CloseBraceToken: { IsMissing: false } } } clause
            ? new Handler(reported, clause)
            : null;

    /// <summary>The same handler for a narrower type: its body is to be read as that of a clause for <paramref name="type"/>.</summary>
    public Handler Narrowed(ITypeSymbol type) => new(_reported, Clause, type);

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
            .WithDeclaration(CatchDeclaration(Symbols.SystemException is { } any ? Types.Name(any) : IdentifierName("Exception"), name)
                .WithTrailingTrivia(keyword.TrailingTrivia));
    }

    /// <summary>The exception, typed as an SMTP exception; null where the clause may hold something else.</summary>
    public ExpressionSyntax? SmtpException()
    {
        if (Symbols.IsSmtpException(ExceptionType))
        {
            return IdentifierName(VariableName);
        }

        if (Aliases.FirstOrDefault(alias => Symbols.IsSmtpException(alias.Type)) is { } smtp)
        {
            return IdentifierName(smtp.Name);
        }

        return FilteredType() is { } type
            ? ParenthesizedExpression(CastExpression(type.WithoutTrivia(), IdentifierName(VariableName)))
            : null;
    }

    /// <summary>True where nothing but SMTP failures get in.</summary>
    public bool HoldsOnlySmtpFailures => SmtpException() is not null;

    public bool Refers(ExpressionSyntax expression) =>
        Model.GetSymbolInfo(expression).Symbol is ILocalSymbol local &&
        (SymbolEqualityComparer.Default.Equals(local, Variable) || Aliases.Any(alias => SymbolEqualityComparer.Default.Equals(local, alias)));

    /// <summary>A clause after this one that catches what this one lets through.</summary>
    public bool IsFollowedByWiderClause =>
        ((TryStatementSyntax)Clause.Parent!).Catches
            .SkipWhile(clause => clause != Clause)
            .Skip(1)
            .Any(clause => clause.Declaration is not { } declaration ||
                Model.GetTypeInfo(declaration.Type).Type is not { } type ||
                (HoldsOnlySmtpFailures ? Symbols.Exception : ExceptionType).IsOrDerivesFrom(type) ||
                Symbols.IsSmtpException(type));

    /// <summary>This clause's place is taken by another one.</summary>
    public TreeChanges Replaced(CatchClauseSyntax by)
    {
        var changes = new TreeChanges();
        changes.Replace(Clause, _ => by);
        return changes;
    }

    private static CatchClauseSyntax? ClauseOf(SyntaxNode reported, SemanticModel model)
    {
        // A member read on the exception of an outer clause belongs to that one.
        if (reported.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is { } access &&
            model.GetSymbolInfo(access.Expression).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references } &&
            references[0].GetSyntax() is CatchDeclarationSyntax { Parent: CatchClauseSyntax outer })
        {
            return outer;
        }

        return reported.FirstAncestorOrSelf<CatchClauseSyntax>();
    }

    private IEnumerable<ILocalSymbol> PatternVariables() =>
        from test in Conjuncts(Clause.Filter?.FilterExpression).OfType<IsPatternExpressionSyntax>()
        where Variable is not null && SymbolEqualityComparer.Default.Equals(Model.GetSymbolInfo(test.Expression).Symbol, Variable)
        let designation = test.Pattern is DeclarationPatternSyntax { Designation: SingleVariableDesignationSyntax single } ? single : null
        where designation is not null
        let local = Model.GetDeclaredSymbol(designation) as ILocalSymbol
        where local is not null
        select local;

    /// <summary>The SMTP type that the filter demands: of <c>e is T &amp;&amp; …</c> it is T, of <c>e is T || …</c> none.</summary>
    private TypeSyntax? FilteredType()
    {
        foreach (var test in Conjuncts(Clause.Filter?.FilterExpression))
        {
            if (test is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression, Right: TypeSyntax type } binary &&
                Variable is not null &&
                SymbolEqualityComparer.Default.Equals(Model.GetSymbolInfo(binary.Left).Symbol, Variable) &&
                Symbols.IsSmtpException(Model.GetTypeInfo(type).Type))
            {
                return type;
            }
        }

        return null;
    }

    public static IEnumerable<ExpressionSyntax> Conjuncts(ExpressionSyntax? filter) => filter switch
    {
        null => Enumerable.Empty<ExpressionSyntax>(),
        ParenthesizedExpressionSyntax { Expression: var inner } => Conjuncts(inner),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and => Conjuncts(and.Left).Concat(Conjuncts(and.Right)),
        _ => new[] { filter },
    };
}
