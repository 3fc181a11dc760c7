using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpAnalyzers.Facts;

/// <summary>What one file does with SMTP.</summary>
internal sealed class FileFacts(SemanticModel model, SmtpSymbols symbols, CancellationToken cancellation)
{
    public SemanticModel Model { get; } = model;

    public SmtpSymbols Symbols { get; } = symbols;

    public IEnumerable<IOperation> Operations { get; } = Read(model, cancellation).ToList();

    private static IEnumerable<IOperation> Read(SemanticModel model, CancellationToken cancellation) =>
        from node in model.SyntaxTree.GetRoot(cancellation).DescendantNodes()
        let operation = model.GetOperation(node, cancellation)
        where operation is IObjectCreationOperation or ICatchClauseOperation
        select operation;
}
