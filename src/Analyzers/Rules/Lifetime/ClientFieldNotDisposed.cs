using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class ClientFieldNotDisposed() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP3003",
        "A field holds an SmtpClient that its class never disposes",
        "'{0}' makes the SmtpClient in '{1}' and never disposes it, so its connection stays open; {2}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The class makes the SmtpClient and so owns it. Only Dispose sends QUIT and closes the connection; there is no finalizer " +
            "that would.",
        helpLinkUri: HelpLink("SMTP3003"));

    public override void Check(FileFacts file, RuleContext context)
    {
        if (!file.Symbols.IsClientDisposable)
        {
            return;
        }

        foreach (var field in file.ClientMembers)
        {
            if (!field.Member.IsStatic && field.IsFilledByItsClass && !field.MayBeDisposed && !field.WritesToPickupDirectory &&
                !field.MayBeDisposedElsewhere)
            {
                var remedy = field.IsTypeDisposable ? "dispose it in Dispose" : "implement IDisposable and dispose it there";
                context.Report(field.Location, subject: null, field.Member.ContainingType.Name, field.Member.Name, remedy);
            }
        }
    }
}
