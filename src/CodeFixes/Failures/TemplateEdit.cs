using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// A text that is part of a template, as in <c>Error("Mail to {0} failed: " + e.Message, to)</c>: it becomes a hole, and the description the
/// value for it. A server's words must not be part of a template: a brace in them would be a hole, and without a value for it the log throws.
/// </summary>
internal sealed class TemplateEdit
{
    private static readonly Regex AnyHole = new(@"(?<!\{)\{[^{}]+\}", RegexOptions.CultureInvariant);
    private static readonly Regex IndexedHole = new(@"(?<!\{)\{\d", RegexOptions.CultureInvariant);

    private readonly WrittenException _use;
    private readonly Handler _handler;
    private readonly Description _description;
    private readonly InvocationExpressionSyntax _call;
    private readonly ArgumentSyntax _template;
    private readonly bool _isNamed;

    private TemplateEdit(
        WrittenException use, Handler handler, Description description, InvocationExpressionSyntax call, ArgumentSyntax template, bool isNamed)
    {
        _use = use;
        _handler = handler;
        _description = description;
        _call = call;
        _template = template;
        _isNamed = isNamed;
    }

    private int Index => _call.ArgumentList.Arguments.IndexOf(_template);

    private int Values => _call.ArgumentList.Arguments.Count - Index - 1;

    /// <summary>Null where the text is no part of a template.</summary>
    public static TemplateEdit? For(WrittenException use, Handler handler, Description description)
    {
        SyntaxNode text = use.Node;
        while (text.Parent is ParenthesizedExpressionSyntax or InterpolationSyntax or InterpolatedStringExpressionSyntax or
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
        {
            text = text.Parent;
        }

        if (text.Parent is not ArgumentSyntax { Parent: { Parent: InvocationExpressionSyntax call } } argument ||
            handler.Model.GetSymbolInfo(call, handler.Cancellation).Symbol is not IMethodSymbol method ||
            WrittenException.ParameterOf(argument, handler) is not { } parameter)
        {
            return null;
        }

        var isNamed = new LogCall(handler, description, method).IsTemplate(parameter);
        var edit = new TemplateEdit(use, handler, description, call, argument, isNamed);

        // An interpolated text is put together before the logger sees it, and where no values follow it is taken as it is.
        return isNamed ? (edit.Values == 0 && use.Node.Parent is InterpolationSyntax ? null : edit)
            : LogTemplates.IsCompositeFormat(parameter) ? edit
            : null;
    }

    /// <summary>Whether a literal has numbered holes, which do not go together with named ones.</summary>
    public static bool IsIndexed(SyntaxNode template) => Texts(template, template.Span.End).Any(IndexedHole.IsMatch);

    /// <summary>Whether the values of a call are written out one by one, so that there can be one more.</summary>
    public static bool TakesOneMore(InvocationExpressionSyntax call, Handler handler) =>
        call.ArgumentList.Arguments.All(static argument => argument.NameColon is null) &&
        handler.Model.GetOperation(call, handler.Cancellation) is IInvocationOperation { Arguments: var arguments } &&
        !arguments.Any(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { IsParams: true } });

    /// <summary>False where it is not known which values the other holes get: the call stays as it is.</summary>
    /// <param name="changes">Get the edits.</param>
    /// <param name="taken">Calls that were edited so: one hole is enough.</param>
    public bool AddTo(TreeChanges changes, ISet<SyntaxNode> taken)
    {
        var isIndexed = !_isNamed || IsIndexed(_template);
        if (!TakesOneMore(_call, _handler) || (!isIndexed && Values > 0 && HasUnknownPart()) || !taken.Add(_call))
        {
            return false;
        }

        var hasTwo = _isNamed && !isIndexed && !_handler.Types.Exist;
        var hole = isIndexed ? "{" + Values + "}" : hasTwo ? _description.Placeholder + ": {Message}" : _description.Placeholder;
        if (_use.Node.Parent is InterpolationSyntax)
        {
            AddToInterpolation(changes, hole.Replace("{", "{{").Replace("}", "}}"));
        }
        else
        {
            changes.Replace<SyntaxNode>(_use.Node, rewritten => Description.Text(hole).WithTriviaFrom(rewritten));
            if (_use.Node.Parent is BinaryExpressionSyntax concatenation)
            {
                changes.Replace(concatenation, rewritten => Merged(rewritten));
            }
        }

        var values = hasTwo ? new[] { _description.Status, _description.Said(_use) } : new[] { _description.AsObject(_use) };
        var place = Index + 1 + (isIndexed ? Values : Texts(_template, _use.Node.SpanStart).Sum(text => AnyHole.Matches(text).Count));
        changes.Replace(_call, rewritten =>
        {
            var arguments = rewritten.ArgumentList.Arguments;
            return rewritten.WithArgumentList(rewritten.ArgumentList.WithArguments(
                arguments.InsertRange(Math.Min(place, arguments.Count), values.Select(Description.Further))));
        });
        return true;
    }

    private void AddToInterpolation(TreeChanges changes, string hole)
    {
        var text = (InterpolatedStringExpressionSyntax)_use.Node.Parent!.Parent!;
        var index = text.Contents.IndexOf((InterpolatedStringContentSyntax)_use.Node.Parent);
        changes.Replace(text, rewritten =>
        {
            // Counted from the end: what is put in for an earlier hole moves the later ones.
            var place = rewritten.Contents[rewritten.Contents.Count - (text.Contents.Count - index)];
            return rewritten.WithContents(rewritten.Contents.Replace(place, ReportRewriter.TextPart(hole)));
        });
    }

    private bool HasUnknownPart() => _template.Expression.DescendantNodesAndSelf(static node => node is not InterpolationSyntax).Any(node =>
        node is ExpressionSyntax and not (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax) &&
        !(node is BinaryExpressionSyntax add && add.IsKind(SyntaxKind.AddExpression)) &&
        !_use.Node.Contains(node));

    private static IEnumerable<string> Texts(SyntaxNode template, int end) => template.DescendantTokens()
        .Where(token => token.Span.End <= end && token.Parent is LiteralExpressionSyntax or InterpolatedStringTextSyntax)
        .Select(static token => token.ValueText);

    /// <summary><c>"Mail failed: " + "{0}"</c> is one literal.</summary>
    private static ExpressionSyntax Merged(BinaryExpressionSyntax concatenation) => concatenation switch
    {
        { Left: LiteralExpressionSyntax left, Right: LiteralExpressionSyntax right } when Merged(left, right) is { } one => one,
        {
            Left: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Right: LiteralExpressionSyntax left } before,
            Right: LiteralExpressionSyntax right,
        } when Merged(left, right) is { } one => before.WithRight(one),
        _ => concatenation,
    };

    private static LiteralExpressionSyntax? Merged(LiteralExpressionSyntax left, LiteralExpressionSyntax right)
    {
        var (first, second) = (left.Token.Text, right.Token.Text);
        return left.IsKind(SyntaxKind.StringLiteralExpression) && right.IsKind(SyntaxKind.StringLiteralExpression) &&
            IsPlain(first) && IsPlain(second)
                ? left.WithToken(ParseToken(first.Substring(0, first.Length - 1) + second.Substring(1))
                    .WithLeadingTrivia(left.GetLeadingTrivia()).WithTrailingTrivia(right.GetTrailingTrivia()))
                : null;

        static bool IsPlain(string text) => text.Length >= 2 && text[0] == '"' && text[text.Length - 1] == '"' &&
            !text.StartsWith("\"\"\"", StringComparison.Ordinal);
    }
}
