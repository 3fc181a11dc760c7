using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules;

internal sealed class ClientNotDisposed : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP3001",
        "SmtpClient is not disposed",
        "SmtpClient is not disposed",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("SMTP3001"));

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
