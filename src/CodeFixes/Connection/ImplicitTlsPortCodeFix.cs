using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Facts.Connection;
using SmtpAnalyzers.Flow;

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
        // More than one where a field gets one client or another.
        var changes = new TreeChanges();
        var clients = reported.Facts.ClientSettings.Concat(reported.Facts.ReceivedClientSettings)
            .Where(client => PortOf(client) is not null).ToList();
        foreach (var client in clients)
        {
            if (client.Assigned(EnableSslEdit.Property).Count > 0)
            {
                EnableSslEdit.SwitchOn(changes, client);
            }
            else if (!EnableSslEdit.TryAdd(changes, client, reported))
            {
                return null;
            }
        }

        if (clients.Count == 0)
        {
            return null;
        }

        PortEdit.UseSubmission(changes, PortOf(clients[0])!, reported);
        return changes;

        Setting? PortOf(ClientSettings client) =>
            client.Assigned("Port").FirstOrDefault(setting => setting.Value?.Syntax == reported.Node && client.IsOwn(setting));
    }
}
