using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Facts.Connection;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Code;

/// <summary>The compilation's source, read as needed and kept: the bodies of members, in whatever file they stand.</summary>
internal sealed class SourceCode
{
    private readonly MemberValues _memberValues;
    private readonly Lazy<ImmutableArray<MailSettings>> _mailSettings;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxNode, Body?> _bodies = new();
    private readonly ConcurrentDictionary<(ISymbol Member, ObjectKind Kind), ImmutableArray<ObjectFacts>> _members = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<Body>> _types = new(SymbolEqualityComparer.Default);

    public SourceCode(SmtpSymbols symbols, AnalyzerOptions options)
    {
        Symbols = symbols;
        Options = options;
        _memberValues = new MemberValues(this);
        _mailSettings = new(() => Facts.Connection.MailSettings.Read(Options.AdditionalFiles, CancellationToken.None));
    }

    public SmtpSymbols Symbols { get; }

    public AnalyzerOptions Options { get; }

    /// <summary>The smtp sections of the project's configuration files.</summary>
    public ImmutableArray<MailSettings> MailSettings => _mailSettings.Value;

    public MethodSummaries Summaries { get; } = new();

    /// <summary>Whether the project says that writing an exception to a log is handling enough.</summary>
    public bool LoggingHandlesStatus(SyntaxTree tree) => Options.IsTrue(tree, Configuration.LoggingHandlesStatus);

    /// <summary>Whether a server's name is this machine's, a development catcher's, or one that the project trusts.</summary>
    public bool IsTrustedHost(string host, SyntaxTree tree) =>
        KnownHosts.IsLocal(host) || Options.ListOf(tree, Configuration.TrustedHosts).Any(pattern => KnownHosts.Matches(host, pattern));

    /// <summary>The same for a host of a configuration file, for which the options of source files count too.</summary>
    public bool IsTrustedHost(string host, AdditionalText file) =>
        Options.ListOf(file, Configuration.TrustedHosts).Any(pattern => KnownHosts.Matches(host, pattern)) ||
        Symbols.Compilation.SyntaxTrees.Any(tree => IsTrustedHost(host, tree));

    /// <summary>The initial value of a field or property that nothing ever changes; null otherwise.</summary>
    public IOperation? OnlyValueOf(ISymbol member) => _memberValues.OnlyValueOf(member);

    /// <summary>What a field or property starts with, be it changed later or not; null where it has no initialiser.</summary>
    public IOperation? InitialValueOf(ISymbol member) => BodiesOf(member.ContainingType, CancellationToken.None)
        .Where(body => SymbolEqualityComparer.Default.Equals(body.Owner, member.OriginalDefinition))
        .Select(static body => (body.Root as ISymbolInitializerOperation)?.Value)
        .FirstOrDefault();

    /// <summary>The bodies of a file's members; those of lambdas and local functions are nested in them.</summary>
    public IEnumerable<Body> BodiesOf(SemanticModel model, CancellationToken cancellation)
    {
        _models.TryAdd(model.SyntaxTree, model);
        return BodiesUnder(model.SyntaxTree.GetRoot(cancellation), cancellation);
    }

    /// <summary>The body that a call of this method runs; null where it has none that can be seen here.</summary>
    public Body? BodyOf(IMethodSymbol method, CancellationToken cancellation)
    {
        var definition = (method.PartialImplementationPart ?? method).OriginalDefinition;
        return definition.DeclaringSyntaxReferences
            .Where(reference => Symbols.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
            .SelectMany(reference => BodiesUnder(reference.GetSyntax(cancellation), cancellation))
            .FirstOrDefault(body => SymbolEqualityComparer.Default.Equals(body.Owner, definition));
    }

    /// <summary>The bodies of all members of a type, in all its parts.</summary>
    public ImmutableArray<Body> BodiesOf(INamedTypeSymbol type, CancellationToken cancellation) =>
        _types.GetOrAdd(type.OriginalDefinition, definition => definition.DeclaringSyntaxReferences
            .Where(reference => Symbols.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
            .SelectMany(reference => BodiesUnder(reference.GetSyntax(cancellation), cancellation))
            .Where(body => SymbolEqualityComparer.Default.Equals(body.Type?.OriginalDefinition, definition))
            .ToImmutableArray());

    /// <summary>What each body of the class that declares a field or property does with the client in it.</summary>
    public ImmutableArray<ObjectFacts> UsesOf(ISymbol member, ObjectKind kind, CancellationToken cancellation) =>
        _members.GetOrAdd((member.OriginalDefinition, kind), key => BodiesOf(key.Member.ContainingType, cancellation)
            .SelectMany(static body => body.WithNested())
            .Where(body => body.Mentions(key.Member))
            .Select(body => ObjectFlow.FollowReceived(body, key.Member, kind, ImmutableStack<ISymbol>.Empty, cancellation))
            .ToImmutableArray());

    private IEnumerable<Body> BodiesUnder(SyntaxNode root, CancellationToken cancellation)
    {
        foreach (var node in root.DescendantNodesAndSelf(static node => !HasBody(node)).Where(HasBody))
        {
            cancellation.ThrowIfCancellationRequested();

            // Top-level statements are one body: that of the file.
            var member = node is GlobalStatementSyntax ? node.Parent! : node;
            if (member != node && node != ((CompilationUnitSyntax)member).Members.OfType<GlobalStatementSyntax>().First())
            {
                continue;
            }

            if (_bodies.GetOrAdd(member, ReadBody) is { } body)
            {
                yield return body;
            }
        }
    }

    private static bool HasBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or GlobalStatementSyntax => true,
        ArrowExpressionClauseSyntax => node.Parent is BasePropertyDeclarationSyntax,
        EqualsValueClauseSyntax => node.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax },
        _ => false,
    };

    private Body? ReadBody(SyntaxNode node)
    {
        var model = ModelOf(node.SyntaxTree);
        return Body.Of(model.GetOperation(node), Owner(node, model), this);
    }

    private static ISymbol? Owner(SyntaxNode node, SemanticModel model) => node switch
    {
        ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property } =>
            (model.GetDeclaredSymbol(property) as IPropertySymbol)?.GetMethod,
        EqualsValueClauseSyntax => model.GetDeclaredSymbol(node.Parent!),
        _ => model.GetDeclaredSymbol(node),
    };

    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(
        tree,
#pragma warning disable RS1030 // A field or a method may be declared in another file than the one that uses it.
        tree => Symbols.Compilation.GetSemanticModel(tree));
#pragma warning restore RS1030
}
