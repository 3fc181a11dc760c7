using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>Asks for the code itself, in all tests of the reported condition: a number gets its name, a text becomes what it stands for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class FailureToldApartByTextCodeFix : SmtpCodeFix
{
    public const string UseName = "Compare with the name of the status code";
    public const string AskFailure = "Ask SmtpFailure for the code";

    /// <summary>RFC 4954 section 6 and the enhanced codes that servers give with a refused login.</summary>
    private static readonly HashSet<string> LoginCodes = new(StringComparer.Ordinal)
    {
        "534", "535", "538", "5.7.3", "5.7.8", "5.7.9", "5.7.57", "5.7.139",
    };

    public FailureToldApartByTextCodeFix()
        : base("SMTP1006", UseName, AskFailure)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>();

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var changes = new TreeChanges();
        var any = false;
        foreach (var test in ConditionOf(reported.Node).DescendantNodesAndSelf(static inner => inner is not AnonymousFunctionExpressionSyntax)
            .OfType<ExpressionSyntax>())
        {
            if ((title == UseName ? Named(test, reported) : Asked(test, reported)) is { } better)
            {
                var operand = test.Parent is PrefixUnaryExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(better) : better;
                changes.Replace(test, rewritten => operand.WithTriviaFrom(rewritten));
                if (test.Parent is BinaryExpressionSyntax both &&
                    (both.IsKind(SyntaxKind.LogicalOrExpression) || both.IsKind(SyntaxKind.LogicalAndExpression)))
                {
                    changes.Replace<SyntaxNode>(both, static node => node is BinaryExpressionSyntax rewritten ? Once(rewritten) : node);
                }

                any = true;
            }
        }

        return any ? changes : null;
    }

    /// <summary>Two texts for one thing, as "535" or "5.7.8", are one question.</summary>
    private static SyntaxNode Once(BinaryExpressionSyntax both) => both switch
    {
        _ when both.Left.WithoutTrivia().IsEquivalentTo(both.Right.WithoutTrivia()) => both.Left.WithTriviaFrom(both),
        { Left: BinaryExpressionSyntax inner } when
            inner.IsKind(both.Kind()) && inner.Right.WithoutTrivia().IsEquivalentTo(both.Right.WithoutTrivia()) => inner.WithTriviaFrom(both),
        _ => both,
    };

    private static SyntaxNode ConditionOf(SyntaxNode test)
    {
        while (test.Parent is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or BinaryExpressionSyntax)
        {
            test = test.Parent;
        }

        return test;
    }

    /// <summary><c>(int)e.StatusCode == 550</c>, with the name in place of the number.</summary>
    private static ExpressionSyntax? Named(ExpressionSyntax test, ReportedNode reported)
    {
        var (_, model, cancellation) = reported;
        if (test is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison)
        {
            return null;
        }

        var (status, number) = StatusIn(comparison.Left) is { } left ? (left, comparison.Right) : (StatusIn(comparison.Right), comparison.Left);
        return status is not null && model.GetTypeInfo(status, cancellation).Type is INamedTypeSymbol { Name: "SmtpStatusCode" } type &&
            model.GetConstantValue(number, cancellation).Value is int code && NameOf(code, type) is { } name
            ? Comparison(status.WithoutTrivia(), comparison.Kind(), reported.Types.Member(type, name))
            : null;
    }

    private static ExpressionSyntax? StatusIn(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => StatusIn(inner),
        CastExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "StatusCode" } } } status } => status,
        _ => null,
    };

    private static string? NameOf(int code, INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.ConstantValue is int value && value == code)?.Name;

    /// <summary>
    /// A search of the message for a code, as a question for that code. Without the embedded runtime only a reply code has an answer.
    /// </summary>
    private static ExpressionSyntax? Asked(ExpressionSyntax test, ReportedNode reported)
    {
        var (_, model, cancellation) = reported;
        if (TextTest(test) is not var (message, sought, isPositive) ||
            !reported.Symbols.IsSmtpException(model.GetTypeInfo(message.Expression, cancellation).Type) ||
            model.GetConstantValue(sought, cancellation).Value is not string text)
        {
            return null;
        }

        text = text.Trim();
        var types = reported.Types;
        var isReplyCode = IsWhole(FailureText.ReplyCode.Match(text), text);
        var exception = message.Expression.WithoutTrivia();
        if (!types.Exist)
        {
            return isReplyCode && model.Compilation.GetTypeByMetadataName("System.Net.Mail.SmtpStatusCode") is { } status &&
                NameOf(Number(text), status) is { } name
                ? Compared(RuntimeTypes.Read(exception, "StatusCode"), types.Member(status, name))
                : null;
        }

        var failure = types.FailureFrom(exception);
        return IsOfLogin(text)
            ? Compared(RuntimeTypes.Read(failure, "Remedy"), types.Remedy("FixCredentials"))
            : IsWhole(FailureText.EnhancedCode.Match(text), text) && text.Count(static each => each == '.') == 2 &&
            !text.EndsWith(".", StringComparison.Ordinal)
                ? Compared(RuntimeTypes.Read(failure, "EnhancedCode"),
                    SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text)))
            : isReplyCode
                ? Compared(RuntimeTypes.Read(failure, "ReplyCode"),
                    SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(Number(text))))
            : text.IndexOf("STARTTLS", StringComparison.OrdinalIgnoreCase) >= 0
                ? Compared(RuntimeTypes.Read(failure, "Remedy"), types.Remedy("EnableTls"))
            : null;

        ExpressionSyntax Compared(ExpressionSyntax read, ExpressionSyntax value) =>
            Comparison(read, isPositive ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression, value);
    }

    /// <summary>
    /// A refused AUTH is swallowed: its code stands in the text of another reply, so that no comparison with the reply's code would ever be true.
    /// </summary>
    private static bool IsOfLogin(string text) =>
        LoginCodes.Contains(text) || text.IndexOf("authentic", StringComparison.OrdinalIgnoreCase) >= 0;

    private static ExpressionSyntax Comparison(ExpressionSyntax left, SyntaxKind kind, ExpressionSyntax right)
    {
        var comparison = SyntaxFactory.BinaryExpression(kind, left.WithTrailingTrivia(SyntaxFactory.Space), right);
        return comparison.WithOperatorToken(comparison.OperatorToken.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space));
    }

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsWhole(System.Text.RegularExpressions.Match match, string text) => match.Success && match.Length == text.Length;

    /// <summary>The message, what is sought in it, and whether the test is true where it is found.</summary>
    private static (MemberAccessExpressionSyntax Message, ExpressionSyntax Sought, bool IsPositive)? TextTest(ExpressionSyntax test)
    {
        switch (test)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax search, ArgumentList: { Arguments: { Count: > 0 } sought } }
                when search.Name.Identifier.ValueText is "Contains" or "StartsWith" or "EndsWith" or "Equals" &&
                    MessageIn(search.Expression) is { } message:
                return (message, sought[0].Expression, true);
            case BinaryExpressionSyntax
            {
                Left: InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax search,
                    ArgumentList: { Arguments: { Count: > 0 } sought },
                },
            } comparison
                when search.Name.Identifier.ValueText == "IndexOf" && MessageIn(search.Expression) is { } message && IsFound(comparison) is { } found:
                return (message, sought[0].Expression, found);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison
                when MessageIn(comparison.Left) is { } message:
                return (message, comparison.Right, comparison.IsKind(SyntaxKind.EqualsExpression));
            default:
                return null;
        }
    }

    private static bool? IsFound(BinaryExpressionSyntax comparison) => (comparison.Kind(), comparison.Right.ToString()) switch
    {
        (SyntaxKind.GreaterThanOrEqualExpression, "0") or (SyntaxKind.GreaterThanExpression, "-1") or (SyntaxKind.NotEqualsExpression, "-1") => true,
        (SyntaxKind.LessThanExpression, "0") or (SyntaxKind.EqualsExpression, "-1") => false,
        _ => null,
    };

    private static MemberAccessExpressionSyntax? MessageIn(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => MessageIn(inner),
        MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "Message" } } } message => message,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            when access.Name.Identifier.ValueText is "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "Trim" =>
            MessageIn(access.Expression),
        _ => null,
    };
}
