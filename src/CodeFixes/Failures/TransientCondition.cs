using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>The question whether the same message may pass later.</summary>
internal static class TransientCondition
{
    /// <summary>By the embedded runtime, whatever the exception's type.</summary>
    public static ExpressionSyntax ByRuntime(ExpressionSyntax exception, MailTypes types) =>
        Read(types.FailureFrom(exception), "IsTransient");

    /// <summary>Of an exception of an SMTP type; without the embedded runtime by its code. Null where nothing can be asked.</summary>
    public static ExpressionSyntax? On(ExpressionSyntax exception, ITypeSymbol? type, MailTypes types, string recipient)
    {
        if (types.HasRuntime)
        {
            return ByRuntime(exception, types);
        }

        if (!types.IsManyRecipients(type))
        {
            return OfCode(Read(exception, "StatusCode"));
        }

        // Of several refused recipients the exception itself says only GeneralFailure.
        return types.Array is not { } array
            ? null
            : InvocationExpression(types.Member(array, "TrueForAll"), ArgumentList(SeparatedList(new[]
            {
                Argument(Read(exception, "InnerExceptions")),
                Argument(SimpleLambdaExpression(Parameter(Identifier(recipient)), OfCode(Read(IdentifierName(recipient), "StatusCode")))),
            })));
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

    private static ExpressionSyntax Read(ExpressionSyntax owner, string property) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, owner, IdentifierName(property));

    private static LiteralExpressionSyntax Number(int value) => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(value));
}
