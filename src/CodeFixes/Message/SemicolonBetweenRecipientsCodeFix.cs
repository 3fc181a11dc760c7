using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Message;

/// <summary>Writes the comma that separates addresses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class SemicolonBetweenRecipientsCodeFix : SmtpCodeFix
{
    public const string Title = "Separate the recipients by commas";

    public SemicolonBetweenRecipientsCodeFix()
        : base("SMTP4001", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>();

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        var text = (ExpressionSyntax)reported.Node;
        if (!IsForRecipientsAlone(text, reported))
        {
            return null;
        }

        var changes = new TreeChanges();
        switch (text)
        {
            case LiteralExpressionSyntax literal when WithCommas(literal) is { } separated:
                changes.Replace(literal, _ => separated);
                return changes;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList: { Arguments: var arguments } } call:
                return PlanOfCall(changes, call, access, arguments) ? changes : null;
            default:
                return null;
        }
    }

    private static bool PlanOfCall(TreeChanges changes, InvocationExpressionSyntax call, MemberAccessExpressionSyntax access,
        SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        if (arguments.Any(static argument => argument.NameColon is not null))
        {
            return false;
        }

        switch (access.Name.Identifier.ValueText)
        {
            case "Join" when arguments.Count > 0 && arguments[0].Expression is LiteralExpressionSyntax separator:
                changes.Replace(separator, Comma);
                return true;
            // The commas were right before they were replaced.
            case "Replace" when arguments.Count == 2 && arguments.All(static argument => argument.Expression is LiteralExpressionSyntax):
                changes.Replace(call, rewritten => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)rewritten).Expression).Expression
                    .WithTriviaFrom(rewritten));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether nothing else reads the text, which may well want its semicolons: <c>text.Split(';')</c>.</summary>
    private static bool IsForRecipientsAlone(ExpressionSyntax text, ReportedNode reported)
    {
        var (_, model, cancellation) = reported;
        if (References.Unwrapped(text).Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator })
        {
            return true;
        }

        var scope = model.GetDeclaredSymbol(declarator, cancellation) switch
        {
            ILocalSymbol => Functions.MemberAround(text),
            IFieldSymbol { DeclaredAccessibility: Accessibility.Private, ContainingType: { DeclaringSyntaxReferences: { Length: 1 } type } } =>
                type[0].GetSyntax(cancellation),
            _ => null,
        };
        return scope is not null &&
            References.To(model.GetDeclaredSymbol(declarator, cancellation)!, scope, model, cancellation).Take(2).Count() == 1;
    }

    /// <summary>Null where the value is not written as it is: with escapes, which the author chose.</summary>
    private static LiteralExpressionSyntax? WithCommas(LiteralExpressionSyntax literal)
    {
        var (text, value) = (literal.Token.Text, literal.Token.ValueText);
        var separated = new AddressList(value).WithCommas();
        return text.IndexOf(value, StringComparison.Ordinal) is >= 0 and var start
            ? WithText(literal, text.Remove(start, value.Length).Insert(start, separated), separated)
            : null;
    }

    private static LiteralExpressionSyntax Comma(LiteralExpressionSyntax separator) => separator.IsKind(SyntaxKind.CharacterLiteralExpression)
        ? separator.WithToken(SyntaxFactory.Literal(',').WithTriviaFrom(separator.Token))
        : WithText(separator, separator.Token.Text.Replace(';', ','), separator.Token.ValueText.Replace(';', ','));

    private static LiteralExpressionSyntax WithText(LiteralExpressionSyntax literal, string text, string value) => literal.WithToken(
        SyntaxFactory.Token(literal.Token.LeadingTrivia, literal.Token.Kind(), text, value, literal.Token.TrailingTrivia));
}
