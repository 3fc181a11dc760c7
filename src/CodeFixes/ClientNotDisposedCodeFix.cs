using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Edits;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>
/// Disposes the client in whichever form its place allows. One title for all forms, so that fix-all does them all.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ClientNotDisposedCodeFix : TreeFix
{
    public const string Title = "Dispose the SmtpClient";

    private static readonly string[] Names = { "client", "smtpClient", "smtp" };

    public ClientNotDisposedCodeFix()
        : base("SMTP3001", Title)
    {
    }

    private protected override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf()
            .FirstOrDefault(static node => node is InvocationExpressionSyntax || Creation.Is(node));

    private protected override TreeChanges? Plan(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        var value = Whole((ExpressionSyntax)node);
        return value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: { Parent: LocalDeclarationStatementSyntax declaration } } } =>
                LocalDisposal.Plan(declaration, model, cancellation),
            EqualsValueClauseSyntax => null,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                when assignment.Right == value && model.GetSymbolInfo(assignment.Left, cancellation).Symbol is ILocalSymbol local =>
                AssignedDisposal.Plan(assignment, local, model, cancellation),
            AssignmentExpressionSyntax => null,
            _ => TemporaryDisposal.Plan(value, Names, model, cancellation),
        };
    }

    /// <summary>The client itself: what is awaited of an asynchronous factory, or chosen from two creations.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax value)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "ConfigureAwait" } }, Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax configured } }:
                    value = configured;
                    continue;
                case AwaitExpressionSyntax awaited:
                    value = awaited;
                    continue;
                case ConditionalExpressionSyntax choice when choice.Condition != value && Creation.Is(choice.WhenTrue) && Creation.Is(choice.WhenFalse):
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
