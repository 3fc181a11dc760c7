using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Known;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Code;

/// <summary>The compilation's source, read as needed and kept: the bodies of members, in whatever file they stand.</summary>
internal sealed class SourceCode(SmtpSymbols symbols)
{
    /// <summary>Half of what the stack of a thread is good for: Roslyn's operation factory ends the process where that is too small.</summary>
    private const int DeepestCode = 3_000;

    private readonly Compilation _compilation = symbols.Compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxNode, Body?> _bodies = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<Body>> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<Body, ILookup<ISymbol, IOperation>> _uses = new();
    private readonly Lazy<MailCode> _mail = new(() => new MailCode(symbols.Compilation, new SmtpWords(symbols)));

    /// <summary>
    /// The bodies of a file's members that have to do with mail; those of lambdas and local functions are nested in them.
    /// </summary>
    public IEnumerable<Body> BodiesOf(SemanticModel model, CancellationToken cancellation)
    {
        _models.TryAdd(model.SyntaxTree, model);
        return Read(_mail.Value.BodiesIn(model.SyntaxTree), cancellation);
    }

    /// <summary>The fields and properties that a file declares with a word of mail, and where their names stand.</summary>
    public IEnumerable<(ISymbol Member, Location Name)> FieldsAndPropertiesIn(SemanticModel model, CancellationToken cancellation) =>
        from code in _mail.Value.In(model.SyntaxTree).Select(static declaration => declaration.Code).OfType<SyntaxNode>()
        from place in code.Language().FieldsAndPropertiesIn(code)
        let member = model.GetDeclaredSymbol(place.Declaration, cancellation)
        where member is not null
        select (member, place.Name);

    /// <summary>The body that a call of this method runs; null where it has none that can be seen here, or is being typed.</summary>
    public Body? BodyOf(IMethodSymbol method, CancellationToken cancellation)
    {
        var definition = (method.PartialImplementationPart ?? method).OriginalDefinition;
        return BodiesUnder(definition, cancellation)
            .FirstOrDefault(body => SymbolEqualityComparer.Default.Equals(body.Owner, definition) && !body.IsBeingTyped);
    }

    /// <summary>The bodies of the members of a type that have to do with mail, in all its parts.</summary>
    public ImmutableArray<Body> BodiesOf(INamedTypeSymbol type, CancellationToken cancellation) =>
        _types.GetOrAdd(type.OriginalDefinition, definition => BodiesOf(definition, _mail.Value.BodiesIn, cancellation).ToImmutableArray());

    /// <summary>The bodies of a member of a type: those of a field's or property's initialiser, of an accessor, of a method.</summary>
    public IEnumerable<Body> BodiesOwnedBy(ISymbol owner, CancellationToken cancellation) =>
        BodiesUnder(owner, cancellation).Where(body => SymbolEqualityComparer.Default.Equals(body.Owner, owner));

    /// <summary>The functions of the class that declares a member which refer to it.</summary>
    public IEnumerable<Body> BodiesThatMention(ISymbol member, CancellationToken cancellation) =>
        from outer in BodiesWithNameOf(member, member.ContainingType.OriginalDefinition, cancellation)
        from body in outer.WithNested()
        where body.Mentions(member.OriginalDefinition)
        select body;

    /// <summary>Every use of a member, as it is written, in the class that declares it and in the types in that.</summary>
    public IEnumerable<(IMemberReferenceOperation Reference, Body Body)> ReferencesTo(ISymbol member, CancellationToken cancellation) =>
        from type in member.ContainingType.OriginalDefinition.WithNested()
        from body in BodiesWithNameOf(member, type, cancellation)
        from use in UsesIn(body)[member.OriginalDefinition]
        let reference = use as IMemberReferenceOperation
        where reference is not null
        select (reference, body);

    /// <summary>Every use of a member in the compilation, as it is written: references of a field or property, calls of a method.</summary>
    public IEnumerable<(IOperation Use, Body Body)> UsesOf(ISymbol member, CancellationToken cancellation) =>
        from tree in member.DeclaredAccessibility == Accessibility.Private
            ? member.ContainingType.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree).Distinct()
            : _compilation.SyntaxTrees.Where(tree => tree.GetText(cancellation).ToString().IndexOf(member.Name, StringComparison.Ordinal) >= 0)
        where _compilation.ContainsSyntaxTree(tree)
        from body in Read(FileWords.Of(tree).BodiesWith(member.Name), cancellation)
        from use in UsesIn(body)[member]
        select (use, body);

    private IEnumerable<Body> BodiesWithNameOf(ISymbol member, INamedTypeSymbol type, CancellationToken cancellation) =>
        BodiesOf(type, tree => FileWords.Of(tree).BodiesWith(member.Name), cancellation);

    private IEnumerable<Body> BodiesOf(INamedTypeSymbol type, Func<SyntaxTree, IEnumerable<SyntaxNode>> bodies, CancellationToken cancellation) =>
        from reference in type.DeclaringSyntaxReferences
        where _compilation.ContainsSyntaxTree(reference.SyntaxTree)
        from body in Read(bodies(reference.SyntaxTree).Where(node => reference.Span.Contains(node.Span)), cancellation)
        where SymbolEqualityComparer.Default.Equals(body.Type?.OriginalDefinition, type)
        select body;

    private ILookup<ISymbol, IOperation> UsesIn(Body body) => _uses.GetOrAdd(body, static body =>
        (from operation in body.Descendants()
         let used = operation switch
         {
             IMemberReferenceOperation reference => reference.Member,
             IInvocationOperation call => call.TargetMethod,
             _ => null,
         }
         where used is not null
         select (used, operation))
        .ToLookup<(ISymbol Used, IOperation Operation), ISymbol, IOperation>(
            static use => use.Used.OriginalDefinition, static use => use.Operation, SymbolEqualityComparer.Default));

    private IEnumerable<Body> BodiesUnder(ISymbol declared, CancellationToken cancellation) => declared.DeclaringSyntaxReferences
        .Where(reference => _compilation.ContainsSyntaxTree(reference.SyntaxTree))
        .SelectMany(reference => BodiesUnder(reference.GetSyntax(cancellation), cancellation));

    private IEnumerable<Body> BodiesUnder(SyntaxNode root, CancellationToken cancellation) => Read(root.Language().BodiesIn(root), cancellation);

    private IEnumerable<Body> Read(IEnumerable<SyntaxNode> nodes, CancellationToken cancellation)
    {
        foreach (var node in nodes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_bodies.GetOrAdd(node, ReadBody) is { } body)
            {
                yield return body;
            }
        }
    }

    private Body? ReadBody(SyntaxNode node)
    {
        if (node.Language().IsDeeperThan(DeepestCode, node))
        {
            return null;
        }

        var model = ModelOf(node.SyntaxTree);
        try
        {
            return Body.Of(model.GetOperation(node), node.Language().OwnerOf(node, model));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Roslyn itself fails on some code that does not bind, such as a collection initialiser whose Add takes nothing.
            return null;
        }
    }

    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(
        tree,
#pragma warning disable RS1030 // A field or a method may be declared in another file than the one that uses it.
        tree => _compilation.GetSemanticModel(tree));
#pragma warning restore RS1030
}
