using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>Disposes a local that is declared with the value to dispose.</summary>
internal static class LocalDisposal
{
    public static TreeChanges? Plan(LocalDeclarationStatementSyntax declaration, bool endsEarly, ReportedNode reported)
    {
        if (StatementList.OwnerOf(declaration) is not { } owner || Functions.Around(declaration) is not { } function ||
            !declaration.UsingKeyword.IsKind(SyntaxKind.None) || !UsingScope.AllowsUsing(function) ||
            // With several variables all would be disposed: only where all are the function's own.
            !declaration.Declaration.Variables.All(static variable =>
                variable.Initializer is { } value && IsOwn(value.Value, declaration: value.Parent!.Parent!)))
        {
            return null;
        }

        var changes = new TreeChanges();
        var all = new List<Uses>();
        foreach (var variable in declaration.Declaration.Variables)
        {
            var symbol = reported.Model.GetDeclaredSymbol(variable, reported.Cancellation)!;
            var uses = Uses.OfVariable(symbol, function, reported);
            if (uses.Escapes || Directives.HidesCode(owner, symbol.Name))
            {
                return null;
            }

            if (uses.EventSends.Count > 0)
            {
                return declaration.Declaration.Variables.Count == 1 ? HandlerDisposal.Plan(symbol, uses, function, owner, reported) : null;
            }

            if (uses.Assignments.Count > 0)
            {
                return AssignedDisposal.PlanAfterAssignments(symbol, declaration, uses, function, reported);
            }

            all.Add(uses);
        }

        return Scope(changes, owner, StatementList.IndexOf(owner, declaration), all, function, reported, endsEarly) ? changes : null;
    }

    /// <summary>
    /// Turns the statement at <paramref name="index"/>, which is a local declaration when the edit is made, into a using declaration or
    /// into the head of a using statement around what uses it.
    /// </summary>
    public static bool Scope(
        TreeChanges changes, SyntaxNode owner, int index, IReadOnlyList<Uses> uses, SyntaxNode function, ReportedNode reported,
        bool endsEarly = false)
    {
        var disposals = uses.SelectMany(static each => each.Disposals).ToList();
        var clearings = uses.SelectMany(static each => each.Clearings).ToList();
        var superfluous = disposals.Concat(clearings).Where(statement => StatementList.OwnerOf(statement) == owner).ToList();
        var finals = endsEarly ? new List<StatementSyntax>() : FinalDisposal.Superfluous(uses, owner);
        var sites = uses.SelectMany(static each => each.Sites).Concat(disposals.Except(superfluous).Except(finals)).ToList();
        var last = sites.Select(site => StatementList.IndexOf(owner, site)).Append(index).Max();
        if (clearings.Any(clearing => !superfluous.Contains(clearing) || StatementList.IndexOf(owner, clearing) < last) ||
            !AddAwaits(changes, uses, function, reported))
        {
            return false;
        }

        foreach (var statement in superfluous)
        {
            changes.Remove(statement);
        }

        FinalDisposal.Remove(changes, finals);

        var rest = StatementList.StatementsOf(owner).Skip(last + 1).Except(superfluous);
        if (UsingScope.AllowsDeclaration(owner) &&
            !(endsEarly && rest.Any(static statement => statement.DescendantNodes().OfType<InvocationExpressionSyntax>().Any())))
        {
            changes.Replace(StatementList.StatementsOf(owner)[index], static local => UsingScope.Declaration((LocalDeclarationStatementSyntax)local));
            return true;
        }

        last = UsingScope.LastInside(owner, index, last, reported.Model, reported.Cancellation, startsWithHead: true);
        if (last < 0)
        {
            return false;
        }

        UsingScope.Wrap(changes, owner, index, last, static (statements, lineEnd) =>
        {
            var local = (LocalDeclarationStatementSyntax)statements[0];
            var scope = UsingScope.Statement(local.Declaration.WithoutTrivia(), statements.Skip(1), lineEnd);
            return scope.WithCloseParenToken(scope.CloseParenToken.WithTrailingTrivia(local.GetTrailingTrivia()));
        });
        return true;
    }

    /// <summary>False where a task would have to be awaited and the function cannot.</summary>
    public static bool AddAwaits(
        TreeChanges changes, IEnumerable<Uses> uses, SyntaxNode function, ReportedNode reported)
    {
        if (!uses.Any(static each => each.ReturnsTask))
        {
            return true;
        }

        var rewrite = AsyncRewrite.For(function, reported.Model, reported.Cancellation);
        rewrite?.AddTo(changes);
        return rewrite is not null;
    }

    private static bool IsOwn(ExpressionSyntax value, SyntaxNode declaration) =>
        ((VariableDeclarationSyntax)declaration).Variables.Count == 1 || Creation.Is(value);
}
