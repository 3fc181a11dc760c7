using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>Disposes the client where its class is disposed, which the class may first have to learn.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ClientFieldNotDisposedCodeFix : SmtpCodeFix
{
    public const string Title = "Dispose the SmtpClient with its class";

    public ClientFieldNotDisposedCodeFix()
        : base("SMTP3003", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span).AncestorsAndSelf().FirstOrDefault(static node => node is VariableDeclaratorSyntax or PropertyDeclarationSyntax);

    private protected override SyntaxNode? Scope(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var (node, model, cancellation) = reported;
        var type = node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return type is not null && model.GetDeclaredSymbol(node, cancellation) is { } member && !Directives.HidesCode(type)
            ? DisposePattern.Plan(type, member, reported.Types, cancellation)
            : null;
    }
}
