using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using SmtpAnalyzers.CodeFixes.Editing;

namespace SmtpAnalyzers.CodeFixes.Lifetime;

/// <summary>Gives the awaited sends of the client a token that is cancelled after its timeout, where there is an overload for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class TimeoutDoesNotBoundSendCodeFix : SmtpCodeFix
{
    public const string Title = "Cancel the send after its timeout";

    public TimeoutDoesNotBoundSendCodeFix()
        : base("SMTP3005", Title)
    {
    }

    public override SyntaxNode? Find(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>();

    private protected override SyntaxNode? Scope(SyntaxNode node) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? base.Scope(node);

    private protected override TreeChanges? Plan(ReportedNode reported, string title)
    {
        if (ClientOf((AssignmentExpressionSyntax)reported.Node, reported.Model, reported.Cancellation) is not { } client)
        {
            return null;
        }

        // One send that waits for good is enough for the report: all are bounded, or none.
        var sends = Sends(client, reported).ToList();
        var changes = new TreeChanges();
        return sends.Count > 0 &&
            sends.TrueForAll(send => Bound(changes, send, isOnly: sends.Count == 1, reported))
            ? changes
            : null;
    }

    /// <summary>The sends of a field stand anywhere in the class; those of a local in the function that sets the timeout, or in one inside.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Sends(ISymbol client, ReportedNode reported)
    {
        var scopes = client switch
        {
            ILocalSymbol or IParameterSymbol => new[] { Functions.Around(reported.Node) },
            IFieldSymbol or IPropertySymbol =>
                client.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(reported.Cancellation)),
            _ => Enumerable.Empty<SyntaxNode?>(),
        };
        return from scope in scopes.OfType<SyntaxNode>()
               let here = reported.ModelOf(scope.SyntaxTree)
               from name in References.To(client, scope, here, reported.Cancellation)
               let receiver = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : (ExpressionSyntax)name
               let send = (receiver.Parent as MemberAccessExpressionSyntax)?.Parent as InvocationExpressionSyntax
               where send?.Expression is MemberAccessExpressionSyntax access && access.Expression == receiver &&
                   here.GetSymbolInfo(send, reported.Cancellation).Symbol is IMethodSymbol { Name: "SendMailAsync" or "SendAsync" }
               select send;
    }

    /// <summary>False for a send that cannot be given a token where it stands.</summary>
    private static bool Bound(TreeChanges changes, InvocationExpressionSyntax send, bool isOnly, ReportedNode reported)
    {
        var called = reported.ModelOf(send.SyntaxTree).GetSymbolInfo(send, reported.Cancellation).Symbol;
        if (called is not IMethodSymbol { Name: "SendMailAsync" } method ||
            method.Parameters.Any(static parameter => parameter.Type.Name == "CancellationToken") ||
            !method.ContainingType.GetMembers("SendMailAsync").OfType<IMethodSymbol>()
                .Any(each => each.Parameters.Length == method.Parameters.Length + 1) ||
            send.FirstAncestorOrSelf<AwaitExpressionSyntax>() is not { } wait ||
            send.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax statement ||
            Functions.Around(send) is not { } function || Functions.Around(wait) != function || Functions.Around(statement) != function ||
            !UsingScope.AllowsUsing(function))
        {
            return false;
        }

        var limit = FreeNames.Free(send, "limit", "timeout");
        var client = ((MemberAccessExpressionSyntax)send.Expression).Expression.WithoutTrivia();
        var variable = ((LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement(
            $"var {limit} = new CancellationTokenSource({client}.Timeout);")).Declaration;
        var source = variable.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().First().Type;
        variable = variable.ReplaceNode(source, reported.TypesAt(send).Name("System.Threading.CancellationTokenSource"));
        changes.Replace(send, call => call.WithArgumentList(call.ArgumentList.AddArguments(
            SyntaxFactory.Argument(SyntaxFactory.ParseExpression(limit + ".Token")).WithLeadingTrivia(SyntaxFactory.Space))));

        // Two declarations of one name could meet in a block; two statements cannot.
        var owner = StatementList.OwnerOf(statement);
        var asDeclaration = isOnly && (owner is null ? UsingScope.HasDeclarations(send.SyntaxTree) : UsingScope.AllowsDeclaration(owner));
        var lineEnd = Layout.LineEnd(statement);
        changes.ReplaceStatement(statement, rewritten => asDeclaration
            ? new StatementSyntax[]
            {
                UsingScope.Declaration(variable).WithLeadingTrivia(rewritten.GetLeadingTrivia()).WithTrailingTrivia(lineEnd),
                rewritten.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithAdditionalAnnotations(Formatter.Annotation),
            }
            : new StatementSyntax[]
            {
                UsingScope.Statement(variable, new[] { rewritten.WithLeadingTrivia(Layout.Indentation(rewritten)) }, lineEnd)
                    .WithLeadingTrivia(rewritten.GetLeadingTrivia()).WithTrailingTrivia(lineEnd),
            });
        return true;
    }

    /// <summary>The client whose Timeout is set: by a statement, or in the initialiser of the variable it is created for.</summary>
    private static ISymbol? ClientOf(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancellation) => assignment switch
    {
        { Left: MemberAccessExpressionSyntax access } => model.GetSymbolInfo(access.Expression, cancellation).Symbol,
        { Parent: InitializerExpressionSyntax { Parent: { Parent: AssignmentExpressionSyntax assigned } } } =>
            model.GetSymbolInfo(assigned.Left, cancellation).Symbol,
        { Parent: InitializerExpressionSyntax { Parent: { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } } } } =>
            model.GetDeclaredSymbol(property, cancellation),
        { Parent: InitializerExpressionSyntax { Parent: { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } } } } =>
            model.GetDeclaredSymbol(variable, cancellation),
        _ => null,
    };
}
