using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Flow;

namespace SmtpAnalyzers.CodeFixes.Connection;

/// <summary>Writes 587, where STARTTLS is spoken, in place of another port.</summary>
internal static class PortEdit
{
    public static void UseSubmission(TreeChanges changes, Setting port, ReportedNode reported) =>
        changes.Replace(Written((ExpressionSyntax)port.Value!.Syntax, reported), static old =>
            SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(587)).WithTriviaFrom(old));

    /// <summary>
    /// A local or private field that is there for this port alone is changed itself: it would be left without use, which the compiler
    /// complains about.
    /// </summary>
    private static ExpressionSyntax Written(ExpressionSyntax port, ReportedNode reported)
    {
        var (model, cancellation) = (reported.ModelOf(port.SyntaxTree), reported.Cancellation);
        return model.GetSymbolInfo(port, cancellation).Symbol is { } name && Scope(name, port, cancellation) is { } scope &&
            name.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(
                cancellation) is VariableDeclaratorSyntax { Initializer: { Value: LiteralExpressionSyntax value } } &&
            References.To(name, scope, model, cancellation).Take(2).Count() == 1
                ? value
                : port;
    }

    /// <summary>All the code that can use the variable; null where not all of it is seen.</summary>
    private static SyntaxNode? Scope(ISymbol name, ExpressionSyntax port, CancellationToken cancellation) => name switch
    {
        ILocalSymbol => Functions.MemberAround(port),
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private, ContainingType: { DeclaringSyntaxReferences: { Length: 1 } type } }
            when type[0].SyntaxTree == port.SyntaxTree => type[0].GetSyntax(cancellation),
        _ => null,
    };
}
