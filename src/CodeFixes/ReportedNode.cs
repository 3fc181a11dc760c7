using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>What a fix is asked about: the node that a report is about, in its file, and what is known of that file.</summary>
internal sealed class ReportedNode
{
    private ReportedNode(Document document, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        Document = document;
        Node = node;
        Model = model;
        Cancellation = cancellation;
    }

    public Document Document { get; }

    public SyntaxNode Node { get; }

    public SemanticModel Model { get; }

    public CancellationToken Cancellation { get; }

    public void Deconstruct(out SyntaxNode node, out SemanticModel model, out CancellationToken cancellation) =>
        (node, model, cancellation) = (Node, Model, Cancellation);

    public static async Task<ReportedNode> InAsync(Document document, SyntaxNode node, CancellationToken cancellation) =>
        new(document, node, (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!, cancellation);

    public SemanticModel ModelOf(SyntaxTree tree) => tree == Model.SyntaxTree ? Model : Model.Compilation.GetSemanticModel(tree);
}
