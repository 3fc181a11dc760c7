using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>What a fix is asked about: the node that a report is about, in its file, and what is known of that file.</summary>
internal sealed class ReportedNode
{
    private readonly Lazy<SmtpSymbols> _symbols;
    private readonly Lazy<FileFacts> _facts;
    private readonly Lazy<RuntimeTypes> _types;

    private ReportedNode(Document document, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        Node = node;
        Model = model;
        Document = document;
        Cancellation = cancellation;
        _symbols = new(() => SmtpSymbols.From(model.Compilation)!);
        _facts = new(() => new FileFacts(model, new ProjectFacts(Symbols, document.Project.AnalyzerOptions), cancellation));
        _types = new(() => TypesAt(node));
    }

    public Document Document { get; }

    public SyntaxNode Node { get; }

    public SemanticModel Model { get; }

    public CancellationToken Cancellation { get; }

    public SmtpSymbols Symbols => _symbols.Value;

    /// <summary>What the rule saw that made the report; read when it is first asked for.</summary>
    public FileFacts Facts => _facts.Value;

    public LanguageVersion Language => ((CSharpParseOptions)Node.SyntaxTree.Options).LanguageVersion;

    /// <summary>How the types that an edit writes are named here.</summary>
    public RuntimeTypes Types => _types.Value;

    /// <summary>How they are named elsewhere, in another file perhaps.</summary>
    public RuntimeTypes TypesAt(SyntaxNode place) =>
        new(ModelOf(place.SyntaxTree), place.SpanStart, SyntaxGenerator.GetGenerator(Document));

    public void Deconstruct(out SyntaxNode node, out SemanticModel model, out CancellationToken cancellation) =>
        (node, model, cancellation) = (Node, Model, Cancellation);

    public static async Task<ReportedNode> InAsync(Document document, SyntaxNode node, CancellationToken cancellation) =>
        new(document, node, (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!, cancellation);

    public SemanticModel ModelOf(SyntaxTree tree) => tree == Model.SyntaxTree ? Model : Model.Compilation.GetSemanticModel(tree);
}
