using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>Disposes a value that has no name, as in <c>new SmtpClient(host).Send(message);</c>: it gets one.</summary>
internal static class TemporaryDisposal
{
    public static TreeChanges? Plan(ExpressionSyntax value, string[] names, ReportedNode reported)
    {
        if (Functions.Around(value) is not { } function || !UsingScope.AllowsUsing(function) || IsConditional(value, function) ||
            reported.Model.GetTypeInfo(value, reported.Cancellation).Type is not { } type)
        {
            return null;
        }

        var uses = Uses.OfValue(value, function, reported);
        if (uses.Escapes || uses.Sites.Count == 0)
        {
            return null;
        }

        var name = FreeNames.Free(value, names);
        var variable = Variable(value, name, type, reported.Model);
        var changes = new TreeChanges();
        changes.Replace(References.Unwrapped(value) is { Parent: not ArgumentSyntax } outer ? outer : value, old =>
            SyntaxFactory.IdentifierName(name).WithTriviaFrom(old));
        if (!LocalDisposal.AddAwaits(changes, new[] { uses }, function, reported))
        {
            return null;
        }

        if (Functions.BodyOf(function) is ExpressionSyntax body)
        {
            return uses.EventSends.Count == 0 &&
                ExpressionBody.ToBlock(changes, function, body, rewritten =>
                    Scope(variable, rewritten, function), uses.ReturnsTask, reported.Model, reported.Cancellation)
                ? changes
                : null;
        }

        var statement = value.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is null || !IsEvaluatedOnceAndFirst(statement, value))
        {
            return null;
        }

        if (uses.EventSends.Count > 0)
        {
            return AddHandler(changes, statement, variable, name, reported) ? changes : null;
        }

        return AddScope(changes, statement, variable, function, reported) ? changes : null;
    }

    private static bool AddScope(
        TreeChanges changes, StatementSyntax statement, VariableDeclarationSyntax variable, SyntaxNode function, ReportedNode reported)
    {
        if (StatementList.OwnerOf(statement) is not { } owner)
        {
            changes.ReplaceStatement(statement, rewritten => Scope(variable, rewritten, function));
            return true;
        }

        var index = StatementList.IndexOf(owner, statement);
        var isLast = index == StatementList.StatementsOf(owner).Count - 1;
        if (UsingScope.AllowsDeclaration(owner) && (isLast || statement is LocalDeclarationStatementSyntax))
        {
            changes.ReplaceStatement(statement, rewritten => Scope(variable, rewritten, function));
            return true;
        }

        var last = UsingScope.LastInside(owner, index, index, reported.Model, reported.Cancellation);
        if (last < 0)
        {
            return false;
        }

        UsingScope.Wrap(changes, owner, index, last, (statements, lineEnd) => UsingScope.Statement(
            variable, statements.Skip(1).Prepend(statements[0].WithLeadingTrivia(Layout.Indentation(statements[0]))), lineEnd));
        return true;
    }

    private static IEnumerable<StatementSyntax> Scope(VariableDeclarationSyntax variable, StatementSyntax statement, SyntaxNode function)
    {
        var lineEnd = Layout.LineEnd(function);
        var leading = statement.GetLeadingTrivia();
        var bare = statement.WithLeadingTrivia(Layout.Indentation(statement)).WithAdditionalAnnotations(Formatter.Annotation);
        return UsingScope.HasDeclarations(function.SyntaxTree)
            ? new[] { UsingScope.Declaration(variable).WithLeadingTrivia(leading).WithTrailingTrivia(lineEnd), bare }
            : new StatementSyntax[] { UsingScope.Statement(variable, new[] { bare }, lineEnd).WithLeadingTrivia(leading) };
    }

    private static bool AddHandler(
        TreeChanges changes, StatementSyntax statement, VariableDeclarationSyntax variable, string name, ReportedNode reported)
    {
        if (statement is not ExpressionStatementSyntax ||
            HandlerDisposal.Subscription(name, statement, isHeard: false, reported) is not { } handler)
        {
            return false;
        }

        var subscription = handler.WithLeadingTrivia(Layout.Indentation(statement));
        changes.ReplaceStatement(statement, rewritten => new[]
        {
            SyntaxFactory.LocalDeclarationStatement(variable).WithLeadingTrivia(rewritten.GetLeadingTrivia())
                .WithTrailingTrivia(Layout.LineEnd(statement)).WithAdditionalAnnotations(Formatter.Annotation),
            subscription,
            rewritten.WithLeadingTrivia(Layout.Indentation(rewritten)).WithAdditionalAnnotations(Formatter.Annotation),
        });
        return true;
    }

    /// <summary>A target-typed <c>new()</c> has lost its target: the type is spelled out.</summary>
    private static VariableDeclarationSyntax Variable(ExpressionSyntax value, string name, ITypeSymbol type, SemanticModel model)
    {
        var typeName = Creation.IsTargetTyped(value) ? type.ToMinimalDisplayString(model, value.SpanStart) : "var";
        var declarator = SyntaxFactory.VariableDeclarator(name).WithInitializer(SyntaxFactory.EqualsValueClause(value.WithoutTrivia()));
        return SyntaxFactory.VariableDeclaration(
            SyntaxFactory.ParseTypeName(typeName).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.SingletonSeparatedList(declarator));
    }

    /// <summary>Made only sometimes: a declaration before the statement would make it always.</summary>
    private static bool IsConditional(ExpressionSyntax value, SyntaxNode function)
    {
        for (SyntaxNode node = value; node.Parent is { } parent && parent != function && node is not StatementSyntax; node = parent)
        {
            switch (parent)
            {
                case ConditionalExpressionSyntax conditional when conditional.Condition != node:
                case BinaryExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression,
                } binary when binary.Left != node:
                case ConditionalAccessExpressionSyntax access when access.Expression != node:
                case AssignmentExpressionSyntax { OperatorToken: { ValueText: "??=" } }:
                case SwitchExpressionArmSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax or WhenClauseSyntax:
                    return true;
            }
        }

        return false;
    }

    /// <summary>The statement computes nothing before the value that could change it or be changed by it, and computes it once.</summary>
    private static bool IsEvaluatedOnceAndFirst(StatementSyntax statement, ExpressionSyntax value) =>
        statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax { Declaration: { Variables: { Count: 1 } } } or
            ReturnStatementSyntax or ThrowStatementSyntax or IfStatementSyntax or SwitchStatementSyntax or CommonForEachStatementSyntax or
            LockStatementSyntax or UsingStatementSyntax &&
        !statement.DescendantNodes().Any(node => node.Span.End <= value.SpanStart && node is
            InvocationExpressionSyntax or ObjectCreationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax or
            PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax);
}
