using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Facts.Connection;

namespace SmtpAnalyzers.CodeFixes.Connection;

/// <summary>Sees to <c>EnableSsl = true</c> where a client is configured.</summary>
internal static class EnableSslEdit
{
    public const string Property = "EnableSsl";

    /// <summary>
    /// In the client's initializer, by a statement after its settings, or in an initializer of its own. False where there is no good place.
    /// </summary>
    public static bool TryAdd(TreeChanges changes, ClientSettings client, ReportedNode reported)
    {
        var creation = (ExpressionSyntax)client.Creation.Syntax;
        var lineEnd = Layout.LineEnd(creation);
        if (Creation.Initializer(creation) is { } initializer)
        {
            if (initializer.DescendantTrivia().Any(static trivia => trivia.IsDirective))
            {
                return false;
            }

            changes.Replace(initializer, static old => InitializerEdit.Add(old, Property, True()));
        }
        else if (Variable(References.Unwrapped(creation), reported) is var (target, statement) && PlaceAfter(statement, client) is { } place)
        {
            if (place is BlockSyntax block)
            {
                changes.Replace(block, rewritten => rewritten.WithStatements(rewritten.Statements.Insert(0, Setting(target, lineEnd))));
            }
            else
            {
                changes.ReplaceStatement(place, rewritten =>
                    new[] { rewritten, Setting(target, lineEnd).WithLeadingTrivia(Layout.Indentation(rewritten)) });
            }
        }
        else
        {
            var options = creation.SyntaxTree.Options;
            changes.Replace(creation, old => Creation.WithInitializer(old, InitializerEdit.New(Property, True()), options));
        }

        return true;
    }

    /// <summary>The values that switch it off, where it is set at all, become true.</summary>
    public static void SwitchOn(TreeChanges changes, ClientSettings client)
    {
        foreach (var off in client.Assigned(Property).Where(static setting => setting.Constant is false))
        {
            changes.Replace(off.Value!.Syntax, static old => True().WithTriviaFrom(old));
        }
    }

    /// <summary>The variable that gets the value, as an expression that names it right after, and the statement that does it.</summary>
    private static (ExpressionSyntax Target, StatementSyntax Statement)? Variable(ExpressionSyntax value, ReportedNode reported)
    {
        var (model, cancellation) = (reported.ModelOf(value.SyntaxTree), reported.Cancellation);
        switch (value.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } variable }
                when declaration.Parent is LocalDeclarationStatementSyntax or UsingStatementSyntax &&
                    reported.Symbols.IsClient((model.GetDeclaredSymbol(variable, cancellation) as ILocalSymbol)?.Type):
                return (SyntaxFactory.IdentifierName(variable.Identifier.WithoutTrivia()), (StatementSyntax)declaration.Parent!);

            // Declared as an interface or as object, the variable cannot be configured.
            case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment
                when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Right == value &&
                    assignment.Left is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } &&
                    reported.Symbols.IsClient(model.GetTypeInfo(assignment.Left, cancellation).Type):
                return (assignment.Left, statement);
            default:
                return null;
        }
    }

    /// <summary>
    /// The last of the settings that follow the creation directly, or the creation; the body of the using statement that makes the client,
    /// where its first statement is no setting of it. Null where no statement can follow.
    /// </summary>
    private static StatementSyntax? PlaceAfter(StatementSyntax statement, ClientSettings client) => statement switch
    {
        UsingStatementSyntax { Statement: BlockSyntax body } =>
            LastSetting(body, 0, client) ?? (body.Statements.Count > 0 && Directives.StandBefore(body.Statements[0]) ? null : body),
        UsingStatementSyntax => null,
        _ => StatementList.OwnerOf(statement) is { } owner
            ? LastSetting(owner, StatementList.IndexOf(owner, statement) + 1, client) ?? statement
            : null,
    };

    /// <summary>The last of the settings that stand together from <paramref name="index"/> on; null where there is none.</summary>
    private static StatementSyntax? LastSetting(SyntaxNode owner, int index, ClientSettings client) =>
        StatementList.StatementsOf(owner).Skip(index)
            .TakeWhile(statement =>
                statement is ExpressionStatementSyntax { Expression: var setting } && client.Nodes.Contains(setting) &&
                    !Directives.StandBefore(statement))
            .LastOrDefault();

    private static ExpressionSyntax True() => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);

    private static StatementSyntax Setting(ExpressionSyntax target, SyntaxTrivia lineEnd) => SyntaxFactory
        .ExpressionStatement(SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, target.WithoutTrivia(),
                SyntaxFactory.IdentifierName(Property)),
            True()))
        .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
        .WithTrailingTrivia(lineEnd)
        .WithAdditionalAnnotations(Formatter.Annotation);
}
