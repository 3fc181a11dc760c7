using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Connection;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class EnableSslSwitchedOffCodeFix : SmtpCodeFix
{
    public const string Title = "Switch EnableSsl on";

    public EnableSslSwitchedOffCodeFix()
        : base("SMTP2002", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>();

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var changes = new TreeChanges();
        changes.Replace(((AssignmentExpressionSyntax)reported.Node).Right, static old =>
            SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(old));
        return changes;
    }
}
