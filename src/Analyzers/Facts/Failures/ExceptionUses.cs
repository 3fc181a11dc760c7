using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Facts.Failures;

/// <summary>What code does with an exception that it holds.</summary>
[Flags]
internal enum ExceptionUse
{
    /// <summary>Nothing, or nothing that keeps the status: its message, its text, a test of its type.</summary>
    None = 0,

    /// <summary>The status is read, or given to the embedded runtime.</summary>
    LooksAtStatus = 1,

    /// <summary>The inner exceptions are read, each with a status of its own.</summary>
    LooksAtRecipients = 2,

    /// <summary>Somebody else receives the exception and may look.</summary>
    PassedOn = 4,

    /// <summary>A logger receives the exception itself.</summary>
    Logged = 8,

    /// <summary>It is tested for an SMTP type.</summary>
    TestedForSmtp = 16,

    /// <summary>The embedded runtime receives it, which knows the status of each recipient.</summary>
    GivenToRuntime = 32,
}

/// <summary>Reads what a handler, or a method that is handed an exception, does with it.</summary>
internal sealed class ExceptionUses
{
    private readonly FlowAnalysis _flow;
    private readonly HashSet<ISymbol> _aliases = new(SymbolEqualityComparer.Default);
    private readonly IOperation _scope;
    private readonly bool _lookInside;
    private readonly CancellationToken _cancellation;

    private ExceptionUses(IOperation scope, ISymbol? exception, FlowAnalysis flow, bool lookInside, CancellationToken cancellation)
    {
        _scope = scope;
        _flow = flow;
        _lookInside = lookInside;
        _cancellation = cancellation;
        if (exception is not null)
        {
            _aliases.Add(exception);
        }
    }

    /// <summary>What the code in <paramref name="scopes"/> does with <paramref name="exception"/> (null where it has no name).</summary>
    public static ExceptionUse Of(
        IEnumerable<IOperation> scopes, ISymbol? exception, FlowAnalysis flow, CancellationToken cancellation, out ISet<ISymbol> aliases)
    {
        var use = ExceptionUse.None;
        var known = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var scope in scopes)
        {
            var uses = new ExceptionUses(scope, exception, flow, lookInside: true, cancellation);
            uses._aliases.UnionWith(known);
            use |= uses.Read();
            known.UnionWith(uses._aliases);
        }

        aliases = known;
        return use;
    }

    private ExceptionUse Read()
    {
        var use = ExceptionUse.None;
        foreach (var operation in _scope.DescendantsAndSelf())
        {
            use |= operation switch
            {
                IPropertyReferenceOperation { Property: { Name: "StatusCode" } property } when IsSmtp(property.ContainingType) &&
                    !IsWritten(operation) && operation.Parent is not INameOfOperation =>
                    ExceptionUse.LooksAtStatus,
                IPropertyReferenceOperation { Property: { Name: "InnerExceptions" } property } when IsSmtp(property.ContainingType) =>
                    ExceptionUse.LooksAtRecipients,
                IIsTypeOperation { TypeOperand: var type } when IsSmtp(type) => ExceptionUse.TestedForSmtp,
                ITypeOfOperation { TypeOperand: var type } when IsSmtp(type) => ExceptionUse.TestedForSmtp,
                IConversionOperation { Type: var type, IsImplicit: false } when IsSmtp(type) => ExceptionUse.TestedForSmtp,
                IPatternOperation pattern when IsSmtp(PatternTypes.Of(pattern)) => ExceptionUse.TestedForSmtp,
                _ => ExceptionUse.None,
            };
            if (operation is not null && IsException(operation))
            {
                use |= UseOf(operation);
            }
        }

        return use;
    }

    private bool IsSmtp(ITypeSymbol? type) => _flow.Symbols.IsSmtpException(type);

    private static bool IsWritten(IOperation property) => property.Parent is ISimpleAssignmentOperation assignment && assignment.Target == property;

    private bool IsException(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => _aliases.Contains(local.Local),
        IParameterReferenceOperation parameter => _aliases.Contains(parameter.Parameter),
        IConditionalAccessInstanceOperation instance => instance.Accessed() is { } accessed && IsException(accessed),
        _ => false,
    };

    private ExceptionUse UseOf(IOperation reference)
    {
        var value = reference.SameValue();
        if (value.DeconstructedInto() is { } place)
        {
            return AssignedTo(place);
        }

        while (value.Parent is ICoalesceOperation or IConditionalOperation { Type: not null } ||
            value.Parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation } alias && alias.Value == value &&
                IsInScope(((ILocalReferenceOperation)alias.Target).Local))
        {
            if (value.Parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target })
            {
                _aliases.Add(target.Local);
            }

            value = value.Parent.SameValue();
        }

        if (SelectsByInnerType(value))
        {
            // The status is -1 where there is an inner exception: its type is what there is to look at.
            return ExceptionUse.LooksAtStatus;
        }

        if (IsAsserted(value))
        {
            return ExceptionUse.PassedOn;
        }

        switch (value.Parent)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                _aliases.Add(declarator.Symbol);
                return ExceptionUse.None;
            case IIsPatternOperation pattern:
                AddDeclared(pattern.Pattern);
                return ExceptionUse.None;
            case ISwitchOperation @switch:
                foreach (var clause in @switch.Cases.SelectMany(static section => section.Clauses).OfType<IPatternCaseClauseOperation>())
                {
                    AddDeclared(clause.Pattern);
                }

                return ExceptionUse.None;
            case ISwitchExpressionOperation @switch:
                foreach (var arm in @switch.Arms)
                {
                    AddDeclared(arm.Pattern);
                }

                return ExceptionUse.None;
            case IArgumentOperation argument:
                return Given(argument.Parent, argument.Parameter);
            case IArrayInitializerOperation { Parent: IArrayCreationOperation array }:
                return array.SameValue().Parent is IArgumentOperation elements ? Given(elements.Parent, elements.Parameter) : ExceptionUse.PassedOn;
            case ISimpleAssignmentOperation assignment when assignment.Value == value:
                return AssignedTo(assignment.Target);
            case IThrowOperation:
                // Judged by the way out of the handler, not by a single throw.
                return ExceptionUse.None;
            case IInvocationOperation { Instance: var instance } call when instance == value:
                return call.TargetMethod.ContainingType is { } type && (type.SpecialType == SpecialType.System_Object || IsFrameworkException(type))
                    ? ExceptionUse.None
                    : ExceptionUse.PassedOn;
            case IMemberReferenceOperation or IInterpolationOperation or IBinaryOperation or IIsTypeOperation or INameOfOperation or
                IConditionalAccessOperation
                or IExpressionStatementOperation or IConditionalOperation or ISimpleAssignmentOperation or ICompoundAssignmentOperation or
                    IUsingOperation or null:
                return ExceptionUse.None;
            default:
                return ExceptionUse.PassedOn;
        }
    }

    /// <summary>A place outside the handler is somebody else's to read; a variable in it is one more name of the exception.</summary>
    private ExceptionUse AssignedTo(IOperation place)
    {
        if (place is ILocalReferenceOperation { Local: var local } && IsInScope(local))
        {
            _aliases.Add(local);
            return ExceptionUse.None;
        }

        return place is IDiscardOperation ? ExceptionUse.None : ExceptionUse.PassedOn;
    }

    private static bool SelectsByInnerType(IOperation exception)
    {
        var inner = exception.Parent switch
        {
            IPropertyReferenceOperation { Property: { Name: "InnerException" } } property => property,
            IInvocationOperation { TargetMethod: { Name: "GetBaseException" } } call when call.Instance == exception => call,
            _ => (IOperation?)null,
        };
        return inner?.SameValue().Parent switch
        {
            IIsTypeOperation => true,
            IIsPatternOperation { Pattern: var pattern } => AsksForType(pattern),
            ISwitchOperation @switch =>
                @switch.Cases.SelectMany(static section => section.Clauses).OfType<IPatternCaseClauseOperation>()
                .Any(static clause => AsksForType(clause.Pattern)),
            ISwitchExpressionOperation @switch => @switch.Arms.Any(static arm => AsksForType(arm.Pattern)),
            _ => inner is not null && inner.Parent is IConversionOperation { IsTryCast: true },
        };

        static bool AsksForType(IPatternOperation pattern) =>
            pattern.DescendantsAndSelf().OfType<IPatternOperation>().Any(static part => PatternTypes.Of(part) is not null);
    }

    /// <summary>A test looks at its text: <c>Assert.Contains("…", e.Message)</c>, <c>e.Message.Should()</c>.</summary>
    private static bool IsAsserted(IOperation exception)
    {
        var value = exception.Parent is IPropertyReferenceOperation or IInvocationOperation ? exception.Parent.SameValue() : exception;
        return value.Parent is IArgumentOperation { Parent: IInvocationOperation call } && Assertions.IsAssertion(call.TargetMethod);
    }

    /// <summary>Whether a variable is declared in the handler itself: then it is another name for the exception, not a place outside.</summary>
    private bool IsInScope(ILocalSymbol local) => local.DeclaringSyntaxReferences.Any(reference =>
        reference.SyntaxTree == _scope.Syntax.SyntaxTree && _scope.Syntax.Span.Contains(reference.Span));

    private void AddDeclared(IOperation pattern)
    {
        var declared = pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            _ => null,
        };
        if (declared is not null)
        {
            _aliases.Add(declared);
        }

        // Of `not SmtpException s`, `SmtpException s or …`.
        foreach (var child in pattern.Children.OfType<IPatternOperation>()
            .Where(static child => child.Parent is IPatternOperation and not IRecursivePatternOperation))
        {
            AddDeclared(child);
        }
    }

    private static bool IsFrameworkException(INamedTypeSymbol type) =>
        type.Name == "Exception" && type.ContainingNamespace is { Name: "System" } ||
            type.ContainingNamespace?.ToDisplayString() == "System.Net.Mail";

    private ExceptionUse Given(IOperation? receiver, IParameterSymbol? parameter)
    {
        switch (receiver)
        {
            case IInvocationOperation call:
                return call.TargetMethod.ContainingType is { Name: "SmtpFailure", ContainingNamespace: { Name: "SmtpAnalyzers" } }
                    ? ExceptionUse.LooksAtStatus | ExceptionUse.GivenToRuntime
                    : GivenTo(call, parameter);
            default:
                return ExceptionUse.PassedOn;
        }
    }

    private ExceptionUse GivenTo(IInvocationOperation call, IParameterSymbol? parameter)
    {
        if (Loggers.OnlyFormats(call.TargetMethod))
        {
            return ExceptionUse.None;
        }

        if (_lookInside && parameter is not null && Inside(call.TargetMethod, parameter) is { } inside)
        {
            return inside;
        }

        return LogCalls.IsLogger(call) ? ExceptionUse.Logged : ExceptionUse.PassedOn;
    }

    /// <summary>What a method of this compilation does with the exception it receives, one level deep; null where it cannot be seen.</summary>
    private ExceptionUse? Inside(IMethodSymbol method, IParameterSymbol parameter)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!definition.IsBoundStatically() || parameter.Ordinal >= definition.Parameters.Length)
        {
            return null;
        }

        var root = definition.MethodKind == MethodKind.LocalFunction
            ? _scope.Function().Ancestors().Append(_scope.Function()).SelectMany(static scope => scope.Descendants())
                .OfType<ILocalFunctionOperation>().FirstOrDefault(function => SymbolEqualityComparer.Default.Equals(function.Symbol, definition))
            : _flow.Code.BodyOf(definition, _cancellation)?.Root;
        if (root is null)
        {
            return null;
        }

        var received = definition.Parameters[parameter.Ordinal];
        var uses = new ExceptionUses(root, received, _flow, lookInside: false, _cancellation);
        var use = uses.Read();
        return use | (root.Descendants().OfType<IThrowOperation>()
            .Any(thrown => thrown.Exception is { } exception && uses.IsException(exception.SkipConversions()))
            ? ExceptionUse.PassedOn
            : ExceptionUse.None);
    }
}
