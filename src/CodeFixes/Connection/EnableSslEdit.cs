using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Connection;

/// <summary>Adds <c>EnableSsl = true</c> where a client is configured.</summary>
internal static class EnableSslEdit
{
    public const string Property = "EnableSsl";

    /// <summary>In its initializer, by a statement after its settings, or in an initializer of its own. False where there is no good place, or it is set already.</summary>
    public static bool TryAdd(TreeChanges changes, ExpressionSyntax creation, SettingPlaces settings)
    {
        if (settings.Assign(Property))
        {
            return false;
        }

        var lineEnd = Layout.LineEnd(creation);
        if (Creation.Initializer(creation) is { } initializer)
        {
            if (initializer.DescendantTrivia().Any(static trivia => trivia.IsDirective))
            {
                return false;
            }

            changes.Replace(initializer, static old => InitializerEdit.Add(old, Property, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression)));
        }
        else if (settings.LastStatement is { } last && settings.Target is { } target)
        {
            changes.ReplaceStatement(last, rewritten => new[] { rewritten, Setting(target, lineEnd).WithLeadingTrivia(Layout.Indentation(rewritten)) });
        }
        else if (settings.FirstInBlock is { } block && settings.Target is { } resource)
        {
            changes.Replace(block, rewritten => rewritten.WithStatements(rewritten.Statements.Insert(0, Setting(resource, lineEnd))));
        }
        else
        {
            var options = creation.SyntaxTree.Options;
            changes.Replace(creation, old => Creation.WithInitializer(
                old, InitializerEdit.New(Property, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression)), options));
        }

        return true;
    }

    private static StatementSyntax Setting(ExpressionSyntax target, SyntaxTrivia lineEnd) => SyntaxFactory
        .ExpressionStatement(SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, target.WithoutTrivia(), SyntaxFactory.IdentifierName(Property)),
            SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression)))
        .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
        .WithTrailingTrivia(lineEnd)
        .WithAdditionalAnnotations(Formatter.Annotation);
}
