using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Editing;

/// <summary>
/// Makes a function that returns tasks async: every task it returned it awaits, so that what it disposes outlives them. Its signature
/// stays what it was for its callers, its overrides and the interfaces it implements.
/// </summary>
internal sealed class AsyncRewrite
{
    private readonly SyntaxNode _function;
    private readonly IMethodSymbol _method;
    private readonly SemanticModel _model;
    private readonly bool _configures;
    private readonly CancellationToken _cancellation;

    private AsyncRewrite(SyntaxNode function, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        _function = function;
        _method = method;
        _model = model;
        _cancellation = cancellation;
        _configures = Configures(function.SyntaxTree.GetRoot(cancellation));
    }

    /// <summary>Its type has a result: <c>Task&lt;T&gt;</c>.</summary>
    public bool HasResult => _method.ReturnType is INamedTypeSymbol { IsGenericType: true };

    /// <summary>Null where the function cannot be made async, or is already.</summary>
    /// <param name="evenVoid">Also a function without a result, which its callers then no longer wait for: event handlers.</param>
    public static AsyncRewrite? For(SyntaxNode function, SemanticModel model, CancellationToken cancellation, bool evenVoid = false)
    {
        if (function is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) ||
            Functions.SymbolOf(function, model, cancellation) is not { IsAsync: false } method ||
            !(method.ReturnType.IsAsyncReturnType() || (evenVoid && method.ReturnsVoid)) || method.RefKind != RefKind.None ||
            method.Parameters.Any(static parameter => parameter.RefKind != RefKind.None))
        {
            return null;
        }

        // A lambda's own type may be converted: () => Task given as a Func<object> returns its task as an object.
        if (function is AnonymousFunctionExpressionSyntax &&
            (model.GetTypeInfo(function, cancellation).ConvertedType is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ||
             !SymbolEqualityComparer.Default.Equals(invoke.ReturnType, method.ReturnType)))
        {
            return null;
        }

        var rewrite = new AsyncRewrite(function, method, model, cancellation);
        return Directives.HidesCode(function) || Functions.OwnNodes(function).Any(static node => node is YieldStatementSyntax) ||
            rewrite.Returned().Any(value => !rewrite.CanAwait(value))
            ? null
            : rewrite;
    }

    public void AddTo(TreeChanges changes)
    {
        if (Functions.BodyOf(_function) is ExpressionSyntax body)
        {
            changes.Replace(body, rewritten => ResultOf(body) is { } result ? result.WithTriviaFrom(rewritten) : Await(rewritten));
        }
        else
        {
            foreach (var statement in Functions.OwnNodes(_function).OfType<ReturnStatementSyntax>())
            {
                AddReturn(changes, statement);
            }
        }

        changes.Replace(_function, WithAsync);
    }

    /// <summary>Awaits a task the way the file does it.</summary>
    public ExpressionSyntax Await(ExpressionSyntax task) => Await(task, _configures);

    /// <summary>The same in a function that is async already.</summary>
    public static ExpressionSyntax Await(ExpressionSyntax task, SyntaxNode root) => Await(task, Configures(root));

    private static ExpressionSyntax Await(ExpressionSyntax task, bool configures)
    {
        var bare = task.WithoutTrivia();
        if (bare is ConditionalExpressionSyntax or BinaryExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax or
            CastExpressionSyntax)
        {
            bare = SyntaxFactory.ParenthesizedExpression(bare);
        }

        var isConfigured = bare is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "ConfigureAwait" } } },
        };
        if (configures && !isConfigured)
        {
            bare = SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, bare, SyntaxFactory.IdentifierName("ConfigureAwait")),
                SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(
                    SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression)))));
        }

        return SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), bare)
            .WithTriviaFrom(task);
    }

    private IEnumerable<ExpressionSyntax> Returned() => Functions.BodyOf(_function) is ExpressionSyntax body
        ? new[] { body }
        : Functions.OwnNodes(_function).OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression).OfType<ExpressionSyntax>();

    /// <summary>A null for a task cannot be awaited; a throw expression need not be.</summary>
    private bool CanAwait(ExpressionSyntax value) => value is ConditionalExpressionSyntax choice
        ? CanAwait(choice.WhenTrue) && CanAwait(choice.WhenFalse)
        : _method.ReturnsVoid || IsCompleted(value) || ResultOf(value) is not null ||
            _model.GetTypeInfo(value, _cancellation).Type.IsAsyncReturnType();

    private void AddReturn(TreeChanges changes, ReturnStatementSyntax statement)
    {
        if (statement.Expression is not { } value)
        {
            return;
        }

        if (HasResult)
        {
            changes.Replace(value, rewritten => ResultOf(value) is { } result ? result.WithTriviaFrom(rewritten) : Await(rewritten));
            return;
        }

        var ends = IsLast(statement);
        if (IsCompleted(value))
        {
            if (ends && (statement.Parent == Functions.BodyOf(_function) || statement.Parent is BlockSyntax { Statements: { Count: > 1 } }))
            {
                changes.Remove(statement);
            }
            else
            {
                changes.Replace(statement, static rewritten =>
                    rewritten.WithExpression(null).WithReturnKeyword(rewritten.ReturnKeyword.WithTrailingTrivia()));
            }

            return;
        }

        changes.ReplaceStatement(statement, rewritten =>
        {
            var awaited = SyntaxFactory.ExpressionStatement(Await(((ReturnStatementSyntax)rewritten).Expression!))
                .WithLeadingTrivia(rewritten.GetLeadingTrivia());
            return ends
                ? new StatementSyntax[] { awaited.WithTrailingTrivia(rewritten.GetTrailingTrivia()) }
                : new StatementSyntax[]
                {
                    awaited.WithTrailingTrivia(Layout.LineEnd(statement)),
                    SyntaxFactory.ReturnStatement().WithTrailingTrivia(rewritten.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation),
                };
        });
    }

    /// <summary>Nothing of the function runs after this statement.</summary>
    private bool IsLast(StatementSyntax statement)
    {
        if (statement.Parent == Functions.BodyOf(_function))
        {
            return Last((BlockSyntax)statement.Parent!) == statement;
        }

        return statement.Parent switch
        {
            BlockSyntax block => Last(block) == statement && IsLastInside(block),
            _ => IsLastInside(statement),
        };

        // A local function is no statement that runs.
        static StatementSyntax Last(BlockSyntax block) => block.Statements.Last(static each => each is not LocalFunctionStatementSyntax);

        bool IsLastInside(StatementSyntax inner) => inner.Parent switch
        {
            BlockSyntax => IsLast(inner),
            UsingStatementSyntax or LockStatementSyntax or IfStatementSyntax or TryStatementSyntax => IsLast((StatementSyntax)inner.Parent),
            ElseClauseSyntax or CatchClauseSyntax => IsLast((StatementSyntax)inner.Parent.Parent!),
            _ => false,
        };
    }

    /// <summary>A task that says no more than "done": <c>Task.CompletedTask</c>, <c>Task.FromResult(0)</c>, <c>default(ValueTask)</c>.</summary>
    private bool IsCompleted(ExpressionSyntax value)
    {
        if (HasResult || _method.ReturnsVoid)
        {
            return false;
        }

        return value switch
        {
            DefaultExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } =>
                _method.ReturnType.IsValueType,
            MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "CompletedTask" } } } =>
                (_model.GetSymbolInfo(value, _cancellation).Symbol?.ContainingType).IsAsyncReturnType(),
            _ => FromResult(value) is LiteralExpressionSyntax or IdentifierNameSyntax or DefaultExpressionSyntax,
        };
    }

    /// <summary>The <c>x</c> of <c>Task.FromResult(x)</c> where the function has a result to return.</summary>
    private ExpressionSyntax? ResultOf(ExpressionSyntax value) => HasResult ? FromResult(value) : null;

    private ExpressionSyntax? FromResult(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax { ArgumentList: { Arguments: { Count: 1 } arguments } } &&
        _model.GetSymbolInfo(value, _cancellation).Symbol is IMethodSymbol { Name: "FromResult" } method && method.ContainingType.IsAsyncReturnType()
            ? arguments[0].Expression
            : null;

    private static bool Configures(SyntaxNode root)
    {
        var awaits = root.DescendantNodes().OfType<AwaitExpressionSyntax>().ToList();
        return awaits.Count > 0 &&
            2 * awaits.Count(static each => each.Expression.ToString().EndsWith(".ConfigureAwait(false)", StringComparison.Ordinal)) > awaits.Count;
    }

    private static SyntaxNode WithAsync(SyntaxNode function)
    {
        var leading = function.GetLeadingTrivia();
        var bare = function.WithoutLeadingTrivia();
        var keyword = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return bare switch
        {
            MethodDeclarationSyntax method when method.Modifiers.Count + method.AttributeLists.Count == 0 || method.Modifiers.Count > 0 =>
                method.WithModifiers(With(method.Modifiers, keyword)).WithLeadingTrivia(leading),
            // The line break of the attributes stands before the type.
            MethodDeclarationSyntax method => method
                .WithModifiers(SyntaxFactory.TokenList(keyword.WithLeadingTrivia(method.ReturnType.GetLeadingTrivia())))
                .WithReturnType(method.ReturnType.WithoutLeadingTrivia()).WithLeadingTrivia(leading),
            LocalFunctionStatementSyntax local => local.WithModifiers(With(local.Modifiers, keyword)).WithLeadingTrivia(leading),
            ParenthesizedLambdaExpressionSyntax lambda => lambda.WithAsyncKeyword(keyword).WithLeadingTrivia(leading),
            SimpleLambdaExpressionSyntax lambda => lambda.WithAsyncKeyword(keyword).WithLeadingTrivia(leading),
            AnonymousMethodExpressionSyntax anonymous => anonymous.WithAsyncKeyword(keyword).WithLeadingTrivia(leading),
            _ => throw new ArgumentException(function.Kind().ToString(), nameof(function)),
        };
    }

    /// <summary><c>partial</c> has to stay the last modifier.</summary>
    private static SyntaxTokenList With(SyntaxTokenList modifiers, SyntaxToken keyword)
    {
        var partial = modifiers.IndexOf(SyntaxKind.PartialKeyword);
        return modifiers.Insert(partial < 0 ? modifiers.Count : partial, keyword);
    }
}
