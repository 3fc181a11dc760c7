using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Connection;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class PickupDirectoryWithTlsCodeFix : SmtpCodeFix
{
    public const string Title = "Remove EnableSsl";

    public PickupDirectoryWithTlsCodeFix()
        : base("SMTP2008", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>();

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        // For a report at the delivery method there is none: which other way of delivery is meant, only the author knows.
        var changes = new TreeChanges();
        return reported.Facts.Settings.Any(setting => setting.Property == EnableSslEdit.Property && setting.Node.Syntax == reported.Node) &&
            SettingRemoval.TryRemove(changes, (AssignmentExpressionSyntax)reported.Node) ? changes : null;
    }
}
