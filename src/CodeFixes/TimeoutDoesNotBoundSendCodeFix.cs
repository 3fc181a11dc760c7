using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Edits;

namespace SmtpAnalyzers.CodeFixes;

/// <summary>Gives the awaited sends of the client a token that is cancelled after its timeout, where there is an overload for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TimeoutDoesNotBoundSendCodeFix : TreeFix
{
    public const string Title = "Cancel the send after its timeout";

    public TimeoutDoesNotBoundSendCodeFix()
        : base("SMTP3005", Title)
    {
    }

    private protected override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>();

    private protected override TreeChanges? Plan(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        // The sends of a field stand anywhere in the class; those of a local in the function that sets the timeout.
        var client = ClientOf((AssignmentExpressionSyntax)node, model, cancellation);
        if (Functions.Around(node) is not { } function || client is not (ILocalSymbol or IParameterSymbol))
        {
            return null;
        }

        var sends = References.To(client, function, model, cancellation)
            .Where(name => Functions.Around(name) == function)
            .Select(static name => (name.Parent as MemberAccessExpressionSyntax)?.Parent as InvocationExpressionSyntax)
            .OfType<InvocationExpressionSyntax>()
            .Where(call => model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { Name: "SendMailAsync" or "SendAsync" })
            .ToList();
        if (sends.Count != 1 || !UsingScope.HasDeclarations(node.SyntaxTree) || model.GetSymbolInfo(sends[0], cancellation).Symbol is not IMethodSymbol { Name: "SendMailAsync" } method ||
            method.Parameters.Any(static parameter => parameter.Type.Name == "CancellationToken") ||
            !method.ContainingType.GetMembers("SendMailAsync").OfType<IMethodSymbol>().Any(each => each.Parameters.Length == method.Parameters.Length + 1) ||
            sends[0].FirstAncestorOrSelf<AwaitExpressionSyntax>() is null ||
            sends[0].FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax statement || StatementList.OwnerOf(statement) is not { } owner ||
            !UsingScope.AllowsDeclaration(owner) || !UsingScope.AllowsUsing(function))
        {
            return null;
        }

        var limit = Names.Free(node, "limit", "timeout");
        var source = model.LookupNamespacesAndTypes(node.SpanStart, name: "CancellationTokenSource").IsEmpty ? "System.Threading.CancellationTokenSource" : "CancellationTokenSource";
        var changes = new TreeChanges();
        changes.Replace(sends[0], call => call.WithArgumentList(call.ArgumentList.AddArguments(
            SyntaxFactory.Argument(SyntaxFactory.ParseExpression(limit + ".Token")).WithLeadingTrivia(SyntaxFactory.Space))));
        changes.ReplaceStatement(statement, rewritten => new[]
        {
            SyntaxFactory.ParseStatement($"using var {limit} = new {source}({client.Name}.Timeout);")
                .WithLeadingTrivia(rewritten.GetLeadingTrivia()).WithTrailingTrivia(Layout.LineEnd(statement)).WithAdditionalAnnotations(Formatter.Annotation),
            rewritten.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithAdditionalAnnotations(Formatter.Annotation),
        });
        return changes;
    }

    /// <summary>The client whose Timeout is set: by a statement, or in the initialiser of the local it is created for.</summary>
    private static ISymbol? ClientOf(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancellation) => assignment switch
    {
        { Left: MemberAccessExpressionSyntax access } => model.GetSymbolInfo(access.Expression, cancellation).Symbol,
        { Parent: InitializerExpressionSyntax { Parent: { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } } } } => model.GetDeclaredSymbol(variable, cancellation),
        _ => null,
    };
}
