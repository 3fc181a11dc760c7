using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Language;

/// <summary>A declaration of a file as it is written, before the compiler is asked what it means.</summary>
/// <param name="names">What other code names it by.</param>
/// <param name="words">The identifiers in it, but for those of the declarations that it contains.</param>
/// <param name="bodies">The code in it, as <see cref="ILanguage.BodiesIn"/> gives it.</param>
internal sealed class Declaration(IReadOnlyList<string> names, HashSet<string> words, IReadOnlyList<SyntaxNode> bodies)
{
    public IReadOnlyList<string> Names { get; } = names;

    public HashSet<string> Words { get; } = words;

    public IReadOnlyList<SyntaxNode> Bodies { get; } = bodies;
}
