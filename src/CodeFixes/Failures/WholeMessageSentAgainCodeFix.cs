using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>A second send goes only to those who do not have the message yet, and only where that can help.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class WholeMessageSentAgainCodeFix : SmtpCodeFix
{
    public const string Title = "Send again only to the recipients that are left";

    public WholeMessageSentAgainCodeFix()
        : base("SMTP1008", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true) is var node && node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } send &&
            send.Span.Start == span.Start ? send : node;

    private protected override TreeChanges? Plan(ReportedNode reported, string title) => Handler.At(reported) is not { } handler ? null
        : reported.Node is InvocationExpressionSyntax send ? RetryGuard.PlanAround(send, handler)
        : RetryGuard.Plan(handler);
}
