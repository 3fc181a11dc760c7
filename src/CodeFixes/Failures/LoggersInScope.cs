using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;
using SmtpAnalyzers.Known;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>What can be written to from one block of a file.</summary>
internal sealed class LoggersInScope
{
    /// <summary>Methods that write an error, in the order in which they are looked for.</summary>
    private static readonly string[] Errors =
    {
        "LogError", "Error", "TraceError", "WriteError", "ErrorFormat", "TrackTrace", "WriteEntry", "WriteLog", "WriteLine", "Log",
    };

    /// <summary>They write, and do more.</summary>
    private static readonly HashSet<string> NoReports = new(StringComparer.Ordinal) { "Fail", "Assert", "Write", "SetOut", "SetError" };

    private readonly ReportedNode _reported;
    private readonly SyntaxNode _body;
    private readonly int _position;
    private readonly bool _isStatic;

    public LoggersInScope(ReportedNode reported, SyntaxNode body)
    {
        _reported = reported;
        _body = body;
        _position = body.SpanStart + 1;
        for (var around = Model.GetEnclosingSymbol(_position, reported.Cancellation); around is IMethodSymbol; around = around.ContainingSymbol)
        {
            _isStatic |= around.IsStatic;
            Method = (IMethodSymbol)around;
        }
    }

    private SemanticModel Model => _reported.Model;

    /// <summary>The outermost one around the block.</summary>
    private IMethodSymbol? Method { get; }

    /// <summary>What the block itself writes to.</summary>
    public Sink? Of(SyntaxNode block) => CallsIn(block).Select(SinkOf).FirstOrDefault(static sink => sink is not null);

    /// <summary>What the handlers of the file write to, the most usual first.</summary>
    public Sink? OfOtherHandlers() => _body.SyntaxTree.GetRoot(_reported.Cancellation).DescendantNodes()
        .OfType<CatchClauseSyntax>()
        .Where(clause => !clause.Block.Contains(_body) && !_body.Contains(clause.Block))
        .SelectMany(clause => CallsIn(clause.Block))
        .GroupBy(static call => call.Expression.ToString(), StringComparer.Ordinal)
        .OrderByDescending(static calls => calls.Count())
        .Select(calls => SinkOf(calls.First()))
        .FirstOrDefault(static sink => sink is not null);

    /// <summary>A parameter, a field or a property that holds a logger: those of well-known libraries first.</summary>
    public Sink? OfClass() => Model.LookupSymbols(_position)
        .Select(static symbol => (Symbol: symbol, Type: TypeOf(symbol)))
        .Where(each => each.Type is not null && IsReached(each.Symbol) &&
            (Loggers.IsLogger(each.Type) || Loggers.IsNamedLikeLogger(each.Type.Name)))
        .OrderByDescending(static each => Loggers.IsLogger(each.Type))
        .ThenByDescending(each => each.Symbol is IParameterSymbol parameter && !IsOfPrimaryConstructor(parameter))
        .ThenByDescending(static each => each.Symbol is IFieldSymbol)
        .ThenByDescending(static each => each.Symbol is IPropertySymbol)
        .ThenBy(static each => each.Symbol.Name, StringComparer.Ordinal)
        .Select(each => SinkOf(each.Symbol, each.Type!))
        .FirstOrDefault(static sink => sink is not null);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { IsConst: false, CanBeReferencedByName: true } field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
        _ => null,
    };

    private Sink? SinkOf(ISymbol symbol, ITypeSymbol type)
    {
        foreach (var name in Errors)
        {
            if (Shape(type, name, isStatic: false) is not SinkShape.None and var shape)
            {
                // A name that Model.LookupSymbols gave means this symbol here.
                var receiver = IdentifierName(symbol.Name);
                return type.NullableAnnotation == NullableAnnotation.Annotated
                    ? new Sink(MemberBindingExpression(IdentifierName(name)), shape, receiver)
                    : new Sink(RuntimeTypes.Read(receiver, name), shape);
            }
        }

        return null;
    }

    private IEnumerable<InvocationExpressionSyntax> CallsIn(SyntaxNode block) => block
        .DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CatchClauseSyntax))
        .OfType<InvocationExpressionSyntax>()
        .Where(call => LogTemplates.IsLogger(call, _reported.Model, _reported.Cancellation));

    private Sink? SinkOf(InvocationExpressionSyntax call)
    {
        if (Model.GetSymbolInfo(call, _reported.Cancellation).Symbol is not IMethodSymbol method || NoReports.Contains(method.Name))
        {
            return null;
        }

        var (receiver, nullable) = call.Expression switch
        {
            MemberAccessExpressionSyntax access => (access.Expression, null),
            MemberBindingExpressionSyntax when call.Parent is ConditionalAccessExpressionSyntax conditional =>
                (conditional.Expression, conditional.Expression),
            IdentifierNameSyntax name => ((ExpressionSyntax)name, (ExpressionSyntax?)null),
            _ => (null, null),
        };
        if (receiver is null || !IsReached(receiver))
        {
            return null;
        }

        var isStatic = method is { IsStatic: true, ReducedFrom: null };
        var type = isStatic || receiver == call.Expression ? method.ContainingType : Model.GetTypeInfo(receiver, _reported.Cancellation).Type;
        return type is not null && Shape(type, method.Name, isStatic) is not SinkShape.None and var shape
            ? new Sink(Written(call.Expression), shape, nullable is null ? null : Written(nullable))
            : null;
    }

    private static ExpressionSyntax Written(ExpressionSyntax expression) => OriginalTokens.Unmarked(expression.WithoutTrivia());

    private SinkShape Shape(ITypeSymbol type, string name, bool isStatic) => SinkShapes.Of(
        Model.LookupSymbols(_position, type, name, includeReducedExtensionMethods: !isStatic)
            .OfType<IMethodSymbol>()
            .Where(method => (method.IsStatic && method.ReducedFrom is null) == isStatic),
        _reported.Symbols.SystemException);

    /// <summary>Whether an expression of a call elsewhere in the file means the same at the top of the block.</summary>
    private bool IsReached(ExpressionSyntax receiver)
    {
        while (receiver is MemberAccessExpressionSyntax access)
        {
            receiver = access.Expression;
        }

        return receiver is ThisExpressionSyntax
            ? !_isStatic
            : receiver is SimpleNameSyntax or AliasQualifiedNameSyntax or PredefinedTypeSyntax &&
                Model.GetSymbolInfo(receiver, _reported.Cancellation).Symbol is { } symbol && IsReached(symbol);
    }

    private bool IsReached(ISymbol symbol) => symbol switch
    {
        INamespaceOrTypeSymbol => true,
        IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } =>
            (symbol.IsStatic || (!_isStatic && Method?.ContainingType.IsOrDerivesFrom(symbol.ContainingType) == true)) &&
            Model.LookupSymbols(_position, name: symbol.Name).Any(found => Same(found, symbol)),
        IParameterSymbol parameter => IsParameterHere(parameter),
        ILocalSymbol local => local.DeclaringSyntaxReferences.Any(declaration =>
                declaration.SyntaxTree == _body.SyntaxTree && declaration.Span.End <= _body.SpanStart) &&
            Model.LookupSymbols(_position, name: local.Name).Any(found => Same(found, local)),
        _ => false,
    };

    /// <summary>Of a method around the block, or of the primary constructor of its type.</summary>
    private bool IsParameterHere(IParameterSymbol parameter) =>
        Model.LookupSymbols(_position, name: parameter.Name).Any(found => Same(found, parameter)) &&
        (!IsOfPrimaryConstructor(parameter) || (!_isStatic && !IsPassedOn(parameter)));

    private bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && !Same(constructor, Method);

    /// <summary>To the base, a field or a property: the compiler warns of a parameter that is kept beside what was made of it.</summary>
    private static bool IsPassedOn(IParameterSymbol parameter) => parameter.DeclaringSyntaxReferences
        .Select(static declaration => declaration.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>())
        .OfType<TypeDeclarationSyntax>()
        .SelectMany(static type => type.Members
            .Where(static member => member is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null })
            .Append<SyntaxNode?>(type.BaseList))
        .OfType<SyntaxNode>()
        .SelectMany(static node => node.DescendantTokens())
        .Any(token => token.ValueText == parameter.Name);

    private static bool Same(ISymbol one, ISymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);
}
