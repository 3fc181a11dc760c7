using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>Disposes a value in whichever form its place allows.</summary>
internal static class Disposal
{
    /// <param name="made">The creation, or the call that is seen to make the value.</param>
    /// <param name="names">What to call a value that has no name yet.</param>
    /// <param name="endsEarly">What follows the last use may count on its being disposed.</param>
    public static TreeChanges? Plan(ExpressionSyntax made, string[] names, ReportedNode reported,
        bool endsEarly = false)
    {
        var value = Whole(made);
        return value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: { Parent: LocalDeclarationStatementSyntax declaration } } } =>
                LocalDisposal.Plan(declaration, endsEarly, reported),
            EqualsValueClauseSyntax => null,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                when assignment.Right == value && reported.Model.GetSymbolInfo(assignment.Left, reported.Cancellation).Symbol is ILocalSymbol local =>
                AssignedDisposal.Plan(assignment, local, reported),
            AssignmentExpressionSyntax => null,
            _ => TemporaryDisposal.Plan(value, names, reported),
        };
    }

    /// <summary>Nobody else's object: a new one, or none at all.</summary>
    private static bool IsOwn(ExpressionSyntax value) =>
        Creation.Is(value) || value is ThrowExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression };

    /// <summary>The value itself: what is awaited of an asynchronous factory, or chosen from several creations.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax value)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax configured } } access
                    when access.Name.Identifier.ValueText == "ConfigureAwait":
                    value = configured;
                    continue;
                case AwaitExpressionSyntax awaited:
                    value = awaited;
                    continue;
                case ConditionalExpressionSyntax choice when choice.Condition != value && IsOwn(choice.WhenTrue) && IsOwn(choice.WhenFalse):
                    value = choice;
                    continue;
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } when choice.Arms.All(static arm => IsOwn(arm.Expression)):
                    value = choice;
                    continue;
                case ExpressionSyntax when References.Unwrapped(value) is var outer && outer != value &&
                    outer.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax or ConditionalExpressionSyntax:
                    value = outer;
                    continue;
                default:
                    return value;
            }
        }
    }
}
