using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Connection;

/// <summary>Makes milliseconds of what was meant for seconds; 0, which ends every send at once, goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class TimeoutInSecondsCodeFix : SmtpCodeFix
{
    public const string Title = "Make milliseconds of Timeout";

    private const int MillisecondsOfASecond = 1000;

    public TimeoutInSecondsCodeFix()
        : base("SMTP2010", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>();

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var changes = new TreeChanges();
        var assignment = (AssignmentExpressionSyntax)reported.Node;
        if (reported.Facts.Settings.FirstOrDefault(setting => setting.Node.Syntax == assignment)?.Constant is not int timeout)
        {
            return null;
        }

        if (timeout == 0)
        {
            return SettingRemoval.TryRemove(changes, assignment) ? changes : null;
        }

        changes.Replace(assignment.Right, old => (old is LiteralExpressionSyntax
            ? LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(timeout * MillisecondsOfASecond))
            : Times((ExpressionSyntax)old)).WithTriviaFrom(old));
        return changes;
    }

    private static ExpressionSyntax Times(ExpressionSyntax seconds) => BinaryExpression(
        SyntaxKind.MultiplyExpression,
        seconds is IdentifierNameSyntax or MemberAccessExpressionSyntax ? seconds.WithoutTrivia() : ParenthesizedExpression(seconds.WithoutTrivia()),
        Token(SyntaxKind.AsteriskToken).WithLeadingTrivia(Space).WithTrailingTrivia(Space),
        LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(MillisecondsOfASecond)));
}
