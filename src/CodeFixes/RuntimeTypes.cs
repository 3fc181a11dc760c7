using Microsoft.CodeAnalysis;
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
    private readonly Compilation _compilation;
    private readonly SyntaxGenerator _generator;
    private readonly INamedTypeSymbol? _failure;
    private readonly INamedTypeSymbol? _remedy;

    public RuntimeTypes(SemanticModel model, int position, SyntaxGenerator generator)
    {
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

    public ExpressionSyntax Member(INamedTypeSymbol type, string name) => Read(Expression(type), name);

    /// <summary>
    /// The type's name for code: with <c>global::</c> at first, so that it is right whatever the file declares, then shortened where that
    /// means the same. Only our own types get a using directive: one for System.Net.Mail would give other names of the file a second meaning,
    /// as beside System.Web.Mail, where the file writes them in full.
    /// </summary>
    public TypeSyntax Name(INamedTypeSymbol type)
    {
        var isOurs = SymbolEqualityComparer.Default.Equals(type, _failure) || SymbolEqualityComparer.Default.Equals(type, _remedy);
        var name = (TypeSyntax)_generator.TypeExpression(type, addImport: isOurs).WithAdditionalAnnotations(Simplifier.Annotation);
        return isOurs ? name.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation) : name;
    }

    public static ExpressionSyntax Read(ExpressionSyntax owner, string property) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, owner, IdentifierName(property));

    public static InvocationExpressionSyntax Call(ExpressionSyntax method, params ExpressionSyntax[] arguments) =>
        InvocationExpression(method, ArgumentList(SeparatedList(arguments.Select(Argument))));

    /// <summary>The type's name where an expression is wanted: members are read on it.</summary>
    private ExpressionSyntax Expression(INamedTypeSymbol type)
    {
        var parsed = ParseExpression(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        return Name(type).CopyAnnotationsTo(parsed)!;
    }
}
