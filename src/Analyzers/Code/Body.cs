using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Code;

/// <summary>One function's code: a method, accessor, initialiser, lambda or local function, with its control flow graph.</summary>
internal sealed class Body
{
    private readonly Lazy<IReadOnlyList<Body>> _nested;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<IOperation>>[]> _statements;
    private readonly Lazy<Operations> _descendants;
    private readonly Lazy<Operations> _reachable;
    private readonly Lazy<ILookup<ISymbol, IOperation?>> _localValues;
    private readonly Lazy<ILookup<CaptureId, IOperation>> _captured;
    private readonly Lazy<HashSet<ISymbol>> _writtenByNested;
    private readonly Lazy<bool> _isBeingTyped;
    private readonly Lazy<IReadOnlyList<Body>> _withNested;
    private readonly Lazy<Dictionary<ISymbol, Body>> _functions;
    private readonly Lazy<HashSet<ISymbol>> _mentioned;
    private readonly Lazy<ILookup<ISymbol, ILocalReferenceOperation>> _localReferences;
    private readonly Lazy<HashSet<SyntaxNode>> _reachableSyntax;
    private readonly Lazy<IReadOnlyList<string>> _leftOut;

    private Body(ISymbol? owner, IOperation root, ControlFlowGraph graph, Body? outer)
    {
        Owner = owner;
        Root = root;
        Graph = graph;
        Outer = outer;
        Outermost = outer?.Outermost ?? this;
        _nested = new Lazy<IReadOnlyList<Body>>(() => NestedBodies().ToList());
        _statements = new Lazy<IReadOnlyList<IReadOnlyList<IOperation>>[]>(() => Graph.Blocks.Select(ReadStatements).ToArray());
        _descendants = new Lazy<Operations>(() => new Operations(Root.Descendants().ToList()));
        _reachable = new Lazy<Operations>(() => new Operations(Graph.Blocks
            .Where(static block => block.IsReachable).SelectMany(StatementsOf).SelectMany(static statement => statement).ToList()));
        _localValues = new Lazy<ILookup<ISymbol, IOperation?>>(() => outer is null ? LocalValues.Read(Descendants()) : Outermost._localValues.Value);
        _captured = new Lazy<ILookup<CaptureId, IOperation>>(() => Reachable().OfType<IFlowCaptureOperation>()
            .ToLookup(static capture => capture.Id, static capture => capture.Value));
        _isBeingTyped = new Lazy<bool>(() => Outermost.Root.Language().IsBeingTyped(Outermost.Root.Syntax));
        _withNested = new Lazy<IReadOnlyList<Body>>(ReadWithNested);
        _functions = new Lazy<Dictionary<ISymbol, Body>>(ReadFunctions);
        _mentioned = new Lazy<HashSet<ISymbol>>(() => new HashSet<ISymbol>(
            Reachable().OfType<IMemberReferenceOperation>().Select(static reference => reference.Member.OriginalDefinition),
            SymbolEqualityComparer.Default));
        _localReferences = new Lazy<ILookup<ISymbol, ILocalReferenceOperation>>(() => Descendants().OfType<ILocalReferenceOperation>()
            .ToLookup<ILocalReferenceOperation, ISymbol>(static reference => reference.Local, SymbolEqualityComparer.Default));
        _reachableSyntax = new Lazy<HashSet<SyntaxNode>>(() => new HashSet<SyntaxNode>(Reachable().Select(static operation => operation.Syntax)));
        _leftOut = new Lazy<IReadOnlyList<string>>(() => Root.Language().LeftOut(Root.Syntax).ToList());
        _writtenByNested = new Lazy<HashSet<ISymbol>>(() => new HashSet<ISymbol>(
            Nested.SelectMany(static nested => nested.WithNested())
                .SelectMany(static nested => nested.Reachable().Select(nested.Written))
                .OfType<ISymbol>(),
            SymbolEqualityComparer.Default));
    }

    /// <summary>The method, field or property whose code this is; null for what is none of these.</summary>
    public ISymbol? Owner { get; }

    /// <summary>Whether the member has a syntax error in it: what it will do is not known yet.</summary>
    public bool IsBeingTyped => _isBeingTyped.Value;

    /// <summary>The code as written. The graph's operations are copies of these.</summary>
    public IOperation Root { get; }

    public ControlFlowGraph Graph { get; }

    public Body? Outer { get; }

    public IReadOnlyList<Body> Nested => _nested.Value;

    public Body Outermost { get; }

    public IMethodSymbol? Method => Owner as IMethodSymbol;

    public INamedTypeSymbol? Type => Outermost.Owner?.ContainingType;

    public IReadOnlyList<Body> WithNested() => _withNested.Value;

    /// <summary>The body, then those of its functions, each before its own.</summary>
    private IReadOnlyList<Body> ReadWithNested()
    {
        var bodies = new List<Body>();
        var open = new Stack<Body>();
        open.Push(this);
        while (open.Count > 0)
        {
            var body = open.Pop();
            bodies.Add(body);
            foreach (var nested in body.Nested.Reverse())
            {
                open.Push(nested);
            }
        }

        return bodies;
    }

    private Dictionary<ISymbol, Body> ReadFunctions()
    {
        var functions = new Dictionary<ISymbol, Body>(SymbolEqualityComparer.Default);
        foreach (var body in WithNested())
        {
            if (body.Owner is { } owner && !functions.ContainsKey(owner))
            {
                functions.Add(owner, body);
            }
        }

        return functions;
    }

    /// <summary>Each operation of the graph that can run: statements in order, then each block's condition or returned value.</summary>
    public Operations Reachable() => _reachable.Value;

    /// <summary>Each operation below <see cref="Root"/>, those of lambdas and local functions too, whether it can run or not.</summary>
    public Operations Descendants() => _descendants.Value;

    /// <summary>The statements of a block in order, then its condition or returned value; of each its operations, operands first.</summary>
    public IReadOnlyList<IReadOnlyList<IOperation>> StatementsOf(BasicBlock block) => _statements.Value[block.Ordinal];

    /// <summary>Whether the function refers to a field, property, method or event.</summary>
    public bool Mentions(ISymbol member) => _mentioned.Value.Contains(member);

    /// <summary>Whether something that is written so, or in it, can run. The graph's operations are copies: their syntax is the same.</summary>
    public bool IsReachable(SyntaxNode code) => _reachableSyntax.Value.Contains(code);

    /// <summary>The lambda or local function of that symbol, here or in the functions around this one.</summary>
    public Body? Function(IMethodSymbol symbol) => Outermost._functions.Value.TryGetValue(symbol.OriginalDefinition, out var body) ? body : null;

    /// <summary>The function, of those of this member, that an operation is part of; null where it is a lambda that is never made.</summary>
    public Body? FunctionOf(IOperation operation) => operation.Function() switch
    {
        IAnonymousFunctionOperation lambda => Function(lambda.Symbol),
        ILocalFunctionOperation local => Function(local.Symbol),
        _ => Outermost,
    };

    /// <summary>What a local holds, where it is given one value and never another; null otherwise.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol local) => ValuesOf(local) is var values && values.Take(2).Count() == 1 ? values.First() : null;

    /// <summary>Each value that a local is given; null among them where one cannot be told.</summary>
    public IEnumerable<IOperation?> ValuesOf(ILocalSymbol local) => _localValues.Value[local];

    /// <summary>Where a local that is given this value, and never another, is read.</summary>
    public IEnumerable<IOperation> ReadsOf(IOperation value) =>
        value.SameValue().Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } &&
            OnlyValueOf(local) is not null
            ? ReferencesTo(local)
            : Enumerable.Empty<IOperation>();

    /// <summary>Every mention of a local of this code, be it written or read there.</summary>
    public IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local) => _localReferences.Value[local];

    /// <summary>Whether code that this build leaves out, between <c>#if</c> and <c>#endif</c>, has the word.</summary>
    public bool LeavesOut(string word) => Outermost._leftOut.Value.Any(text => text.IndexOf(word, StringComparison.Ordinal) >= 0);

    /// <summary>Whether the code in it stands in a part that a build without that symbol leaves out: <c>#if DEBUG</c>.</summary>
    public bool IsCompiledOnlyFor(string symbol, SyntaxNode code) => Root.Language().IsCompiledOnlyFor(symbol, code);

    /// <summary>What the graph keeps aside under that id while an expression is worked out: several values for <c>a ? b : c</c>.</summary>
    public IEnumerable<IOperation> Captured(CaptureId id) => _captured.Value[id];

    /// <summary>The local, parameter or member that the operation itself may write to.</summary>
    public ISymbol? Written(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: IFlowCaptureReferenceOperation target } =>
            Captured(target.Id).FirstOrDefault() is { } aside ? Place(aside) : null,
        _ when operation.MayWrite() => Place(operation),
        _ => null,
    };

    /// <summary>Whether a lambda or local function of this code may write to the variable, at whatever time it runs.</summary>
    public bool IsWrittenByNested(ISymbol variable) => _writtenByNested.Value.Contains(variable);

    /// <summary>Null where the compiler makes no graph of it (a member without a body, or one that does not bind).</summary>
    public static Body? Of(IOperation? root, ISymbol? owner)
    {
        if (root is null or { Parent: not null })
        {
            return null;
        }

        var graph = root switch
        {
            IMethodBodyOperation { BlockBody: null, ExpressionBody: null } => null,
            IMethodBodyOperation method => ControlFlowGraph.Create(method),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
            IBlockOperation block => ControlFlowGraph.Create(block),
            IFieldInitializerOperation field => ControlFlowGraph.Create(field),
            IPropertyInitializerOperation property => ControlFlowGraph.Create(property),
            _ => null,
        };
        return graph is null ? null : new Body(owner, root, graph, outer: null);
    }

    private static IReadOnlyList<IReadOnlyList<IOperation>> ReadStatements(BasicBlock block) =>
        (block.BranchValue is null ? block.Operations : block.Operations.Add(block.BranchValue)).Select(OperationExtensions.PostOrder).ToList();

    private IEnumerable<Body> NestedBodies()
    {
        foreach (var function in Graph.LocalFunctions)
        {
            yield return Inner(function, Graph.GetLocalFunctionControlFlowGraph(function));
        }

        foreach (var lambda in Reachable().OfType<IFlowAnonymousFunctionOperation>())
        {
            yield return Inner(lambda.Symbol, Graph.GetAnonymousFunctionControlFlowGraph(lambda));
        }
    }

    private static ISymbol? Place(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };

    private Body Inner(IMethodSymbol symbol, ControlFlowGraph graph) => new(symbol, graph.OriginalOperation, graph, this);
}
