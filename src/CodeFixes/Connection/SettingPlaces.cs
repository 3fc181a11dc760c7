using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Connection;

/// <summary>Where a client that is made here is configured.</summary>
internal sealed class SettingPlaces
{
    private readonly ExpressionSyntax _creation;

    /// <summary>All assignments to properties of the variable that the client is put into, wherever that can be seen.</summary>
    private readonly IReadOnlyList<AssignmentExpressionSyntax> _assignments;

    private SettingPlaces(ExpressionSyntax creation, IReadOnlyList<AssignmentExpressionSyntax> assignments)
    {
        _creation = creation;
        _assignments = assignments;
    }

    /// <summary>What the client is called where it was just made; null where it has no name there.</summary>
    public ExpressionSyntax? Target { get; private set; }

    /// <summary>The creation, or the last of the settings that follow it directly: null where no statement can follow.</summary>
    public StatementSyntax? LastStatement { get; private set; }

    /// <summary>The body of the using statement that makes the client, where its first statement is no setting of it.</summary>
    public BlockSyntax? FirstInBlock { get; private set; }

    public static SettingPlaces Of(ExpressionSyntax creation, SemanticModel model, CancellationToken cancellation)
    {
        var value = References.Unwrapped(creation);
        var (symbol, target, statement) = Variable(value, model, cancellation);
        var type = symbol is IFieldSymbol or IPropertySymbol ? creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() : null;
        var scope = type ?? Functions.MemberAround(creation);
        var settings = new SettingPlaces(creation, symbol is null
            ? Array.Empty<AssignmentExpressionSyntax>()
            : scope.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(assignment => IsSetting(assignment, symbol, model, cancellation)).ToList());
        if (symbol is null || target is null || !HasEnableSsl(symbol))
        {
            return settings;
        }

        settings.Target = target;
        if (statement is UsingStatementSyntax { Statement: BlockSyntax body })
        {
            settings.LastStatement = LastOf(body, 0, settings);
            settings.FirstInBlock = settings.LastStatement is null && !(body.Statements.Count > 0 && Directives.StandBefore(body.Statements[0])) ? body : null;
        }
        else if (statement is not UsingStatementSyntax && statement is not null && StatementList.OwnerOf(statement) is { } owner)
        {
            settings.LastStatement = LastOf(owner, StatementList.IndexOf(owner, statement) + 1, settings) ?? statement;
        }

        return settings;
    }

    /// <summary>The one client that is made for a variable; null where there are several, or none is seen.</summary>
    public static ExpressionSyntax? CreationFor(ISymbol variable, SyntaxNode near, SemanticModel model, CancellationToken cancellation)
    {
        var scope = variable is IFieldSymbol or IPropertySymbol
            ? near.FirstAncestorOrSelf<TypeDeclarationSyntax>()!
            : Functions.MemberAround(near);
        var creations = scope.DescendantNodes().Where(Creation.Is).Cast<ExpressionSyntax>()
            .Where(creation => SymbolEqualityComparer.Default.Equals(Variable(References.Unwrapped(creation), model, cancellation).Symbol, variable))
            .ToList();
        return creations.Count == 1 ? creations[0] : null;
    }

    /// <summary>The property is assigned somewhere.</summary>
    public bool Assign(string property) => Values(property).Any();

    public IEnumerable<string> Hosts(SemanticModel model, CancellationToken cancellation) =>
        from host in Argument("host", model, cancellation).Concat(Values("Host"))
        select model.GetConstantValue(host, cancellation).Value as string ?? "";

    public IEnumerable<ExpressionSyntax> Ports(SemanticModel model, CancellationToken cancellation) =>
        Argument("port", model, cancellation).Concat(Values("Port"));

    /// <summary>What the property is assigned, in the initializer and after.</summary>
    public IEnumerable<ExpressionSyntax> Values(string property)
    {
        var initializer = Creation.Initializer(_creation)?.Expressions.OfType<AssignmentExpressionSyntax>() ?? Enumerable.Empty<AssignmentExpressionSyntax>();
        return from assignment in initializer.Concat(_assignments)
               where NameOf(assignment.Left) == property
               select assignment.Right;
    }

    private IEnumerable<ExpressionSyntax> Argument(string parameter, SemanticModel model, CancellationToken cancellation) =>
        from argument in Creation.Arguments(_creation)?.Arguments ?? default
        where model.GetOperation(argument, cancellation) is IArgumentOperation { Parameter: { } target } && target.Name == parameter
        select argument.Expression;

    /// <summary>The last of the settings that stand together from <paramref name="index"/> on; null where there is none.</summary>
    private static StatementSyntax? LastOf(SyntaxNode owner, int index, SettingPlaces settings) =>
        StatementList.StatementsOf(owner).Skip(index).TakeWhile(statement =>
            statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } && settings._assignments.Contains(assignment) &&
            !Directives.StandBefore(statement)).LastOrDefault();

    /// <summary>The variable that gets the value, as an expression that names it right after, and the statement that does it.</summary>
    private static (ISymbol? Symbol, ExpressionSyntax? Target, StatementSyntax? Statement) Variable(
        ExpressionSyntax value, SemanticModel model, CancellationToken cancellation)
    {
        switch (value.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } variable }:
                var name = SyntaxFactory.IdentifierName(variable.Identifier.WithoutTrivia());
                return (model.GetDeclaredSymbol(variable, cancellation), name, declaration.Parent as StatementSyntax is { } statement and
                    (LocalDeclarationStatementSyntax or UsingStatementSyntax) ? statement : null);
            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                return (model.GetDeclaredSymbol(property, cancellation), null, null);
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Right == value:
                return (model.GetSymbolInfo(assignment.Left, cancellation).Symbol,
                    assignment.Left is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } ? assignment.Left : null,
                    assignment.Parent as ExpressionStatementSyntax);
            default:
                return default;
        }
    }

    private static bool IsSetting(AssignmentExpressionSyntax assignment, ISymbol variable, SemanticModel model, CancellationToken cancellation) =>
        assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) &&
        assignment.Left is MemberAccessExpressionSyntax access &&
        NameOf(access.Expression) == variable.Name &&
        SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(access.Expression, cancellation).Symbol, variable);

    public static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Declared as an interface or as object, the variable cannot be configured.</summary>
    private static bool HasEnableSsl(ISymbol variable)
    {
        var type = variable switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "SmtpClient")
            {
                return true;
            }
        }

        return false;
    }
}
