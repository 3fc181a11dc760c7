using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>
/// Disposes the client in whichever form its place allows. One title for all forms, so that fix-all does them all.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ClientNotDisposedCodeFix : SmtpCodeFix
{
    public const string Title = "Dispose the SmtpClient";

    private static readonly string[] Names = { "client", "smtpClient", "smtp" };

    public ClientNotDisposedCodeFix()
        : base("SMTP3001", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf()
            .FirstOrDefault(static node => node is InvocationExpressionSyntax || Creation.Is(node));

    private protected override TreeChanges? Plan(ReportedNode reported, string title) =>
        Disposal.Plan((ExpressionSyntax)reported.Node, Names, reported);
}
