using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>What a handler's body demands of the place it is moved to.</summary>
internal sealed class HandlerBody
{
    public HandlerBody(Handler handler)
    {
        var block = handler.Clause.Block;
        IsEmpty = block.Statements.Count == 0;
        MustFollowSwitch = block.DescendantNodes(InThisBody).Any(node => LeavesStatementAround(node, block));
        NeedsItsOwnBlock = block.Statements.OfType<LocalDeclarationStatementSyntax>().Any(local => !local.UsingKeyword.IsKind(SyntaxKind.None));
        EndIsReachable = IsEmpty ||
            handler.Model.AnalyzeControlFlow(block.Statements.First(), block.Statements.Last()) is not
            {
                Succeeded: true,
                EndPointIsReachable: false
            };
    }

    public bool IsEmpty { get; }

    /// <summary>A jump in the body means a loop or switch around it: inside another switch it would mean that one.</summary>
    public bool MustFollowSwitch { get; }

    /// <summary>A using declaration may not stand directly in a switch section.</summary>
    public bool NeedsItsOwnBlock { get; }

    public bool EndIsReachable { get; }

    private static bool InThisBody(SyntaxNode node) => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static bool LeavesStatementAround(SyntaxNode node, BlockSyntax block) => node switch
    {
        BreakStatementSyntax => !node.Ancestors().TakeWhile(ancestor => ancestor != block).Any(IsBreakable),
        GotoStatementSyntax { CaseOrDefaultKeyword: var keyword } when !keyword.IsKind(SyntaxKind.None) =>
            !node.Ancestors().TakeWhile(ancestor => ancestor != block).Any(ancestor => ancestor is SwitchStatementSyntax),
        _ => false,
    };

    private static bool IsBreakable(SyntaxNode node) =>
        node is SwitchStatementSyntax || Statement.IsLoop(node);
}
