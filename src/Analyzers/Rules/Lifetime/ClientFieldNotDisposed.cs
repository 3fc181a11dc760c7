using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class ClientFieldNotDisposed : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP3003",
        "A field holds an SmtpClient that its class never disposes",
        "{0}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The class makes the SmtpClient and so owns it. Only Dispose sends QUIT and closes the connection; there is no finalizer that would.",
        helpLinkUri: HelpLink("SMTP3003"));

    private const string NotDisposable = "'{0}' makes the SmtpClient in '{1}' and nothing ever disposes it, so its connection stays open; implement IDisposable and dispose it there";
    private const string NotInDispose = "'{0}' makes the SmtpClient in '{1}' and never disposes it, so its connection stays open; dispose it in Dispose";

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        if (!file.Symbols.IsClientDisposable)
        {
            return;
        }

        foreach (var field in file.ClientMembers)
        {
            if (!field.Member.IsStatic && field.IsFilledByItsClass && !field.MayBeDisposed && !field.WritesToPickupDirectory)
            {
                var message = string.Format(field.IsTypeDisposable ? NotInDispose : NotDisposable, field.Member.ContainingType.Name, field.Member.Name);
                report(Diagnostic.Create(Rule, field.Location, message));
            }
        }
    }
}
