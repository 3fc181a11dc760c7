using Microsoft.CodeAnalysis;
using SmtpAnalyzers.Known;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Code;

/// <summary>
/// The declarations that have to do with mail as far as their words tell. What is left need not be bound. They are those with a word of SMTP in
/// them, and those by which an object of System.Net.Mail may come to other code, in whatever file: its type is named, or what is so declared is.
/// </summary>
internal sealed class MailCode
{
    private readonly HashSet<Declaration> _concerned;

    public MailCode(Compilation compilation, SmtpWords words)
    {
        var declarations = compilation.SyntaxTrees
            .Where(static tree => FileGate.SpeaksSmtp(tree.GetText()))
            .SelectMany(static tree => FileWords.Of(tree).Declarations)
            .ToList();
        var users = (from declaration in declarations
                     from word in declaration.Words
                     select (word, declaration)).ToLookup(static each => each.word, static each => each.declaration, StringComparer.Ordinal);
        _concerned = new HashSet<Declaration>(users.Where(each => words.Contains(each.Key)).SelectMany(static each => each));

        // What a type inherits, its members use without a further word: `Send` alone, in a class that is a `Shared<SmtpClient>`.
        var members = (from declaration in _concerned
                       from type in Containers(declaration)
                       from name in type.Names
                       select (name, declaration)).ToLookup(static each => each.name, static each => each.declaration, StringComparer.Ordinal);
        var passed = new HashSet<Declaration>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        var inherited = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Declaration>(users.Where(each => words.IsType(each.Key)).SelectMany(static each => each));
        while (open.Count > 0)
        {
            var declaration = open.Pop();
            if (passed.Add(declaration))
            {
                var heirs = declaration.Code is null
                    ? declaration.Names.Where(inherited.Add).SelectMany(name => members[name])
                    : Enumerable.Empty<Declaration>();
                foreach (var next in declaration.Names.Where(named.Add).SelectMany(name => users[name]).Concat(heirs))
                {
                    open.Push(next);
                }
            }
        }

        _concerned.UnionWith(passed);
    }

    /// <summary>The code of a file's declarations that have to do with mail.</summary>
    public IEnumerable<SyntaxNode> BodiesIn(SyntaxTree tree) => In(tree).SelectMany(static declaration => declaration.Bodies);

    /// <summary>A file's declarations that have to do with mail.</summary>
    public IEnumerable<Declaration> In(SyntaxTree tree) => FileWords.Of(tree).Declarations.Where(_concerned.Contains);

    private static IEnumerable<Declaration> Containers(Declaration declaration)
    {
        for (var type = declaration.Container; type is not null; type = type.Container)
        {
            yield return type;
        }
    }
}
