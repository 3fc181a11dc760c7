using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Connection;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EnableSslSwitchedOffCodeFix : TreeFix
{
    public const string Title = "Switch EnableSsl on";

    public EnableSslSwitchedOffCodeFix()
        : base("SMTP2002", Title)
    {
    }

    private protected override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>();

    private protected override TreeChanges? Plan(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        var changes = new TreeChanges();
        changes.Replace(((AssignmentExpressionSyntax)node).Right, static old =>
            SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(old));
        return changes;
    }
}
