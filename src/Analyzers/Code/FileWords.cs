using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Code;

/// <summary>
/// Which words stand in which code of a file. It is read once for each version of the file, whatever compilations have it, and spares the
/// compiler the binding of code that cannot be meant.
/// </summary>
internal sealed class FileWords
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileWords> Known = new();

    private readonly Lazy<ILookup<string, SyntaxNode>> _bodies;

    private FileWords(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        Declarations = root.Language().DeclarationsIn(root);
        _bodies = new Lazy<ILookup<string, SyntaxNode>>(() =>
            (from declaration in Declarations
             from body in declaration.Bodies
             from word in declaration.Words
             select (word, body)).ToLookup(static each => each.word, static each => each.body, StringComparer.Ordinal));
    }

    public IReadOnlyList<Declaration> Declarations { get; }

    public static FileWords Of(SyntaxTree tree) => Known.GetValue(tree, static tree => new FileWords(tree));

    /// <summary>The code in whose declaration the word stands.</summary>
    public IEnumerable<SyntaxNode> BodiesWith(string word) => _bodies.Value[word];
}
