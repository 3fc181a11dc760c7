using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.Language;

/// <summary>Where a report stands: the one question that operations do not answer.</summary>
internal static class ReportLocation
{
    /// <summary>The type that the clause catches, or the keyword where it names none.</summary>
    public static Location Of(ICatchClauseOperation clause) => clause.Syntax switch
    {
        CatchClauseSyntax { Declaration: { } declaration } => declaration.Type.GetLocation(),
        CatchClauseSyntax { CatchKeyword: var keyword } => keyword.GetLocation(),
        var other => other.GetLocation(),
    };

    /// <summary>The name of a method group, or what stands before a lambda's body.</summary>
    public static Location OfFunction(IOperation function) => function.Syntax switch
    {
        MemberAccessExpressionSyntax { Name: var name } => name.GetLocation(),
        LambdaExpressionSyntax lambda => Between(lambda, lambda.ArrowToken),
        AnonymousMethodExpressionSyntax method => Between(method, method.Block.GetFirstToken().GetPreviousToken()),
        var other => other.GetLocation(),
    };

    /// <summary>The name of the called method, with its type arguments.</summary>
    public static Location OfName(IInvocationOperation call) => call.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name.GetLocation(),
        InvocationExpressionSyntax { Expression: var name } => name.GetLocation(),
        var other => other.GetLocation(),
    };

    /// <summary>The call, or the creation without its object initialiser, which may be many lines long.</summary>
    public static Location OfOrigin(IOperation origin)
    {
        var syntax = origin.Syntax;
        var end = syntax.ChildNodes().OfType<InitializerExpressionSyntax>().FirstOrDefault() is { } initializer
            ? initializer.GetFirstToken().GetPreviousToken().Span.End
            : syntax.Span.End;
        return Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(syntax.SpanStart, end));
    }

    /// <summary>The value that a field or local is declared with; null where it has none.</summary>
    public static Location? OfInitialValue(ISymbol variable) =>
        variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer: { Value: { } value } }
            ? value.GetLocation()
            : null;

    private static Location Between(SyntaxNode start, SyntaxToken end) =>
        Location.Create(start.SyntaxTree, TextSpan.FromBounds(start.SpanStart, end.Span.End));
}
