using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Connection;

/// <summary>Port 587 speaks STARTTLS, which takes EnableSsl: both are set, wherever the client gets them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ImplicitTlsPortCodeFix : SmtpCodeFix
{
    public const string Title = "Use port 587 with EnableSsl";

    public ImplicitTlsPortCodeFix()
        : base("SMTP2003", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true) as ExpressionSyntax;

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var (node, model, cancellation) = reported;
        var port = (ExpressionSyntax)node;
        if (CreationOf(port, model, cancellation) is not { } creation)
        {
            return null;
        }

        var settings = SettingPlaces.Of(creation, model, cancellation);
        var changes = new TreeChanges();
        if (!settings.Assign(EnableSslEdit.Property) && !EnableSslEdit.TryAdd(changes, creation, settings))
        {
            return null;
        }

        foreach (var off in settings.Values(EnableSslEdit.Property).Where(value => model.GetConstantValue(value, cancellation).Value is false))
        {
            changes.Replace(off, static old => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(old));
        }

        PortEdit.UseSubmission(changes, port, model, cancellation);
        return changes;
    }

    /// <summary>The client whose port it is.</summary>
    private static ExpressionSyntax? CreationOf(ExpressionSyntax port, SemanticModel model, CancellationToken cancellation) => port.Parent switch
    {
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax creation } } when Creation.Is(creation) => creation,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: ExpressionSyntax creation } } when Creation.Is(creation) => creation,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: { } client } } when model.GetSymbolInfo(client, cancellation).Symbol is { } variable =>
            SettingPlaces.CreationFor(variable, port, model, cancellation),
        _ => null,
    };
}
