using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MessageNotDisposedCodeFix : SmtpCodeFix
{
    public const string Title = "Dispose the MailMessage";

    private static readonly string[] Names = { "message", "mailMessage", "mail" };

    public MessageNotDisposedCodeFix()
        : base("SMTP3006", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf().FirstOrDefault(Creation.Is);

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var (node, model, cancellation) = reported;

        // A file is mostly attached to be deleted or moved once the mail is out.
        return UsesAttachmentAfter(node, model, cancellation)
            ? null
            : Disposal.Plan((ExpressionSyntax)node, Names, reported, endsEarly: true);
    }

    /// <summary>Disposing the message disposes what is attached to it, which the rest of the function may still want.</summary>
    private static bool UsesAttachmentAfter(SyntaxNode creation, SemanticModel model, CancellationToken cancellation)
    {
        if (Functions.Around(creation) is not { } function)
        {
            return false;
        }

        var nodes = Functions.OwnNodes(function).ToList();
        var lastSend = nodes.OfType<InvocationExpressionSyntax>()
            .Where(call =>
                model.GetSymbolInfo(call, cancellation)
                    .Symbol is IMethodSymbol { Name: "Send" or "SendMailAsync", ContainingType: { Name: "SmtpClient" } })
            .Select(static call => call.Span.End)
            .DefaultIfEmpty(creation.Span.End)
            .Max();
        return nodes.OfType<IdentifierNameSyntax>().Any(name => name.SpanStart > lastSend &&
            model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol { Type: { Name: "Attachment" or "AlternateView" or "LinkedResource" } });
    }
}
