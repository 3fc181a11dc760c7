using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules;

internal sealed class EnableSslNotSet : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP2001",
        "EnableSsl is not set where the server is likely to demand STARTTLS",
        "EnableSsl is not set where the server is likely to demand STARTTLS",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("SMTP2001"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var creation in file.Operations.OfType<IObjectCreationOperation>())
        {
            if (file.Symbols.IsClient(creation.Type))
            {
                report(Diagnostic.Create(Rule, creation.Syntax.GetLocation()));
            }
        }
    }
}
