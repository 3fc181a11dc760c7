using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Connection;

/// <summary>
/// Sets EnableSsl where the client is configured: in its initializer, by a statement after its settings, or in an initializer of its own.
/// </summary>
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
        var changes = new TreeChanges();
        if (reported.Facts.ClientSettings.FirstOrDefault(client => client.Creation.Syntax == reported.Node) is not { } client ||
            client.Assigned(EnableSslEdit.Property).Count > 0 || !EnableSslEdit.TryAdd(changes, client, reported))
        {
            return null;
        }

        var hosts = client.Assigned("Host");
        if (hosts.Count > 0 && hosts.All(static host => host.Constant is string name && KnownHosts.DemandsTls(name)))
        {
            foreach (var port in client.Assigned("Port").Where(static port => port.Constant is 25))
            {
                PortEdit.UseSubmission(changes, port, reported);
            }
        }

        return changes;
    }
}
