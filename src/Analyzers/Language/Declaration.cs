using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Language;

/// <summary>A declaration of a file as it is written, before the compiler is asked what it means.</summary>
/// <param name="code">The declaration itself; null where all of its code stands in declarations that it contains.</param>
/// <param name="container">The declaration of the type, or namespace, that contains it.</param>
/// <param name="names">What other code names it by.</param>
/// <param name="bodies">The code in it, as <see cref="ILanguage.BodiesIn"/> gives it.</param>
internal sealed class Declaration(
    SyntaxNode? code, Declaration? container, IReadOnlyList<string> names, Func<SyntaxNode, IEnumerable<SyntaxNode>> bodies)
{
    private readonly Lazy<IReadOnlyList<SyntaxNode>> _bodies = new(() => code is null ? Array.Empty<SyntaxNode>() : bodies(code).ToList());

    public SyntaxNode? Code { get; } = code;

    public Declaration? Container { get; } = container;

    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>The identifiers in it, but for those of the declarations that it contains.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<SyntaxNode> Bodies => _bodies.Value;
}
