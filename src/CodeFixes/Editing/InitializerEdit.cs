using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>Adds a property to an object initializer in the way it is written: on one line or on several, with or without a last comma.</summary>
internal static class InitializerEdit
{
    /// <summary><c> { Property = value }</c>, with the space before it.</summary>
    public static InitializerExpressionSyntax New(string property, ExpressionSyntax value) => SyntaxFactory.InitializerExpression(
        SyntaxKind.ObjectInitializerExpression,
        SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Space), SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
        SyntaxFactory.SingletonSeparatedList(Assignment(property, value)),
        SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Space), SyntaxKind.CloseBraceToken, default));

    public static InitializerExpressionSyntax Add(InitializerExpressionSyntax initializer, string property, ExpressionSyntax value)
    {
        var items = initializer.Expressions;
        if (items.Count == 0)
        {
            var filled = New(property, value);
            return filled.WithOpenBraceToken(initializer.OpenBraceToken.WithTrailingTrivia(SyntaxFactory.Space))
                .WithCloseBraceToken(filled.CloseBraceToken.WithTrailingTrivia(initializer.CloseBraceToken.TrailingTrivia));
        }

        var last = items[items.Count - 1];
        var added = Assignment(property, value);
        var all = items.GetWithSeparators();
        if (items.SeparatorCount == items.Count)
        {
            var comma = items.GetSeparator(items.Count - 1);
            var ownLine = EndsLine(comma.TrailingTrivia);
            added = added.WithLeadingTrivia(ownLine ? Layout.Indentation(last) : SyntaxFactory.TriviaList());
            return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(all
                .Add(added)
                .Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(ownLine ? LineEnd(comma.TrailingTrivia) : comma.TrailingTrivia))));
        }

        // What followed the last item, a comment maybe, follows its comma now.
        var trailing = last.GetTrailingTrivia();
        var isOnOwnLine = EndsLine(trailing);
        var separator = SyntaxFactory.Token(SyntaxKind.CommaToken)
            .WithTrailingTrivia(isOnOwnLine ? trailing : SyntaxFactory.TriviaList(SyntaxFactory.Space));
        added = isOnOwnLine
            ? added.WithLeadingTrivia(Layout.Indentation(last)).WithTrailingTrivia(LineEnd(trailing))
            : added.WithTrailingTrivia(trailing);
        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(all
            .Replace(last, last.WithoutTrailingTrivia())
            .Add(separator)
            .Add(added)));
    }

    /// <summary>Puts an item before an earlier one. What stands between the items, line ends and comments, stays where it is.</summary>
    public static InitializerExpressionSyntax Move(InitializerExpressionSyntax initializer, int from, int to)
    {
        var items = initializer.Expressions.ToList();
        var order = items.ToList();
        order.RemoveAt(from);
        order.Insert(to, items[from]);
        return initializer.WithExpressions(SyntaxFactory.SeparatedList(
            order.Select((item, index) =>
                item.WithLeadingTrivia(items[index].GetLeadingTrivia()).WithTrailingTrivia(items[index].GetTrailingTrivia())),
            initializer.Expressions.GetSeparators()));
    }

    /// <summary>Takes an item out; the comments that stand with it stay.</summary>
    public static InitializerExpressionSyntax Remove(InitializerExpressionSyntax initializer, int index)
    {
        var items = initializer.Expressions;
        var item = items[index];
        var separator = index < items.SeparatorCount ? items.GetSeparator(index) : default;
        var after = item.GetTrailingTrivia().AddRange(separator.TrailingTrivia);
        var comments = item.GetLeadingTrivia().Concat(after).Any(IsComment)
            ? item.GetLeadingTrivia().AddRange(after.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            : default;
        var isLast = index == items.Count - 1;
        var rest = items.RemoveAt(index);
        if (isLast && rest.Count > 0 && rest.SeparatorCount < rest.Count)
        {
            // What ended the last line ends the one before it now.
            var last = rest[rest.Count - 1];
            var ending = items.GetSeparator(index - 1).TrailingTrivia;
            rest = rest.Replace(last,
                last.WithTrailingTrivia(EndsLine(ending) ? ending : item.GetTrailingTrivia().Where(static trivia => !IsComment(trivia))));
        }

        initializer = initializer.WithExpressions(rest);
        if (comments.Count == 0)
        {
            return initializer;
        }

        return isLast
            ? initializer.WithCloseBraceToken(
                initializer.CloseBraceToken.WithLeadingTrivia(comments.AddRange(initializer.CloseBraceToken.LeadingTrivia)))
            : initializer.WithExpressions(
                rest.Replace(rest[index], rest[index].WithLeadingTrivia(comments.AddRange(rest[index].GetLeadingTrivia()))));
    }

    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static ExpressionSyntax Assignment(string property, ExpressionSyntax value) => SyntaxFactory.AssignmentExpression(
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxFactory.IdentifierName(property).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
        value);

    private static bool EndsLine(SyntaxTriviaList trivia) => trivia.Any(SyntaxKind.EndOfLineTrivia);

    private static SyntaxTriviaList LineEnd(SyntaxTriviaList trivia) =>
        SyntaxFactory.TriviaList(trivia.Where(static each => each.IsKind(SyntaxKind.EndOfLineTrivia)).Take(1));
}
