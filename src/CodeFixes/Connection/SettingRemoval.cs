using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Connection;

/// <summary>Takes a setting away, be it a statement or an item of an object initializer. Its comments stay.</summary>
internal static class SettingRemoval
{
    /// <summary>False where the assignment is part of something larger, or stands between directives.</summary>
    public static bool TryRemove(TreeChanges changes, AssignmentExpressionSyntax assignment)
    {
        switch (assignment.Parent)
        {
            case InitializerExpressionSyntax initializer:
                if (initializer.DescendantTrivia().Any(static trivia => trivia.IsDirective))
                {
                    return false;
                }

                // Nothing is left to initialise with.
                if (initializer is { Expressions: { Count: 1 }, Parent: ObjectCreationExpressionSyntax creation } &&
                    !initializer.DescendantTrivia().Any(InitializerEdit.IsComment))
                {
                    changes.Replace(creation, old => old
                        .WithType(old.Type.WithoutTrailingTrivia())
                        .WithArgumentList((old.ArgumentList ?? SyntaxFactory.ArgumentList()).WithoutTrailingTrivia())
                        .WithInitializer(null)
                        .WithTrailingTrivia(old.GetTrailingTrivia()));
                    return true;
                }

                var index = initializer.Expressions.IndexOf(assignment);
                changes.Replace(initializer, old => InitializerEdit.Remove(old, index));
                return true;
            case ExpressionStatementSyntax statement when StatementList.OwnerOf(statement) is not null && !Directives.StandBefore(statement):
                changes.Remove(statement);
                return true;
            default:
                return false;
        }
    }
}
