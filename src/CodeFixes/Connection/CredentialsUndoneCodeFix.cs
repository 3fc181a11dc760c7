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
                return TryMove(changes, assignment, reported) || SettingRemoval.TryRemove(changes, assignment) ? changes : null;
            default:
                return null;
        }
    }

    /// <summary>To before the credentials that it undoes.</summary>
    private static bool TryMove(TreeChanges changes, AssignmentExpressionSyntax assignment, ReportedNode reported)
    {
        var undone = reported.Facts.ClientSettings.Concat(reported.Facts.ReceivedClientSettings)
            .SelectMany(static client => client.SetBefore)
            .Where(pair => pair.Later.Node.Syntax == assignment && pair.Earlier.Property == "Credentials")
            .Select(static pair => pair.Earlier.Node.Syntax)
            .OrderBy(static credentials => credentials.SpanStart)
            .ToList();
        switch (assignment.Parent)
        {
            case InitializerExpressionSyntax initializer when !initializer.DescendantTrivia().Any(static trivia => trivia.IsDirective):
                var first = initializer.Expressions.IndexOf(undone.Contains);
                if (first < 0)
                {
                    return false;
                }

                var second = initializer.Expressions.IndexOf(assignment);
                changes.Replace(initializer, old => InitializerEdit.Move(old, second, first));
                return true;
            case ExpressionStatementSyntax statement when StatementList.OwnerOf(statement) is { } owner:
                var credentials = undone.Where(static each => each.Parent is not InitializerExpressionSyntax)
                    .Select(each => StatementList.IndexOf(owner, each)).Where(static index => index >= 0)
                    .Select(index => StatementList.StatementsOf(owner)[index]).FirstOrDefault();
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
}
