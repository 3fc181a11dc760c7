using Microsoft.CodeAnalysis;

namespace SmtpAnalyzers.Facts.Connection;

/// <summary>
/// Clients that other files create and that one file sets up in part. They are looked for where the file is mentioned by the name of the method
/// (or class) that does so, and only where the file sets up a client that it did not create itself.
/// </summary>
internal static class ReceivedClients
{
    public static IEnumerable<ClientSettings> SetUpIn(FileFacts file)
    {
        var tree = file.Model.SyntaxTree;
        var own = new HashSet<SyntaxNode>(file.ClientSettings.SelectMany(static client => client.Nodes));
        var open = new Queue<string>(file.Settings.Where(setting => !own.Contains(setting.Node.Syntax)).SelectMany(static setting => NamesOf(setting.Body.Outermost.Owner)));
        var names = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<SyntaxTree> { tree };
        while (open.Count > 0)
        {
            var name = open.Dequeue();
            if (!names.Add(name))
            {
                continue;
            }

            foreach (var other in file.Symbols.Compilation.SyntaxTrees.Where(other => !visited.Contains(other) && Mentions(other, name, file.Cancellation)))
            {
                visited.Add(other);
                var facts = new FileFacts(file.Code.ModelOf(other), file.Project, file.Cancellation);
                foreach (var client in facts.ClientSettings.Where(client => client.Nodes.Any(node => node.SyntaxTree == tree)))
                {
                    yield return client;
                }

                // What hands on a client that it was given itself is mentioned in its turn.
                foreach (var use in facts.ClientUses.Where(use => use.Origin is null && use.Settings.Any(setting => setting.Node.Syntax.SyntaxTree == tree)))
                {
                    foreach (var next in NamesOf(use.Body.Outermost.Owner))
                    {
                        open.Enqueue(next);
                    }
                }
            }
        }
    }

    /// <summary>How other files call the code: by the method's name, or by that of the type whose constructor it is or whose field has the client.</summary>
    private static IEnumerable<string> NamesOf(ISymbol? owner) => owner switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { } type } method => new[] { method.Name, type.Name },
        { ContainingType: { } type } => new[] { type.Name },
        _ => Array.Empty<string>(),
    };

    private static bool Mentions(SyntaxTree tree, string name, CancellationToken cancellation) =>
        tree.GetText(cancellation) is var text && FileGate.SpeaksSmtp(text) && text.ToString().IndexOf(name, StringComparison.Ordinal) >= 0;
}
