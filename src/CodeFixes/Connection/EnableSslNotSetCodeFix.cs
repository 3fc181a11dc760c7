using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Connection;

/// <summary>Sets EnableSsl where the client is configured: in its initializer, by a statement after its settings, or in an initializer of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class EnableSslNotSetCodeFix : SmtpCodeFix
{
    public const string Title = "Set EnableSsl to true";

    public EnableSslNotSetCodeFix()
        : base("SMTP2001", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf().FirstOrDefault(Creation.Is);

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var (node, model, cancellation) = reported;
        var creation = (ExpressionSyntax)node;
        var settings = SettingPlaces.Of(creation, model, cancellation);
        var changes = new TreeChanges();
        if (!EnableSslEdit.TryAdd(changes, creation, settings))
        {
            return null;
        }

        if (settings.Hosts(model, cancellation).Any() && settings.Hosts(model, cancellation).All(KnownHosts.DemandsTls))
        {
            foreach (var port in settings.Ports(model, cancellation).Where(port => Equals(model.GetConstantValue(port, cancellation).Value, 25)))
            {
                PortEdit.UseSubmission(changes, port, model, cancellation);
            }
        }

        return changes;
    }
}
