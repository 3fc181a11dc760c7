using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Edits;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>Sets EnableSsl where the client is configured: in its initializer, by a statement after its settings, or in an initializer of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EnableSslNotSetCodeFix : TreeFix
{
    public const string Title = "Set EnableSsl to true";

    private const string Property = "EnableSsl";

    public EnableSslNotSetCodeFix()
        : base("SMTP2001", Title)
    {
    }

    private protected override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf().FirstOrDefault(Creation.Is);

    private protected override TreeChanges? Plan(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        var creation = (ExpressionSyntax)node;
        var settings = SettingPlaces.Of(creation, model, cancellation);
        var changes = new TreeChanges();
        if (!TrySet(changes, creation, settings))
        {
            return null;
        }

        if (settings.Hosts(model, cancellation).Any() && settings.Hosts(model, cancellation).All(KnownHosts.DemandsTls))
        {
            foreach (var port in settings.Ports(model, cancellation).Where(port => Equals(model.GetConstantValue(port, cancellation).Value, 25)))
            {
                changes.Replace(port, static old => SyntaxFactory
                    .LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(587)).WithTriviaFrom(old));
            }
        }

        return changes;
    }

    private static bool TrySet(TreeChanges changes, ExpressionSyntax creation, SettingPlaces settings)
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
