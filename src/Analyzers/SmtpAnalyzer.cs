using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Known;
using SmtpAnalyzers.Rules.Connection;
using SmtpAnalyzers.Rules.Failures;
using SmtpAnalyzers.Rules.Lifetime;
using SmtpAnalyzers.Rules.Message;

namespace SmtpAnalyzers;

/// <summary>The one analyzer: picks the files that speak SMTP, reads their facts, asks every rule.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmtpAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<Rule> Rules = ImmutableArray.Create<Rule>(
        new WholeMessageSentAgain(),
        new RetryWithoutAsking(),
        new FailedRecipientsIgnored(),
        new StatusCodeIgnored(),
        new GeneralCatchHidesStatusCode(),
        new ClientDisposedWhileSending(),
        new MessageDisposedWhileSending(),
        new TaskDropped(),
        new SendAsyncOutcomeIgnored(),
        new SendCompletedNeverRaised(),
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
        new ProviderTakesNoPasswords(),
        new TimeoutInSeconds(),
        new SettingAfterSend(),
        new CertificateValidationOff(),
        new ClientNotDisposed(),
        new ClientFieldNotDisposed(),
        new ConcurrentSends(),
        new TimeoutDoesNotBoundSend(),
        new MessageNotDisposed(),
        new SemicolonBetweenRecipients());

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
        var findings = new Findings();
        foreach (var rule in Rules)
        {
            rule.Check(file, new RuleContext(rule.Descriptor, findings.Add));
        }

        foreach (var report in findings.In(context.SemanticModel, context.Options))
        {
            context.ReportDiagnostic(report);
        }
    }

    private static void AnalyzeProject(CompilationAnalysisContext context, ProjectFacts project)
    {
        foreach (var rule in Rules)
        {
            rule.CheckProject(project, new RuleContext(rule.Descriptor, found => context.ReportDiagnostic(found.Diagnostic)));
        }
    }
}
