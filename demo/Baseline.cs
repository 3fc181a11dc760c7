using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

/// <summary>
/// What is there already, silenced: a source file a project with a SuppressMessage for each member and rule. An .editorconfig or a .globalconfig
/// knows files, not members, so it would hide the next fault of the file as well, and a .globalconfig wants absolute paths; source is compiled
/// in every kind of project.
/// </summary>
internal static class Baseline
{
    public static void Write(IReadOnlyList<Finding> found, string logs, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var project in found.GroupBy(each => each.Project))
        {
            var text = new StringBuilder("// What SmtpAnalyzers reported when it was installed. Take lines out as faults are mended; put none in.\n")
                .Append("using System.Diagnostics.CodeAnalysis;\n\n");
            var compilations = Directory.EnumerateFiles(logs, "*.given")
                .Where(given => File.ReadLines(given).First() == $"project {project.Key}").Select(Compile).ToList();
            foreach (var line in project.SelectMany(each => Targets(each, compilations)).Distinct().Order(StringComparer.Ordinal))
            {
                text.Append(line).Append('\n');
            }

            File.WriteAllText(Path.Combine(folder, project.Key + ".cs"), text.ToString());
        }
    }

    /// <summary>
    /// One for each target framework that has the member. A configuration file has none: there the rule rests for the whole project.
    /// </summary>
    private static IEnumerable<string> Targets(Finding each, IReadOnlyList<CSharpCompilation> compilations)
    {
        var members = compilations.Select(compilation => MemberOf(each, compilation)).OfType<ISymbol>().ToList();
        return members.Count == 0
            ? [$"[assembly: SuppressMessage(\"{each.Category}\", \"{each.Id}\")]"]
            : members.Select(member =>
                $"[assembly: SuppressMessage(\"{each.Category}\", \"{each.Id}\", Scope = \"{(member is ITypeSymbol ? "type" : "member")}\", " +
                $"Target = \"~{DocumentationCommentId.CreateDeclarationId(member)}\")]");
    }

    private static ISymbol? MemberOf(Finding each, CSharpCompilation compilation)
    {
        if (compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == each.File) is not { } tree)
        {
            return null;
        }

        var model = compilation.GetSemanticModel(tree);
        var position = tree.GetText().Lines[each.Line - 1].Start + each.Column - 1;
        return tree.GetRoot().FindToken(position).Parent!.AncestorsAndSelf()
            .Select(node => model.GetDeclaredSymbol(node))
            .FirstOrDefault(symbol => symbol is IFieldSymbol or IPropertySymbol or IEventSymbol or INamedTypeSymbol or
                IMethodSymbol { MethodKind: not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) });
    }

    private static CSharpCompilation Compile(string given)
    {
        var all = File.ReadLines(given).Select(line => line.Split(' ', 2)).Where(line => line.Length == 2)
            .ToLookup(line => line[0], line => line[1]);
        var options = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: all["define"].SelectMany(names => names.Split(',')));
        return CSharpCompilation.Create(
            "Baseline",
            all["source"].Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), options, path)),
            all["reference"].Select(path => MetadataReference.CreateFromFile(path)));
    }
}
