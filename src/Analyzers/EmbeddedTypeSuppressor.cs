using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmtpAnalyzers;

/// <summary>
/// Takes back CS0436 (a type in source hides the same type of a reference) for the types of the embedded runtime. Two
/// projects that both embed it, one open to the other through InternalsVisibleTo, would otherwise warn at every use, and
/// the two types are the same.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmbeddedTypeSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Descriptor = new(
        "SMTPS0436", "CS0436", "The package embeds the same type in both projects; the project's own one is used.");

    private static readonly ImmutableHashSet<string> EmbeddedTypes = ImmutableHashSet.Create(
        "SmtpCause", "SmtpFailure", "SmtpRecipientFailure", "SmtpRemedy", "SmtpStatusCodes", "SmtpStatusDescription");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Descriptor);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree)
            {
                var name = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
                var symbol = context.GetSemanticModel(tree).GetSymbolInfo(name, context.CancellationToken).Symbol;
                if (IsEmbedded(symbol))
                {
                    context.ReportSuppression(Suppression.Create(Descriptor, diagnostic));
                }
            }
        }
    }

    /// <summary>The project's own copy: the name, and no other type of that name, in our namespace.</summary>
    private static bool IsEmbedded(ISymbol? symbol) =>
        symbol is INamedTypeSymbol
        {
            ContainingType: null,
            ContainingNamespace: { Name: "SmtpAnalyzers", ContainingNamespace: { IsGlobalNamespace: true } }
        } &&
        EmbeddedTypes.Contains(symbol.Name);
}
