using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Connection;

/// <summary>Lets the client show the credentials that the code gives it: in which form depends on the value that undoes them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CredentialsUndoneCodeFix : SmtpCodeFix
{
    public const string Title = "Keep the Credentials";

    public CredentialsUndoneCodeFix()
        : base("SMTP2004", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>();

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var (node, model, cancellation) = reported;
        var assignment = (AssignmentExpressionSyntax)node;
        var changes = new TreeChanges();
        switch (model.GetConstantValue(assignment.Right, cancellation).Value)
        {
            case true:
                return SettingRemoval.TryRemove(changes, assignment) ? changes : null;
            case false:
                // Where it cannot stand first it goes: false is what a client starts with.
                return TryMove(changes, assignment) || SettingRemoval.TryRemove(changes, assignment) ? changes : null;
            default:
                return null;
        }
    }

    private static bool TryMove(TreeChanges changes, AssignmentExpressionSyntax assignment)
    {
        switch (assignment.Parent)
        {
            case InitializerExpressionSyntax initializer when !initializer.DescendantTrivia().Any(static trivia => trivia.IsDirective):
                var first = initializer.Expressions.IndexOf(IsCredentials);
                var second = initializer.Expressions.IndexOf(assignment);
                if (first < 0 || first > second)
                {
                    return false;
                }

                changes.Replace(initializer, old => InitializerEdit.Move(old, second, first));
                return true;
            case ExpressionStatementSyntax statement when StatementList.OwnerOf(statement) is { } owner && assignment.Left is MemberAccessExpressionSyntax { Expression: { } client }:
                var credentials = StatementList.StatementsOf(owner)
                    .TakeWhile(before => before != statement)
                    .FirstOrDefault(before => before.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(other =>
                        IsCredentials(other) && other.Left is MemberAccessExpressionSyntax access && access.Expression.IsEquivalentTo(client)));
                if (credentials is null || Directives.StandBefore(credentials) || Directives.StandBefore(statement))
                {
                    return false;
                }

                changes.ReplaceStatement(statement, static _ => Enumerable.Empty<StatementSyntax>());
                changes.ReplaceStatement(credentials, rewritten => new[] { statement, rewritten });
                return true;
            default:
                return false;
        }
    }

    private static bool IsCredentials(ExpressionSyntax setting) =>
        setting is AssignmentExpressionSyntax assignment && SettingPlaces.NameOf(assignment.Left) == "Credentials";
}
