using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>The question whether the same message may pass later.</summary>
internal static class TransientCondition
{
    /// <summary>By the embedded runtime, whatever the exception's type.</summary>
    public static ExpressionSyntax ByRuntime(ExpressionSyntax exception, RuntimeTypes types) =>
        RuntimeTypes.Read(types.FailureFrom(exception), "IsTransient");

    /// <summary>Of an exception of an SMTP type; without the embedded runtime by its code.</summary>
    public static ExpressionSyntax On(ExpressionSyntax exception, bool areSeveral, RuntimeTypes types, string recipient)
    {
        if (types.Exist)
        {
            return ByRuntime(exception, types);
        }

        if (!areSeveral)
        {
            return OfCode(RuntimeTypes.Read(exception, "StatusCode"));
        }

        // Of several refused recipients the exception itself says only GeneralFailure.
        return RuntimeTypes.Call(
            types.Member("System.Array", "TrueForAll"),
            RuntimeTypes.Read(exception, "InnerExceptions"),
            SimpleLambdaExpression(Parameter(Identifier(recipient)), OfCode(RuntimeTypes.Read(IdentifierName(recipient), "StatusCode"))));
    }

    /// <summary>
    /// <c>(int)e.StatusCode / 100 == 4</c>: by class, because servers answer with codes that the enumeration lacks.
    /// GeneralFailure is -1 and passes for permanent, as nothing but its cause could say more.
    /// </summary>
    public static ExpressionSyntax OfCode(ExpressionSyntax code) =>
        BinaryExpression(
            SyntaxKind.EqualsExpression,
            BinaryExpression(SyntaxKind.DivideExpression, CastExpression(PredefinedType(Token(SyntaxKind.IntKeyword)), code), Number(100)),
            Number(4));

    private static LiteralExpressionSyntax Number(int value) => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(value));
}
