using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Known;
using SmtpAnalyzers.Rules.Connection;
using SmtpAnalyzers.Rules.Failures;
using SmtpAnalyzers.Rules.Lifetime;

namespace SmtpAnalyzers;

/// <summary>The one analyzer: picks the files that speak SMTP, reads their facts, asks every rule.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmtpAnalyzer : DiagnosticAnalyzer
{
    /// <summary>In order of precedence: the first rule that reports a catch clause, a client's set-up or a send claims it.</summary>
    private static readonly ImmutableArray<Rule> Rules = ImmutableArray.Create<Rule>(
        new WholeMessageSentAgain(),
        new RetryWithoutAsking(),
        new FailedRecipientsIgnored(),
        new StatusCodeIgnored(),
        new GeneralCatchHidesStatusCode(),
        new ClientDisposedWhileSending(),
        new SendAsyncOutcomeIgnored(),
        new FailureToldApartByText(),
        new BlockingOnSendMailAsync(),
        new ImplicitTlsPort(),
        new EnableSslNotSet(),
        new EnableSslSwitchedOff(),
        new CredentialsUndone(),
        new ConfigurationLeavesTlsOff(),
        new HostMissing(),
        new PasswordInSource(),
        new PickupDirectoryWithTls(),
        new ClientNotDisposed(),
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
                var project = new ProjectFacts(symbols, start.Options);
                start.RegisterSemanticModelAction(model => Analyze(model, project));
                start.RegisterCompilationEndAction(end => AnalyzeProject(end, project));
            }
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, ProjectFacts project)
    {
        if (!FileGate.SpeaksSmtp(context.SemanticModel.SyntaxTree.GetText(context.CancellationToken)))
        {
            return;
        }

        var file = new FileFacts(context.SemanticModel, project, context.CancellationToken);
        foreach (var rule in RulesOf(context.SemanticModel))
        {
            rule.Check(file, context.ReportDiagnostic);
        }
    }

    /// <summary>
    /// The rules that the file's settings let report at all. One that is switched off must claim nothing from those after it. The compiler is
    /// asked what becomes of a report, because on the oldest supported Roslyn nothing else knows the severities of an .editorconfig.
    /// </summary>
    private static IEnumerable<Rule> RulesOf(SemanticModel model)
    {
        var reports = ImmutableArray.CreateRange(Rules, rule => Diagnostic.Create(rule.Descriptor, Location.Create(model.SyntaxTree, default)));
        var ids = new HashSet<string>(CompilationWithAnalyzers.GetEffectiveDiagnostics(reports, model.Compilation).Select(static report => report.Id));
        return Rules.Where(rule => ids.Contains(rule.Descriptor.Id));
    }

    private static void AnalyzeProject(CompilationAnalysisContext context, ProjectFacts project)
    {
        foreach (var rule in Rules)
        {
            rule.CheckProject(project, context.ReportDiagnostic);
        }
    }
}
