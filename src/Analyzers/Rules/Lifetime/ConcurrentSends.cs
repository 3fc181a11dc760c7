using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Facts;

namespace SmtpAnalyzers.Rules.Lifetime;

internal sealed class ConcurrentSends : Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SMTP3004",
        "One SmtpClient serves concurrent sends",
        "{0}",
        Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A client sends one mail at a time. A second send while one is running throws InvalidOperationException on .NET 10, and breaks off both on .NET 8 and 9.",
        helpLinkUri: HelpLink("SMTP3004"));

    private const string Together = "This send starts while another send of the same SmtpClient may be running, which fails or breaks off both; await each send, or use a client per send";
    private const string Shared = "Every thread sends with this one SmtpClient, which fails or breaks off both when two sends meet; use a client per send, or a lock";
    private const string Singleton = "A singleton SmtpClient serves all requests at once, which fails or breaks off both when two sends meet; register it as transient";

    public override DiagnosticDescriptor Descriptor => Rule;

    public override void Check(FileFacts file, Action<Diagnostic> report)
    {
        var reported = new HashSet<SyntaxNode>();
        Report(ConcurrencyFacts.StartedTogether(file), Together);
        Report(ConcurrencyFacts.RunTogether(file), Together);
        Report(ConcurrencyFacts.OnSharedClient(file), Shared);
        Report(ConcurrencyFacts.Singletons(file), Singleton);

        void Report(IEnumerable<IOperation> operations, string message)
        {
            foreach (var operation in operations)
            {
                if (operation.Syntax.SyntaxTree == file.Model.SyntaxTree && reported.Add(operation.Syntax))
                {
                    report(Diagnostic.Create(Rule, operation.Syntax.GetLocation(), message));
                }
            }
        }
    }
}
