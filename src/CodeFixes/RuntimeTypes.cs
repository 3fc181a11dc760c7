using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using SyntaxKind = Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>
/// The names that a fix writes: those of the embedded runtime, where it can be called from the file, and of framework types. Plain
/// framework code is written where the runtime is switched off.
/// </summary>
internal sealed class RuntimeTypes
{
    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly Compilation _compilation;
    private readonly SyntaxGenerator _generator;
    private readonly INamedTypeSymbol? _failure;
    private readonly INamedTypeSymbol? _remedy;
    private ILookup<string, SimpleNameSyntax>? _names;

    public RuntimeTypes(SemanticModel model, int position, SyntaxGenerator generator)
    {
        _model = model;
        _position = position;
        _compilation = model.Compilation;
        _generator = generator;
        _failure = Accessible("SmtpAnalyzers.SmtpFailure");
        _remedy = Accessible("SmtpAnalyzers.SmtpRemedy");

        // The embedded source is internal: one that only a referenced assembly has is seen here, and cannot be called.
        INamedTypeSymbol? Accessible(string name) =>
            _compilation.GetTypeByMetadataName(name) is { } type && model.IsAccessible(position, type) ? type : null;
    }

    public bool Exist => _failure is not null && _remedy is not null;

    /// <summary><c>SmtpFailure.From(exception)</c>; the caller has asked whether they <see cref="Exist"/>.</summary>
    public ExpressionSyntax FailureFrom(ExpressionSyntax exception) => Call(Member(_failure!, "From"), exception);

    /// <summary><c>SmtpRemedy.RetryLater</c>, under the same condition.</summary>
    public ExpressionSyntax Remedy(string name) => Member(_remedy!, name);

    /// <summary>A static member of a framework type.</summary>
    public ExpressionSyntax Member(string type, string name) => Member(_compilation.GetTypeByMetadataName(type)!, name);

    /// <summary>A framework type.</summary>
    public TypeSyntax Name(string type) => Name(_compilation.GetTypeByMetadataName(type)!);

    public ExpressionSyntax Member(INamedTypeSymbol type, string name) => Read(Expression(type), name);

    /// <summary>
    /// The type's name for code: with <c>global::</c> at first, so that it is right whatever the file declares, then shortened where that
    /// means the same, with a using directive where one gives no other name of the file a second meaning, as one for System.Net.Mail would beside
    /// System.Web.Mail.
    /// </summary>
    public TypeSyntax Name(INamedTypeSymbol type)
    {
        var isImported = IsImported(type);
        var name = (TypeSyntax)_generator.TypeExpression(type, addImport: isImported).WithAdditionalAnnotations(Simplifier.Annotation);
        return isImported ? name.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation) : name;
    }

    private bool IsImported(INamedTypeSymbol type)
    {
        if (SymbolEqualityComparer.Default.Equals(type, _failure) || SymbolEqualityComparer.Default.Equals(type, _remedy))
        {
            return !Means(type);
        }

        return _model.LookupNamespacesAndTypes(_position, name: type.Name).IsEmpty &&
            _compilation.GetCompilationNamespace(type.ContainingNamespace) is { } space &&
            !space.GetTypeMembers().Any(IsAnotherHere) && !IsWrittenInFull(space);
    }

    /// <summary>The simple name is understood already.</summary>
    private bool Means(INamedTypeSymbol type) =>
        _model.LookupNamespacesAndTypes(_position, name: type.Name).Contains(type, SymbolEqualityComparer.Default);

    /// <summary>
    /// The file says the name and means another type or namespace, or nothing that is known: a using directive could give it two meanings.
    /// What is read on something, and what a local or a member is called, is looked up elsewhere.
    /// </summary>
    private bool IsAnotherHere(INamedTypeSymbol type)
    {
        const string Suffix = "Attribute";
        _names ??= Names();
        var names = type.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? _names[type.Name].Concat(_names[type.Name.Substring(0, type.Name.Length - Suffix.Length)])
            : _names[type.Name];
        return names.Any(name =>
            _model.GetSymbolInfo(name).Symbol is null or INamespaceOrTypeSymbol or IMethodSymbol { MethodKind: MethodKind.Constructor });
    }

    /// <summary>The file writes other types with their namespace where it could have imported it.</summary>
    private bool IsWrittenInFull(INamespaceSymbol space)
    {
        var text = space.ToDisplayString();
        return _model.SyntaxTree.GetRoot().DescendantNodes(static node => node is not UsingDirectiveSyntax)
            .Select(static node => node switch
            {
                QualifiedNameSyntax name => (Left: (SyntaxNode)name.Left, Right: name.Right),
                MemberAccessExpressionSyntax access => (access.Expression, access.Name),
                _ => default,
            })
            .Any(parts => parts.Left?.ToString() == text && _model.GetSymbolInfo(parts.Right).Symbol is INamedTypeSymbol);
    }

    private ILookup<string, SimpleNameSyntax> Names() => _model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        .Where(static name => !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name) &&
            !(name.Parent is QualifiedNameSyntax qualified && qualified.Right == name))
        .ToLookup(static name => name.Identifier.ValueText);

    public static ExpressionSyntax Read(ExpressionSyntax owner, string property) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, owner, IdentifierName(property));

    public static InvocationExpressionSyntax Call(ExpressionSyntax method, params ExpressionSyntax[] arguments) =>
        InvocationExpression(method, Arguments(arguments.Select(Argument).ToArray()));

    /// <summary>With a blank behind each comma.</summary>
    public static ArgumentListSyntax Arguments(params ArgumentSyntax[] arguments) => ArgumentList(SeparatedList(
        arguments, Enumerable.Repeat(Token(TriviaList(), SyntaxKind.CommaToken, TriviaList(Space)), Math.Max(0, arguments.Length - 1))));

    /// <summary>The type's name where an expression is wanted: members are read on it.</summary>
    private ExpressionSyntax Expression(INamedTypeSymbol type)
    {
        var parsed = ParseExpression(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        return Name(type).CopyAnnotationsTo(parsed)!;
    }
}
