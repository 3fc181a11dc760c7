using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>What becomes of the value of a call: whether the work it stands for is over when the statement is.</summary>
internal enum TaskFlow
{
    NoTask,

    /// <summary>Awaited, or waited for without a limit.</summary>
    Awaited,

    /// <summary>The function hands the running task to its caller: over in time once the function is async and awaits it.</summary>
    Returned,

    /// <summary>Nobody is seen to wait for it.</summary>
    Lost,
}

internal static class TaskFlows
{
    public static TaskFlow Of(ExpressionSyntax value, SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        if (!model.GetTypeInfo(value, cancellation).Type.IsAsyncReturnType())
        {
            return TaskFlow.NoTask;
        }

        while (true)
        {
            if (Outer(value, model, cancellation) is { } outer)
            {
                value = outer;
                continue;
            }

            return value.Parent switch
            {
                AwaitExpressionSyntax => TaskFlow.Awaited,
                MemberAccessExpressionSyntax access => IsBlocking(access) ? TaskFlow.Awaited : TaskFlow.Lost,
                ArgumentSyntax argument => IsWaitAll(argument, model, cancellation) ? TaskFlow.Awaited : TaskFlow.Lost,
                ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax =>
                    HandsItsTaskOn(value, function, model, cancellation) ? TaskFlow.Returned : TaskFlow.Lost,
                EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => OfVariable(variable, function, model, cancellation),
                _ => TaskFlow.Lost,
            };
        }
    }

    /// <summary>The larger expression that is a task, too, and ends no earlier; null where there is none.</summary>
    private static ExpressionSyntax? Outer(ExpressionSyntax task, SemanticModel model, CancellationToken cancellation) => task.Parent switch
    {
        ParenthesizedExpressionSyntax parenthesized => parenthesized,
        ConditionalExpressionSyntax conditional when conditional.Condition != task => conditional,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
            when access.Name.Identifier.ValueText is "ConfigureAwait" or "ContinueWith" or "AsTask" => call,
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }
            when IsStaticOfTask(call, "WhenAll", model, cancellation) => call,
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax creation } }
            when Creation.Is(creation) && model.GetTypeInfo(creation, cancellation).Type.IsAsyncReturnType() => creation,
        _ => null,
    };

    private static bool IsBlocking(MemberAccessExpressionSyntax access) => access switch
    {
        { Name: { Identifier: { ValueText: "Result" } } } => true,
        { Name: { Identifier: { ValueText: "Wait" } }, Parent: InvocationExpressionSyntax call } => call.ArgumentList.Arguments.Count == 0,
        { Name: { Identifier: { ValueText: "GetAwaiter" } }, Parent: InvocationExpressionSyntax { Parent: MemberAccessExpressionSyntax result } } =>
            result.Name.Identifier.ValueText == "GetResult",
        _ => false,
    };

    private static bool IsWaitAll(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellation) =>
        argument.Parent is ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list &&
            IsStaticOfTask(call, "WaitAll", model, cancellation) &&
        list.Arguments.All(each => model.GetTypeInfo(each.Expression, cancellation).Type.IsAsyncReturnType());

    private static bool IsStaticOfTask(InvocationExpressionSyntax call, string name, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { IsStatic: true } method && method.Name == name &&
            method.ContainingType.IsAsyncReturnType();

    private static bool HandsItsTaskOn(ExpressionSyntax value, SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        Functions.Around(value) == function &&
        Functions.SymbolOf(function, model, cancellation) is { IsAsync: false } method && method.ReturnType.IsAsyncReturnType();

    /// <summary>A task in a local is followed to the very next statement only: what stands between may throw and leave it running.</summary>
    private static TaskFlow OfVariable(VariableDeclaratorSyntax variable, SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        if (variable.Parent?.Parent is not LocalDeclarationStatementSyntax declaration || StatementList.OwnerOf(declaration) is not { } owner ||
            model.GetDeclaredSymbol(variable, cancellation) is not { } symbol)
        {
            return TaskFlow.Lost;
        }

        var uses = References.To(symbol, owner, model, cancellation).ToList();
        return uses.Count == 1 && StatementList.IndexOf(owner, uses[0]) == StatementList.IndexOf(owner, declaration) + 1
            ? Of(uses[0], function, model, cancellation)
            : TaskFlow.Lost;
    }
}
