using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>Collects the places of one handler that are to write a description, each in the form its place asks for.</summary>
internal sealed class ReportRewriter
{
    private readonly Handler _handler;
    private readonly Description _description;
    private readonly TreeChanges _changes = new();
    private readonly HashSet<SyntaxNode> _reported = new();
    private readonly HashSet<SyntaxNode> _describedCalls = new();

    public ReportRewriter(Handler handler, Description description)
    {
        _handler = handler;
        _description = description;
    }

    public int Count { get; private set; }

    public BlockSyntax Rewrite() => Rewrite(_handler.Clause.Block);

    public TStatement Rewrite<TStatement>(TStatement part)
        where TStatement : StatementSyntax => _changes.Within(part);

    /// <summary>Lets the statement speak of what is described in place of the handler's exception.</summary>
    public void Rename(StatementSyntax statement)
    {
        foreach (var name in statement.DescendantNodes().OfType<IdentifierNameSyntax>().Where(_handler.Refers))
        {
            Replace(name, _description.Exception);
        }
    }

    /// <summary>Takes over each use that a description can stand in the place of.</summary>
    public void Take(IReadOnlyCollection<WrittenException> uses)
    {
        var remaining = uses.Where(use => !InPlace(use)).ToList();

        // Only then: a call whose message already says the failure needs no second word of it.
        foreach (var use in remaining)
        {
            BesideException(use);
        }
    }

    /// <summary>A log that says only that the mail was not sent says why, too. False where there is none that can.</summary>
    public bool TakeLog()
    {
        foreach (var call in _handler.Clause.Block.DescendantNodes(static node =>
            node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<InvocationExpressionSyntax>())
        {
            if (LogTemplates.IsLogger(call, _handler) &&
                _handler.Model.GetSymbolInfo(call, _handler.Cancellation).Symbol is IMethodSymbol { ReturnsVoid: true } method &&
                new LogCall(_handler, _description, method).WithStatus(call, hasException: false) is { } edit)
            {
                _changes.Replace(call, edit);
                return true;
            }
        }

        return false;
    }

    private bool InPlace(WrittenException use)
    {
        if (TemplateEdit.For(use, _handler, _description) is { } template)
        {
            return template.AddTo(_changes, _reported) && Done(use);
        }

        switch (use.Node.Parent)
        {
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax text } access
                when access.Expression == use.Node && IsString(text) && !IsTested(text):
            case ArgumentSyntax { Parent: TupleExpressionSyntax }:
            case SwitchExpressionArmSyntax:
            case CastExpressionSyntax:
            case AnonymousFunctionExpressionSyntax:
                if (!IsString(use.Node))
                {
                    return false;
                }

                Replace(use.Node, _description.AsString(use));
                return Done(use);
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member when use.IsMessage:
                _changes.Replace(member, node => ((AnonymousObjectMemberDeclaratorSyntax)node).WithoutTrivia()
                    .WithNameEquals(NameEquals(IdentifierName("Message").WithTrailingTrivia(Space)).WithEqualsToken(
                        Token(TriviaList(), SyntaxKind.EqualsToken, TriviaList(Space))))
                    .WithTriviaFrom(node));
                Replace(use.Node, _description.AsString(use));
                return Done(use);
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: not null } when IsString(use.Node):
                Replace(use.Node, _description.AsString(use));
                return Done(use);
            case InterpolationSyntax { AlignmentClause: null, FormatClause: null, Parent: InterpolatedStringExpressionSyntax text }:
                AddToInterpolation(text, use);
                return Done(use);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } concatenation when IsString(concatenation):
                AddToConcatenation(concatenation, use);
                return Done(use);
            case ArgumentSyntax { Parent: { Parent: { } call } } argument:
                return AddToArgument(call, argument, use);
            case ParenthesizedExpressionSyntax:
            case ReturnStatementSyntax:
            case ArrowExpressionClauseSyntax:
            case ConditionalExpressionSyntax:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
            case InitializerExpressionSyntax { RawKind: not (int)SyntaxKind.ObjectInitializerExpression }:
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } when !IsTestedLater(declarator):
            case AssignmentExpressionSyntax
            {
                RawKind: (int)SyntaxKind.SimpleAssignmentExpression or
                (int)SyntaxKind.AddAssignmentExpression or
                (int)SyntaxKind.CoalesceAssignmentExpression
            } assignment
                when assignment.Right == use.Node:
                // Only a text is replaced: the exception itself, stored or returned, is no text.
                if (!IsString(use.Node) || (use.Node.Parent is ExpressionSyntax && IsTested(use.Node.Parent)))
                {
                    return false;
                }

                Replace(use.Node, _description.AsString(use));
                return Done(use);
            default:
                return false;
        }
    }

    private void AddToInterpolation(InterpolatedStringExpressionSyntax text, WrittenException use)
    {
        // Several holes where one was: the text is put together again, hole by hole.
        var index = text.Contents.IndexOf((InterpolatedStringContentSyntax)use.Node.Parent!);
        _changes.Replace(text, node =>
        {
            var rewritten = (InterpolatedStringExpressionSyntax)node;
            var holes = _description.Parts(use).Select(part => Hole(part, rewritten));

            // Counted from the end: what is put in for an earlier hole moves the later ones.
            var place = rewritten.Contents[rewritten.Contents.Count - (text.Contents.Count - index)];
            return rewritten.WithContents(rewritten.Contents.ReplaceRange(place, holes));
        });
    }

    public static InterpolatedStringContentSyntax Hole(ExpressionSyntax part, InterpolatedStringExpressionSyntax text) =>
        part is LiteralExpressionSyntax literal
            ? TextPart(literal.Token.ValueText)
            : Interpolation(part.ToString().Contains("::")
                ? ParenthesizedExpression(part).WithAdditionalAnnotations(Simplifier.Annotation)
                : part);

    public static InterpolatedStringTextSyntax TextPart(string text) =>
        InterpolatedStringText(Token(TriviaList(), SyntaxKind.InterpolatedStringTextToken, text, text, TriviaList()));

    private void AddToConcatenation(BinaryExpressionSyntax concatenation, WrittenException use)
    {
        var isRight = concatenation.Right == use.Node;
        var other = isRight ? concatenation.Left : concatenation.Right;

        // "+" is a concatenation only beside a string; another use there becomes something else.
        var parts = _description.Parts(use);
        if (parts.Count == 1 && (!IsString(other) || _reported.Contains(other)))
        {
            Replace(use.Node, _description.AsString(use));
        }
        else if (isRight && IsString(other))
        {
            _changes.Replace(concatenation, node => node is BinaryExpressionSyntax { Left: var left } rewritten
                ? parts.Skip(1).Aggregate((ExpressionSyntax)rewritten.WithLeft(left).WithRight(WithTriviaOf(parts[0], rewritten.Right)), Chain)
                : node);
        }
        else
        {
            Replace(use.Node, parts.Count > 1 && isRight
                ? ParenthesizedExpression(parts.Aggregate(Description.Plus))
                : parts.Aggregate(Description.Plus));
        }
    }

    // The line may end after the last operand.
    private static ExpressionSyntax Chain(ExpressionSyntax left, ExpressionSyntax right) =>
        Description.Plus(left, right.WithTrailingTrivia(left.GetTrailingTrivia()));

    private bool AddToArgument(SyntaxNode call, ArgumentSyntax argument, WrittenException use)
    {
        // A text for a text fits whatever method it turns out to be.
        if (call.Parent is ExpressionStatementSyntax or AwaitExpressionSyntax { Parent: ExpressionStatementSyntax } or ReturnStatementSyntax &&
            IsString(use.Node) &&
            _handler.Model.GetOperation(call, _handler.Cancellation) is IInvalidOperation)
        {
            Replace(use.Node, _description.AsString(use));
            return Done(use);
        }

        if (_handler.Model.GetSymbolInfo(call, _handler.Cancellation).Symbol is not IMethodSymbol method ||
            WrittenException.ParameterOf(argument, _handler) is not { } parameter ||
            _handler.Symbols.IsException(parameter.Type) ||
            IsTested((ExpressionSyntax)call))
        {
            return false;
        }

        var calls = new LogCall(_handler, _description, method);
        if (!use.IsMessage && calls.TakesExceptionAfter(parameter) && LogTemplates.IsLogger(call, _handler))
        {
            Replace(use.Node, _description.Status);
            _changes.Replace(call, node => ((InvocationExpressionSyntax)node).AddArgumentListArguments(Description.Further(use.Exception)));
        }
        else if (parameter.Type.SpecialType == SpecialType.System_String && !calls.HasOverloadForObject(parameter))
        {
            Replace(use.Node, _description.AsString(use));
        }
        else if (IsFormatted(parameter) || calls.HasOverloadForObject(parameter))
        {
            Replace(use.Node, _description.AsObject(use));
        }
        else
        {
            return false;
        }

        return Done(use);
    }

    /// <summary>A logger took the exception itself: it keeps it, and its message says the status.</summary>
    private void BesideException(WrittenException use)
    {
        if (use.Node.Parent is ArgumentSyntax { Parent: { Parent: InvocationExpressionSyntax call } } argument &&
            !_describedCalls.Contains(call) &&
            _handler.Model.GetSymbolInfo(call, _handler.Cancellation).Symbol is IMethodSymbol method &&
            WrittenException.ParameterOf(argument, _handler) is { } parameter &&
            _handler.Symbols.IsException(parameter.Type) &&
            LogTemplates.IsLogger(call, _handler) &&
            new LogCall(_handler, _description, method).WithStatus(call, hasException: true) is { } edit)
        {
            _changes.Replace(call, edit);
            Count++;
        }
    }

    /// <summary>An exception made of the message alone gets this one as its inner exception, where its type takes one.</summary>
    private void AddInner(ObjectCreationExpressionSyntax creation)
    {
        if (creation.ArgumentList is { } list &&
            _handler.Symbols.SystemException is { } any &&
            _handler.Model.GetSymbolInfo(creation, _handler.Cancellation).Symbol is IMethodSymbol made &&
            _handler.Symbols.IsException(made.ContainingType) &&
            list.Arguments.Count == made.Parameters.Length &&
            made.ContainingType.InstanceConstructors.Any(constructor => IsWider(constructor, made, any, creation.SpanStart)))
        {
            _changes.Replace(creation, node =>
                ((ObjectCreationExpressionSyntax)node).AddArgumentListArguments(Description.Further(_description.Exception)));
        }
    }

    private bool IsWider(IMethodSymbol constructor, IMethodSymbol made, INamedTypeSymbol last, int position) =>
        constructor.Parameters.Length == made.Parameters.Length + 1 &&
        SymbolEqualityComparer.Default.Equals(constructor.Parameters.Last().Type, last) &&
        made.Parameters.Zip(constructor.Parameters, (one, other) => SymbolEqualityComparer.Default.Equals(one.Type, other.Type)).All(same => same) &&
        _handler.Model.IsAccessible(position, constructor);

    /// <summary>Text that is looked at, not written: a comparison, a search, a call that answers yes or no.</summary>
    public bool IsTested(SyntaxNode node) => node.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == node,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } => true,
        ParenthesizedExpressionSyntax => IsTested(node.Parent),
        _ => node is InvocationExpressionSyntax &&
            _handler.Model.GetTypeInfo(node, _handler.Cancellation).Type?.SpecialType == SpecialType.System_Boolean,
    };

    private bool IsTestedLater(VariableDeclaratorSyntax declarator) =>
        _handler.Model.GetDeclaredSymbol(declarator, _handler.Cancellation) is not { } local ||
        _handler.Clause.Block.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == local.Name &&
            SymbolEqualityComparer.Default.Equals(_handler.Model.GetSymbolInfo(name, _handler.Cancellation).Symbol, local) &&
            IsTested(name));

    private static bool IsFormatted(IParameterSymbol parameter) =>
        parameter.OriginalDefinition.Type is ITypeParameterSymbol ||
        parameter.Type.SpecialType == SpecialType.System_Object ||
        LogTemplates.IsManyObjects(parameter);

    private bool IsString(ExpressionSyntax expression) =>
        _handler.Model.GetTypeInfo(expression, _handler.Cancellation).Type?.SpecialType == SpecialType.System_String;

    private void Replace(ExpressionSyntax node, ExpressionSyntax by) => _changes.Replace<SyntaxNode>(node, rewritten => WithTriviaOf(by, rewritten));

    private static ExpressionSyntax WithTriviaOf(ExpressionSyntax node, SyntaxNode old) => node.WithTriviaFrom(old);

    private bool Done(WrittenException use)
    {
        Count++;
        _reported.Add(use.Node);
        if (use.Destination(_handler) is { } destination && _describedCalls.Add(destination.Call) &&
            destination.Call is ObjectCreationExpressionSyntax creation)
        {
            AddInner(creation);
        }

        return true;
    }
}
