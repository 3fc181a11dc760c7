using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;
using SmtpAnalyzers.Rules.Failures;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>Asks for the code itself, in all tests of the reported condition: a number gets its name, a text becomes what it stands for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class FailureToldApartByTextCodeFix : TreeFix
{
    public const string UseName = "Compare with the name of the status code";
    public const string AskFailure = "Ask SmtpFailure for the code";

    public FailureToldApartByTextCodeFix()
        : base("SMTP1006", UseName, AskFailure)
    {
    }

    private protected override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>();

    private protected override TreeChanges? Plan(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => null;

    private protected override TreeChanges? Plan(SyntaxNode node, string title, SemanticModel model, CancellationToken cancellation)
    {
        var changes = new TreeChanges();
        var any = false;
        foreach (var test in ConditionOf(node).DescendantNodesAndSelf(static inner => inner is not AnonymousFunctionExpressionSyntax).OfType<ExpressionSyntax>().ToList())
        {
            var better = title == UseName ? Named(test, model, cancellation) : Asked(test, model, cancellation);
            if (better is not null)
            {
                var isOperand = test.Parent is PrefixUnaryExpressionSyntax;
                changes.Replace(test, rewritten => SyntaxFactory.ParseExpression(isOperand ? $"({better})" : better).WithTriviaFrom(rewritten));
                any = true;
            }
        }

        return any ? changes : null;
    }

    private static SyntaxNode ConditionOf(SyntaxNode test)
    {
        while (test.Parent is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or BinaryExpressionSyntax)
        {
            test = test.Parent;
        }

        return test;
    }

    /// <summary><c>(int)e.StatusCode == 550</c>, with the name in place of the number.</summary>
    private static string? Named(ExpressionSyntax test, SemanticModel model, CancellationToken cancellation)
    {
        if (test is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison)
        {
            return null;
        }

        var (status, number) = StatusIn(comparison.Left) is { } left ? (left, comparison.Right) : (StatusIn(comparison.Right), comparison.Left);
        return status is not null && model.GetTypeInfo(status, cancellation).Type is INamedTypeSymbol { Name: "SmtpStatusCode" } type &&
            model.GetConstantValue(number, cancellation).Value is int code && NameOf(code, type) is { } name
            ? $"{status} {comparison.OperatorToken.ValueText} {type.ToMinimalDisplayString(model, test.SpanStart)}.{name}"
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

    /// <summary>A search of the message for a code, as a question for that code. Without the embedded runtime only a reply code has an answer.</summary>
    private static string? Asked(ExpressionSyntax test, SemanticModel model, CancellationToken cancellation)
    {
        if (TextTest(test) is not var (message, sought, isPositive) ||
            !IsSmtpException(model.GetTypeInfo(message.Expression, cancellation).Type) ||
            model.GetConstantValue(sought, cancellation).Value is not string text)
        {
            return null;
        }

        text = text.Trim();
        var equals = isPositive ? "==" : "!=";
        var compilation = model.Compilation;
        if (compilation.GetTypeByMetadataName("SmtpAnalyzers.SmtpFailure") is { } failureType && compilation.GetTypeByMetadataName("SmtpAnalyzers.SmtpRemedy") is { } remedy)
        {
            var failure = $"{failureType.ToMinimalDisplayString(model, test.SpanStart)}.From({message.Expression})";
            return IsWhole(FailureText.EnhancedCode.Match(text), text) && text.Count(static each => each == '.') == 2 && !text.EndsWith(".", StringComparison.Ordinal) ? $"{failure}.EnhancedCode {equals} \"{text}\""
                : IsWhole(FailureText.ReplyCode.Match(text), text) ? $"{failure}.ReplyCode {equals} {text}"
                : text.IndexOf("STARTTLS", StringComparison.OrdinalIgnoreCase) >= 0 ? $"{failure}.Remedy {equals} {remedy.ToMinimalDisplayString(model, test.SpanStart)}.EnableTls"
                : null;
        }

        return IsWhole(FailureText.ReplyCode.Match(text), text) && compilation.GetTypeByMetadataName("System.Net.Mail.SmtpStatusCode") is { } status &&
            NameOf(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture), status) is { } name
            ? $"{message.Expression}.StatusCode {equals} {status.ToMinimalDisplayString(model, test.SpanStart)}.{name}"
            : null;
    }

    private static bool IsWhole(System.Text.RegularExpressions.Match match, string text) => match.Success && match.Length == text.Length;

    private static bool IsSmtpException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "SmtpException", ContainingNamespace: { Name: "Mail" } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The message, what is sought in it, and whether the test is true where it is found.</summary>
    private static (MemberAccessExpressionSyntax Message, ExpressionSyntax Sought, bool IsPositive)? TextTest(ExpressionSyntax test)
    {
        switch (test)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "Contains" or "StartsWith" or "EndsWith" or "Equals" } } } access } call
                when call.ArgumentList.Arguments.Count > 0 && MessageIn(access.Expression) is { } message:
                return (message, call.ArgumentList.Arguments[0].Expression, true);
            case BinaryExpressionSyntax comparison when comparison.Left is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "IndexOf" } } } access } call &&
                call.ArgumentList.Arguments.Count > 0 && MessageIn(access.Expression) is { } message && IsFound(comparison) is { } found:
                return (message, call.ArgumentList.Arguments[0].Expression, found);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison when MessageIn(comparison.Left) is { } message:
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
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "Trim" } } } access } =>
            MessageIn(access.Expression),
        _ => null,
    };
}
