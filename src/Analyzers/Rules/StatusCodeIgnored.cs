using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules;

internal sealed class StatusCodeIgnored : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP1001",
        "SmtpException.StatusCode is ignored",
        "SmtpException.StatusCode is ignored",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("SMTP1001"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        foreach (var clause in file.Operations.OfType<ICatchClauseOperation>())
        {
            if (file.Symbols.IsSmtpException(clause.ExceptionType) &&
                clause.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.CatchClauseSyntax { Declaration: { } declaration })
            {
                report(Diagnostic.Create(Rule, declaration.Type.GetLocation()));
            }
        }
    }
}
