using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.Known;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>The question whether the same message may pass later.</summary>
internal static class TransientCondition
{
    /// <summary>By the embedded runtime, whatever the exception's type.</summary>
    public static ExpressionSyntax ByRuntime(ExpressionSyntax exception, RuntimeTypes types) =>
        RuntimeTypes.Read(types.FailureFrom(exception), "IsTransient");

    /// <summary>Of an exception of an SMTP type; without the embedded runtime by its code.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="type">Its type, which says whether one or several recipients were refused.</param>
    /// <param name="symbols">The types of System.Net.Mail.</param>
    /// <param name="types">How they are named here.</param>
    /// <param name="recipient">A free name.</param>
    public static ExpressionSyntax On(ExpressionSyntax exception, ITypeSymbol? type, SmtpSymbols symbols, RuntimeTypes types, string recipient)
    {
        if (types.Exist)
        {
            return ByRuntime(exception, types);
        }

        var code = RuntimeTypes.Read(exception, "StatusCode");
        if (symbols.IsFailedRecipients(type))
        {
            // Of several refused recipients the exception itself says only GeneralFailure.
            return RuntimeTypes.Call(
                types.Member("System.Array", "TrueForAll"),
                RuntimeTypes.Read(exception, "InnerExceptions"),
                SimpleLambdaExpression(Parameter(Identifier(recipient)), OfCode(RuntimeTypes.Read(IdentifierName(recipient), "StatusCode"))));
        }

        return symbols.IsFailedRecipient(type) || symbols.FailedRecipientsException is not { } several
            ? OfCode(code)
            : BinaryExpression(SyntaxKind.LogicalOrExpression, OfCode(code), ParenthesizedExpression(WithoutReply(exception, code, several, types)));
    }

    /// <summary>
    /// A timeout or a lost connection: GeneralFailure, which several refused recipients have too, with a status of their own each.
    /// </summary>
    private static ExpressionSyntax WithoutReply(
        ExpressionSyntax exception, ExpressionSyntax code, INamedTypeSymbol several, RuntimeTypes types) => BinaryExpression(
        SyntaxKind.LogicalAndExpression,
        BinaryExpression(SyntaxKind.EqualsExpression, code, types.Member("System.Net.Mail.SmtpStatusCode", "GeneralFailure")),
        PrefixUnaryExpression(
            SyntaxKind.LogicalNotExpression,
            ParenthesizedExpression(BinaryExpression(SyntaxKind.IsExpression, exception, types.Name(several)))));

    /// <summary>
    /// <c>(int)e.StatusCode / 100 == 4</c>: by class, because servers answer with codes that the enumeration lacks.
    /// </summary>
    public static ExpressionSyntax OfCode(ExpressionSyntax code) =>
        BinaryExpression(
            SyntaxKind.EqualsExpression,
            BinaryExpression(SyntaxKind.DivideExpression, CastExpression(PredefinedType(Token(SyntaxKind.IntKeyword)), code), Number(100)),
            Number(4));

    private static LiteralExpressionSyntax Number(int value) => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(value));
}
