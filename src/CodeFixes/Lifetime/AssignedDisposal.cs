using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>
/// Disposes a local that is declared first and gets its value by assignment: <c>SmtpClient c = null; try { c = new …; … } …</c>.
/// </summary>
internal static class AssignedDisposal
{
    public static TreeChanges? Plan(AssignmentExpressionSyntax assignment, ILocalSymbol local, ReportedNode reported)
    {
        if (assignment.Parent is not ExpressionStatementSyntax || Functions.Around(assignment) is not { } function ||
            local.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(reported.Cancellation)).Single() is not VariableDeclaratorSyntax
            {
                Parent: VariableDeclarationSyntax { Variables: { Count: 1 }, Parent: LocalDeclarationStatementSyntax declaration },
            } || Functions.Around(declaration) != function || !declaration.UsingKeyword.IsKind(SyntaxKind.None) || !UsingScope.AllowsUsing(function))
        {
            return null;
        }

        var uses = Uses.OfVariable(local, function, reported);
        if (uses.Escapes || uses.EventSends.Count > 0 || Directives.HidesCode(declaration.Parent!, local.Name))
        {
            return null;
        }

        return PlanJoined(assignment, declaration, uses, function, reported)
            ?? PlanInFinally(assignment, local, declaration, uses, function, reported)
            ?? PlanAfterAssignments(local, declaration, uses, function, reported);
    }

    /// <summary>The one assignment becomes the declaration, if nothing else needs the variable's wider scope.</summary>
    private static TreeChanges? PlanJoined(
        AssignmentExpressionSyntax assignment, LocalDeclarationStatementSyntax declaration, Uses uses, SyntaxNode function, ReportedNode reported)
    {
        var statement = (ExpressionStatementSyntax)assignment.Parent!;
        if (uses.Assignments.Count != 1 || !StartsEmpty(declaration) || declaration.Declaration.Type.IsVar ||
            StatementList.OwnerOf(statement) is not { } owner)
        {
            return null;
        }

        var index = StatementList.IndexOf(owner, statement);
        var elsewhere = uses.Disposals.Concat(uses.Clearings).Where(end => StatementList.IndexOf(owner, end) <= index).ToList();
        var finals = elsewhere.Where(FinalDisposal.IsWhole).ToList();
        if (uses.Sites.Any(site => site != assignment.Left && StatementList.IndexOf(owner, site) <= index) || !elsewhere.Except(finals).All(CanGo))
        {
            return null;
        }

        var changes = new TreeChanges();
        foreach (var end in elsewhere)
        {
            uses.Disposals.Remove(end);
            uses.Clearings.Remove(end);
            if (finals.Contains(end))
            {
                FinalDisposal.RemoveFinally(changes, end);
            }
            else
            {
                changes.Remove(end);
            }
        }

        changes.Remove(declaration);
        changes.Replace(statement, rewritten => Declared(rewritten, declaration));
        return LocalDisposal.Scope(changes, owner, index, new[] { uses }, function, reported) ? changes : null;
    }

    /// <summary>The try it is made in disposes it in its finally: the catch clauses keep seeing it.</summary>
    private static TreeChanges? PlanInFinally(
        AssignmentExpressionSyntax assignment, ILocalSymbol local, LocalDeclarationStatementSyntax declaration, Uses uses, SyntaxNode function,
        ReportedNode reported)
    {
        var around = assignment.Ancestors().TakeWhile(ancestor => ancestor != declaration.Parent).ToList();
        var attempt = around.OfType<TryStatementSyntax>().FirstOrDefault(each => each.Block.Span.Contains(assignment.Span));
        if (attempt is null || uses.Assignments.Count != 1 || uses.Clearings.Count > 0 || !StartsEmpty(declaration) ||
            declaration.Declaration.Type.IsVar ||
            around.TakeWhile(ancestor => ancestor != attempt).Any(Statement.IsLoop) ||
            uses.Sites.Any(site => !attempt.Span.Contains(site.Span)))
        {
            return null;
        }

        var changes = new TreeChanges();
        var superfluous = uses.Disposals.Where(CanGo).ToList();
        if (!LocalDisposal.AddAwaits(changes, new[] { uses }, function, reported) ||
            uses.Disposals.Except(superfluous).Any(disposal => !attempt.Span.Contains(disposal.Span)))
        {
            return null;
        }

        foreach (var disposal in superfluous)
        {
            changes.Remove(disposal);
        }

        if (declaration.Declaration.Variables[0].Initializer is null)
        {
            changes.Replace(declaration.Declaration.Variables[0], static variable => variable.WithInitializer(
                SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression))
                    .WithAdditionalAnnotations(Formatter.Annotation)));
        }

        // Last where the finally still uses it, else first: what comes before may throw.
        var isUsedThere = attempt.Finally is { } last && uses.Sites.Any(site => last.Span.Contains(site.Span));
        var lineEnd = Layout.LineEnd(attempt);
        changes.Replace(attempt, rewritten => WithDispose(rewritten, local.Name, isUsedThere, lineEnd));
        return changes;
    }

    /// <summary>Several creations, one variable: whichever it got by then is disposed after its uses.</summary>
    public static TreeChanges? PlanAfterAssignments(
        ISymbol local, LocalDeclarationStatementSyntax declaration, Uses uses, SyntaxNode function, ReportedNode reported)
    {
        if (StatementList.OwnerOf(declaration) is not { } owner || uses.Clearings.Count > 0)
        {
            return null;
        }

        var first = uses.Assignments.Max(assignment => StatementList.IndexOf(owner, assignment)) + 1;
        var superfluous = uses.Disposals.Where(disposal => StatementList.OwnerOf(disposal) == owner).ToList();
        var finals = FinalDisposal.Superfluous(new[] { uses }, owner);
        var sites = uses.Sites.Concat(uses.Disposals.Except(superfluous).Except(finals)).Select(site => StatementList.IndexOf(owner, site)).ToList();
        var last = sites.Max();
        if (last < first || uses.Sends.Any(send => StatementList.IndexOf(owner, send) < first) ||
            superfluous.Any(disposal => StatementList.IndexOf(owner, disposal) < first) ||
            StatementList.StatementsOf(owner)[first] is LocalFunctionStatementSyntax)
        {
            return null;
        }

        var changes = new TreeChanges();
        last = UsingScope.LastInside(owner, first, last, reported.Model, reported.Cancellation);
        if (last < 0 || !LocalDisposal.AddAwaits(changes, new[] { uses }, function, reported))
        {
            return null;
        }

        foreach (var disposal in superfluous)
        {
            changes.Remove(disposal);
        }

        FinalDisposal.Remove(changes, finals);

        UsingScope.Wrap(changes, owner, first, last, (statements, lineEnd) => UsingScope.Statement(
            SyntaxFactory.IdentifierName(local.Name), statements.Skip(1)
                .Prepend(statements[0].WithLeadingTrivia(Layout.Indentation(statements[0]))), lineEnd));
        return changes;
    }

    private static bool StartsEmpty(LocalDeclarationStatementSyntax declaration) =>
        declaration.Declaration.Variables[0].Initializer is null or
        {
            Value:
            {
                RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression or
                (int)SyntaxKind.DefaultExpression
            },
        };

    private static bool CanGo(StatementSyntax disposal) =>
        StatementList.OwnerOf(disposal) is { } list && StatementList.StatementsOf(list).Count > 1;

    private static LocalDeclarationStatementSyntax Declared(ExpressionStatementSyntax statement, LocalDeclarationStatementSyntax declaration)
    {
        var assignment = (AssignmentExpressionSyntax)statement.Expression;
        var type = declaration.Declaration.Type is NullableTypeSyntax nullable ? nullable.ElementType : declaration.Declaration.Type;
        var variable = SyntaxFactory.VariableDeclarator(declaration.Declaration.Variables[0].Identifier.WithoutTrivia()
            .WithTrailingTrivia(SyntaxFactory.Space))
            .WithInitializer(SyntaxFactory.EqualsValueClause(assignment.OperatorToken, assignment.Right));
        return SyntaxFactory
            .LocalDeclarationStatement(SyntaxFactory.VariableDeclaration(
                type.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.SingletonSeparatedList(variable)))
            .WithSemicolonToken(statement.SemicolonToken)
            .WithLeadingTrivia(statement.GetLeadingTrivia());
    }

    private static TryStatementSyntax WithDispose(TryStatementSyntax attempt, string name, bool atEnd, SyntaxTrivia lineEnd)
    {
        var dispose = SyntaxFactory.ParseStatement(name + "?.Dispose();").WithAdditionalAnnotations(Formatter.Annotation)
            .WithTrailingTrivia(lineEnd);
        if (attempt.Finally is not { } last)
        {
            var clause = SyntaxFactory.FinallyClause(SyntaxFactory.Block(dispose)).WithAdditionalAnnotations(Formatter.Annotation);
            return attempt.WithFinally(clause.WithTrailingTrivia(attempt.GetTrailingTrivia()));
        }

        var statements = last.Block.Statements;
        return attempt.WithFinally(last.WithBlock(last.Block.WithStatements(statements.Insert(atEnd ? statements.Count : 0, dispose))));
    }
}
