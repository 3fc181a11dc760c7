using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Known;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Code;

/// <summary>
/// The declarations that have to do with mail as far as their words tell: those with a word of SMTP in them, and those that name one of these,
/// in whatever file. What is left need not be bound.
/// </summary>
internal sealed class MailCode
{
    private readonly HashSet<Declaration> _concerned = new();

    public MailCode(Compilation compilation, SmtpWords words)
    {
        var declarations = compilation.SyntaxTrees
            .Where(static tree => FileGate.SpeaksSmtp(tree.GetText()))
            .SelectMany(static tree => FileWords.Of(tree).Declarations)
            .ToList();
        var users = (from declaration in declarations
                     from word in declaration.Words
                     select (word, declaration)).ToLookup(static each => each.word, static each => each.declaration, StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Declaration>(users.Where(each => words.Contains(each.Key)).SelectMany(static each => each));
        while (open.Count > 0)
        {
            var declaration = open.Pop();
            if (_concerned.Add(declaration))
            {
                foreach (var user in declaration.Names.Where(named.Add).SelectMany(name => users[name]))
                {
                    open.Push(user);
                }
            }
        }
    }

    /// <summary>The code of a file's declarations that have to do with mail.</summary>
    public IEnumerable<SyntaxNode> BodiesIn(SyntaxTree tree) => In(tree).SelectMany(static declaration => declaration.Bodies);

    /// <summary>A file's declarations that have to do with mail.</summary>
    public IEnumerable<Declaration> In(SyntaxTree tree) => FileWords.Of(tree).Declarations.Where(_concerned.Contains);
}
