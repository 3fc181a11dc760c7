using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Rules;

namespace SmtpAnalyzers;

/// <summary>The one analyzer: picks the files that speak SMTP, reads their facts, asks every rule.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmtpAnalyzer : DiagnosticAnalyzer
{
    // In an order of precedence: the first rule that reports how a client is set up claims it.
    private static readonly ImmutableArray<Rule> Rules = ImmutableArray.Create<Rule>(
        new StatusCodeIgnored(),
        new ImplicitTlsPort(),
        new EnableSslNotSet(),
        new EnableSslSwitchedOff(),
        new CredentialsUndone(),
        new HostMissing(),
        new PickupDirectoryWithTls(),
        new ClientNotDisposed(),
        new ClientDisposedWhileSending(),
        new ClientFieldNotDisposed(),
        new ConcurrentSends(),
        new TimeoutDoesNotBoundSend(),
        new MessageNotDisposed());

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.CreateRange(Rules, static rule => rule.Descriptor);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (SmtpSymbols.From(start.Compilation) is { } symbols)
            {
                var code = new SourceCode(symbols, start.Options);
                start.RegisterSemanticModelAction(model => Analyze(model, code));
            }
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, SourceCode code)
    {
        if (!FileGate.SpeaksSmtp(context.SemanticModel.SyntaxTree.GetText(context.CancellationToken)))
        {
            return;
        }

        var file = new FileFacts(context.SemanticModel, code, context.CancellationToken);
        foreach (var rule in Rules)
        {
            rule.Check(file, context.ReportDiagnostic);
        }
    }
}
