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

    /// <summary>Null for a report at the delivery method: which other way of delivery is meant, only the author knows.</summary>
    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment &&
        SettingPlaces.NameOf(assignment.Left) == EnableSslEdit.Property
            ? assignment
            : null;

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var changes = new TreeChanges();
        return SettingRemoval.TryRemove(changes, (AssignmentExpressionSyntax)reported.Node) ? changes : null;
    }
}
