using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>The types an edit writes, and whether the project has them.</summary>
internal sealed class MailTypes
{
    private readonly SyntaxGenerator _generator;

    public MailTypes(SemanticModel model, int position, SyntaxGenerator generator)
    {
        _generator = generator;
        var compilation = model.Compilation;
        SystemException = compilation.GetTypeByMetadataName("System.Exception");
        Environment = compilation.GetTypeByMetadataName("System.Environment");
        Array = compilation.GetTypeByMetadataName("System.Array");
        StatusCode = compilation.GetTypeByMetadataName("System.Net.Mail.SmtpStatusCode");
        SmtpException = compilation.GetTypeByMetadataName("System.Net.Mail.SmtpException");
        ManyRecipients = compilation.GetTypeByMetadataName("System.Net.Mail.SmtpFailedRecipientsException");
        OneRecipient = compilation.GetTypeByMetadataName("System.Net.Mail.SmtpFailedRecipientException");
        Failure = Usable("SmtpAnalyzers.SmtpFailure");
        Remedy = Usable("SmtpAnalyzers.SmtpRemedy");

        // The embedded source is internal: one that only a referenced assembly has is seen here, and cannot be called.
        INamedTypeSymbol? Usable(string name) =>
            compilation.GetTypeByMetadataName(name) is { } type && model.IsAccessible(position, type) ? type : null;
    }

    public INamedTypeSymbol? SystemException { get; }

    public INamedTypeSymbol? Environment { get; }

    public INamedTypeSymbol? Array { get; }

    public INamedTypeSymbol? StatusCode { get; }

    public INamedTypeSymbol? SmtpException { get; }

    public INamedTypeSymbol? ManyRecipients { get; }

    public INamedTypeSymbol? OneRecipient { get; }

    /// <summary>Null where the embedded runtime is switched off: plain framework code is written then.</summary>
    public INamedTypeSymbol? Failure { get; }

    public INamedTypeSymbol? Remedy { get; }

    public bool HasRuntime => Failure is not null && Remedy is not null;

    public bool IsSmtpException(ITypeSymbol? type) => Derives(type, SmtpException);

    public bool IsManyRecipients(ITypeSymbol? type) => Derives(type, ManyRecipients);

    public bool IsRecipientFailure(ITypeSymbol? type) => Derives(type, OneRecipient);

    public bool IsException(ITypeSymbol? type) => Derives(type, SystemException);

    public bool Derives(ITypeSymbol? type, ITypeSymbol? ancestor)
    {
        for (; type is not null && ancestor is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The type's name for code: with <c>global::</c> at first, so that it is right whatever the file declares, then shortened where that
    /// means the same. Only our own types get a using directive: one for System.Net.Mail would give other names of the file a second meaning,
    /// as beside System.Web.Mail, where the file writes them in full.
    /// </summary>
    public TypeSyntax Name(INamedTypeSymbol type)
    {
        var isOurs = SymbolEqualityComparer.Default.Equals(type, Failure) || SymbolEqualityComparer.Default.Equals(type, Remedy);
        var name = (TypeSyntax)_generator.TypeExpression(type, addImport: isOurs).WithAdditionalAnnotations(Simplifier.Annotation);
        return isOurs ? name.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation) : name;
    }

    /// <summary>The same where an expression is wanted: members are read on it.</summary>
    public ExpressionSyntax Expression(INamedTypeSymbol type)
    {
        var parsed = ParseExpression(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        return Name(type).CopyAnnotationsTo(parsed)!;
    }

    public ExpressionSyntax Member(INamedTypeSymbol type, string name) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Expression(type), IdentifierName(name));

    /// <summary><c>SmtpFailure.From(exception)</c>; the caller has asked <see cref="HasRuntime"/>.</summary>
    public ExpressionSyntax FailureFrom(ExpressionSyntax exception) =>
        InvocationExpression(Member(Failure!, "From"), ArgumentList(SingletonSeparatedList(Argument(exception))));
}
