using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace SmtpAnalyzers.Language;

internal sealed class CSharpLanguage : ILanguage
{
    public IEnumerable<SyntaxNode> BodiesIn(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodesAndSelf(static node => !HasBody(node)).Where(HasBody))
        {
            if (node is not GlobalStatementSyntax)
            {
                yield return node;
            }
            else if (node.Parent is CompilationUnitSyntax file && node == file.Members.OfType<GlobalStatementSyntax>().First())
            {
                yield return file;
            }
        }
    }

    public IReadOnlyList<Declaration> DeclarationsIn(SyntaxNode file) => CSharpDeclarations.In(file, BodiesIn);

    public ISymbol? OwnerOf(SyntaxNode body, SemanticModel model) => body switch
    {
        ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property } =>
            (model.GetDeclaredSymbol(property) as IPropertySymbol)?.GetMethod,
        EqualsValueClauseSyntax => model.GetDeclaredSymbol(body.Parent!),
        _ => model.GetDeclaredSymbol(body),
    };

    public bool IsBeingTyped(SyntaxNode node) => node is CompilationUnitSyntax file
        ? file.Members.OfType<GlobalStatementSyntax>().Any(HasSyntaxError)
        : HasSyntaxError(node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node);

    public IEnumerable<(SyntaxNode Declaration, Location Name)> FieldsAndPropertiesIn(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodesAndSelf(static node => node is not (StatementSyntax or ExpressionSyntax)))
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Parent: { Parent: FieldDeclarationSyntax } } field:
                    yield return (field, field.Identifier.GetLocation());
                    break;
                case PropertyDeclarationSyntax property:
                    yield return (property, property.Identifier.GetLocation());
                    break;
            }
        }
    }

    public SyntaxNode? InitialValueOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    public bool IsUsing(SyntaxNode declaration) =>
        declaration.Parent?.Parent is LocalDeclarationStatementSyntax { UsingKeyword: { RawKind: not 0 } } or UsingStatementSyntax;

    public bool IsDeeperThan(int levels, SyntaxNode code)
    {
        // No level is without a character of its own.
        if (code.FullSpan.Length < levels)
        {
            return false;
        }

        var open = new Stack<(SyntaxNode Node, int Level)>();
        open.Push((code, 0));
        while (open.Count > 0)
        {
            var (node, level) = open.Pop();
            if (level > levels)
            {
                return true;
            }

            foreach (var part in node.ChildNodesAndTokens())
            {
                if (part.AsNode() is { } child)
                {
                    open.Push((child, node is BinaryExpressionSyntax sum && sum.Left == child ? level : level + 1));
                }
            }
        }

        return false;
    }

    public IEnumerable<string> LeftOut(SyntaxNode code) => code.ContainsDirectives
        ? code.DescendantTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia)).Select(static trivia => trivia.ToString())
        : Enumerable.Empty<string>();

    public bool IsCompiledOnlyFor(string symbol, SyntaxNode code)
    {
        // Of each directive that is still open before the code, its first part and the one that the code stands in.
        var open = new Stack<(DirectiveTriviaSyntax First, DirectiveTriviaSyntax Part)>();
        for (var directive = code.SyntaxTree.GetRoot().GetFirstDirective();
            directive is not null && directive.SpanStart < code.SpanStart;
            directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax:
                    open.Push((directive, directive));
                    break;
                case BranchingDirectiveTriviaSyntax when open.Count > 0:
                    open.Push((open.Pop().First, directive));
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Any(each => each.Part is ConditionalDirectiveTriviaSyntax part
            ? Asks(part, isNegated: false)
            : each.First is ConditionalDirectiveTriviaSyntax first && Asks(first, isNegated: true));

        bool Asks(ConditionalDirectiveTriviaSyntax directive, bool isNegated) => directive.Condition.DescendantNodesAndSelf()
            .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == symbol &&
                name.Parent.IsKind(SyntaxKind.LogicalNotExpression) == isNegated);
    }

    public bool IsCreation(SyntaxNode node) => node.ChildNodesAndTokens() is { Count: > 0 } parts && parts[0].IsKind(SyntaxKind.NewKeyword);

    public (string? Name, int Index, int Count)? PositionOf(SyntaxNode value, SyntaxNode creation) =>
        value.Parent is ArgumentSyntax { Parent: ArgumentListSyntax list } argument && list.Parent == creation
            ? (argument.NameColon?.Name.Identifier.ValueText, list.Arguments.IndexOf(argument), list.Arguments.Count)
            : null;

    public bool IsConjunction(SyntaxNode pattern) =>
        pattern.ChildNodesAndTokens().Any(static part => part.IsToken && part.AsToken().ValueText == "and");

    public bool IsNegated(SyntaxNode pattern) =>
        pattern.ChildNodesAndTokens().FirstOrDefault() is { IsToken: true } first && first.AsToken().ValueText == "not";

    public Location LocationOf(ICatchClauseOperation clause) => clause.Syntax switch
    {
        CatchClauseSyntax { Declaration: { } declaration } => declaration.Type.GetLocation(),
        CatchClauseSyntax { CatchKeyword: var keyword } => keyword.GetLocation(),
        var other => other.GetLocation(),
    };

    public Location LocationOfFunction(IOperation function) => function.Syntax switch
    {
        MemberAccessExpressionSyntax { Name: var name } => name.GetLocation(),
        LambdaExpressionSyntax lambda => Between(lambda, lambda.ArrowToken),
        AnonymousMethodExpressionSyntax method => Between(method, method.Block.GetFirstToken().GetPreviousToken()),
        var other => other.GetLocation(),
    };

    public Location LocationOfName(IInvocationOperation call) => call.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name.GetLocation(),
        InvocationExpressionSyntax { Expression: var name } => name.GetLocation(),
        var other => other.GetLocation(),
    };

    public Location LocationOfOrigin(IOperation origin)
    {
        var syntax = origin.Syntax;
        var end = syntax.ChildNodes().OfType<InitializerExpressionSyntax>().FirstOrDefault() is { } initializer
            ? initializer.GetFirstToken().GetPreviousToken().Span.End
            : syntax.Span.End;
        return Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(syntax.SpanStart, end));
    }

    private static Location Between(SyntaxNode start, SyntaxToken end) =>
        Location.Create(start.SyntaxTree, TextSpan.FromBounds(start.SpanStart, end.Span.End));

    private static bool HasSyntaxError(SyntaxNode node) =>
        node.ContainsDiagnostics && node.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static bool HasBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or GlobalStatementSyntax => true,
        ArrowExpressionClauseSyntax => node.Parent is BasePropertyDeclarationSyntax,
        EqualsValueClauseSyntax =>
            node.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent: { Parent: FieldDeclarationSyntax } },
        _ => false,
    };
}
