using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>
/// Where a variable, or a value without a name, is used in its function: what decides whether disposing it at the end of a scope is right.
/// What is not known to be harmless is taken to outlive the scope.
/// </summary>
internal sealed class Uses
{
    /// <summary>A method that is given the client is looked into, and the one it passes it on to.</summary>
    private const int Depth = 3;

    private readonly SyntaxNode _function;
    private readonly SemanticModel _model;
    private readonly int _depth;
    private readonly CancellationToken _cancellation;

    private Uses(SyntaxNode function, SemanticModel model, int depth, CancellationToken cancellation)
    {
        _function = function;
        _model = model;
        _depth = depth;
        _cancellation = cancellation;
    }

    /// <summary>Every place but <see cref="Disposals"/> and <see cref="Clearings"/>, also the calls of local functions that use it.</summary>
    public List<SyntaxNode> Sites { get; } = new();

    /// <summary>Where something may be sent with it.</summary>
    public List<SyntaxNode> Sends { get; } = new();

    /// <summary>Calls of the event-based SendAsync: the send goes on after the scope, whatever is awaited.</summary>
    public List<InvocationExpressionSyntax> EventSends { get; } = new();

    public List<AssignmentExpressionSyntax> Assignments { get; } = new();

    /// <summary>Handlers of its own events.</summary>
    public List<ExpressionSyntax> Handlers { get; } = new();

    /// <summary>Statements that only dispose it.</summary>
    public List<StatementSyntax> Disposals { get; } = new();

    /// <summary>Statements that only assign null.</summary>
    public List<StatementSyntax> Clearings { get; } = new();

    public bool Escapes { get; private set; }

    /// <summary>A task that uses it is handed to the caller.</summary>
    public bool ReturnsTask { get; private set; }

    public static Uses OfVariable(ISymbol variable, SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        var uses = new Uses(function, model, Depth, cancellation);
        uses.AddVariable(variable);
        return uses;
    }

    public static Uses OfValue(ExpressionSyntax value, SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        var uses = new Uses(function, model, Depth, cancellation);
        uses.Add(value);
        return uses;
    }

    private void AddVariable(ISymbol variable)
    {
        foreach (var reference in References.To(variable, _function, _model, _cancellation))
        {
            Add(reference);
        }
    }

    private void Add(ExpressionSyntax value)
    {
        var around = Functions.Around(value);
        if (around != _function)
        {
            AddNested(value, around);
            return;
        }

        if (value.Ancestors().TakeWhile(ancestor => ancestor != _function).Any(static ancestor => ancestor is QueryExpressionSyntax))
        {
            Escapes = true;
            return;
        }

        var outer = References.Unwrapped(value);
        if (Statement.ThatOnlyDisposes(outer) is { } disposal)
        {
            Disposals.Add(disposal);
            return;
        }

        if (Statement.ThatClears(outer) is { } clearing)
        {
            Clearings.Add(clearing);
            return;
        }

        if (Statement.IsNullTestOfDisposal(outer))
        {
            return;
        }

        Sites.Add(value);
        Classify(outer);
    }

    private void Classify(ExpressionSyntax value)
    {
        switch (value.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Expression == value:
                AddMember(access.Name, access, access.Parent as InvocationExpressionSyntax, access.Parent as ExpressionSyntax);
                break;
            case ConditionalAccessExpressionSyntax conditional when conditional.Expression == value:
                AddConditional(conditional);
                break;
            case ArgumentSyntax argument:
                AddArgument(argument);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Left == value:
                Assignments.Add(assignment);
                break;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier: { ValueText: "_" } } discard } when
                _model.GetSymbolInfo(discard, _cancellation).Symbol is IDiscardSymbol:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }:
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax }:
            case InterpolationSyntax:
            case LockStatementSyntax:
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax alias }
                when alias.Parent?.Parent is LocalDeclarationStatementSyntax { UsingKeyword: { RawKind: 0 } } &&
                    _model.GetDeclaredSymbol(alias, _cancellation) is ILocalSymbol { RefKind: RefKind.None } local:
                AddVariable(local);
                break;
            default:
                Escapes = true;
                break;
        }
    }

    private void AddConditional(ConditionalAccessExpressionSyntax conditional)
    {
        switch (conditional.WhenNotNull)
        {
            case MemberBindingExpressionSyntax property:
                AddMember(property.Name, property, call: null, result: null);
                break;
            case InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax method } call:
                AddMember(method.Name, method, call, conditional);
                break;
            default:
                Escapes = true;
                break;
        }
    }

    private void AddMember(SimpleNameSyntax name, ExpressionSyntax access, InvocationExpressionSyntax? call, ExpressionSyntax? result)
    {
        switch (_model.GetSymbolInfo(name, _cancellation).Symbol)
        {
            case IPropertySymbol or IFieldSymbol:
                break;
            case IEventSymbol:
                if (access.Parent is AssignmentExpressionSyntax subscription)
                {
                    Handlers.Add(subscription.Right);
                }

                break;
            case IMethodSymbol method when call is not null && call.Expression == access:
                AddCall(method, call, result!);
                break;
            case IMethodSymbol { Name: "SendAsyncCancel" } when IsGivenToScopedRegistration(access):
                break;
            default:
                Escapes = true;
                break;
        }
    }

    private void AddCall(IMethodSymbol method, InvocationExpressionSyntax call, ExpressionSyntax result)
    {
        if (method.ReducedFrom is { } extension)
        {
            Escapes |= !LeavesAlone(extension, extension.Parameters[0]);
            Sends.Add(call);
        }
        else if (method.Name == "SendAsync" && method.ReturnsVoid)
        {
            EventSends.Add(call);
            Sends.Add(call);
        }
        else if (method.Name.StartsWith("Send", StringComparison.Ordinal) && method.Name != "SendAsyncCancel")
        {
            Sends.Add(call);
        }

        AddTask(result);
    }

    private void AddTask(ExpressionSyntax result)
    {
        var flow = TaskFlows.Of(result, _function, _model, _cancellation);
        ReturnsTask |= flow == TaskFlow.Returned;
        Escapes |= flow == TaskFlow.Lost;
    }

    private void AddArgument(ArgumentSyntax argument)
    {
        if (argument.Parent?.Parent is InvocationExpressionSyntax sending && IsSendOf(argument, sending))
        {
            Sends.Add(sending);
            AddTask(sending);
            return;
        }

        if (_model.GetOperation(argument, _cancellation) is IArgumentOperation
            {
                ArgumentKind: ArgumentKind.Explicit,
                Parameter: { RefKind: RefKind.None } parameter,
                Parent: IInvocationOperation { Syntax: InvocationExpressionSyntax call } invocation,
            } && LeavesAlone(invocation.TargetMethod, parameter))
        {
            Sends.Add(call);
            AddTask(call);
        }
        else
        {
            var around = (argument.Parent?.Parent as InvocationExpressionSyntax)?.Expression;
            Escapes |= around is not IdentifierNameSyntax { Identifier: { ValueText: "nameof" } };
        }
    }

    /// <summary>A client sends the message, and is done with it when the call, or the task that it returns, is.</summary>
    private bool IsSendOf(ArgumentSyntax message, InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments[0] == message &&
        _model.GetSymbolInfo(call, _cancellation).Symbol is IMethodSymbol
        {
            Name: "Send" or "SendMailAsync", ContainingType: { Name: "SmtpClient" } type, Parameters: { Length: > 0 } parameters,
        } &&
        parameters[0].Type.Name == "MailMessage" && type.ContainingNamespace.ToDisplayString() == "System.Net.Mail";

    /// <summary>The method's source is seen, and it does with the parameter only what is over when it, or the task it returns, is.</summary>
    private bool LeavesAlone(IMethodSymbol method, IParameterSymbol parameter)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (_depth == 0 || method.IsAbstract || method.DeclaringSyntaxReferences.Length != 1 ||
            ((method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed) ||
            (method.IsAsync && method.ReturnsVoid))
        {
            return false;
        }

        var function = method.DeclaringSyntaxReferences[0].GetSyntax(_cancellation);
        if (Functions.BodyOf(function) is null || Functions.OwnNodes(function).Any(static node => node is YieldStatementSyntax))
        {
            return false;
        }

        var model = function.SyntaxTree == _model.SyntaxTree ? _model : _model.Compilation.GetSemanticModel(function.SyntaxTree);
        var inner = new Uses(function, model, _depth - 1, _cancellation);
        inner.AddVariable(method.Parameters[parameter.Ordinal]);
        return !inner.Escapes && inner.Assignments.Count == 0 && inner.Clearings.Count == 0 && inner.EventSends.Count == 0 &&
            inner.Handlers.Count == 0 && (!inner.ReturnsTask || method.ReturnType.IsTask());
    }

    /// <summary>Used in a function inside of the function: harmless if that is only called here, or handles the client's own events.</summary>
    private void AddNested(ExpressionSyntax value, SyntaxNode? nested)
    {
        if (nested is null || nested.Parent is null || Functions.Around(nested) != _function)
        {
            Escapes = true;
            return;
        }

        var inner = new Uses(nested, _model, _depth, _cancellation);
        inner.Add(value);
        if (inner.Escapes || inner.Assignments.Count > 0 || inner.Clearings.Count > 0)
        {
            Escapes = true;
            return;
        }

        Sites.Add(value);
        Sends.AddRange(inner.Sends);
        EventSends.AddRange(inner.EventSends);
        switch (nested)
        {
            case LocalFunctionStatementSyntax local when _model.GetDeclaredSymbol(local, _cancellation) is IMethodSymbol symbol &&
                !(symbol.IsAsync && symbol.ReturnsVoid) && (!inner.ReturnsTask || symbol.ReturnType.IsTask()):
                AddCallsOf(symbol);
                break;
            case AnonymousFunctionExpressionSyntax { AsyncKeyword: { RawKind: 0 }, Parent: AssignmentExpressionSyntax subscription }
                when !inner.ReturnsTask && _model.GetSymbolInfo(subscription.Left, _cancellation).Symbol is IEventSymbol { Name: "SendCompleted" }:
                break;
            default:
                Escapes = true;
                break;
        }
    }

    private void AddCallsOf(IMethodSymbol local)
    {
        foreach (var reference in References.To(local, _function, _model, _cancellation))
        {
            if (Functions.Around(reference) == _function && reference.Parent is InvocationExpressionSyntax call && call.Expression == reference)
            {
                Sites.Add(call);
                AddTask(call);
            }
            else
            {
                Escapes = true;
            }
        }
    }

    /// <summary>
    /// <c>using (token.Register(client.SendAsyncCancel))</c>: deregistered in time. Otherwise a late cancel would meet a disposed client.
    /// </summary>
    private static bool IsGivenToScopedRegistration(ExpressionSyntax method) =>
        method.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } &&
        call.Parent switch
        {
            UsingStatementSyntax => true,
            EqualsValueClauseSyntax { Parent: { Parent: { Parent: UsingStatementSyntax } } } => true,
            EqualsValueClauseSyntax { Parent: { Parent: { Parent: LocalDeclarationStatementSyntax declaration } } } =>
                !declaration.UsingKeyword.IsKind(SyntaxKind.None),
            _ => false,
        };
}
