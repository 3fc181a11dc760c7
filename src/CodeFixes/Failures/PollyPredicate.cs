using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary><c>Handle&lt;SmtpException&gt;()</c> asks which of them: <c>Handle&lt;SmtpException&gt;(e => SmtpFailure.From(e).IsTransient)</c>.</summary>
internal static class PollyPredicate
{
    /// <summary>The call whose name is reported; null where the report is about a catch clause.</summary>
    public static InvocationExpressionSyntax? CallAt(SyntaxNode reported) =>
        reported.FirstAncestorOrSelf<GenericNameSyntax>() is { TypeArgumentList: { Arguments: { Count: 1 } } } name
            ? name.Parent switch
            {
                InvocationExpressionSyntax call => call,
                MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
                MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
                _ => null,
            }
            : null;

    public static async Task<Document?> ApplyAsync(Document document, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (model is null || root is null || call.ArgumentList.Arguments.Count > 0 ||
            model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { TypeArguments: { Length: 1 } handled })
        {
            return null;
        }

        var types = new MailTypes(model, call.SpanStart, SyntaxGenerator.GetGenerator(document));
        var exception = FreeNames.Unused(model, call.ArgumentList, "e", "ex", "exception", "smtpException");
        if (!types.IsSmtpException(handled[0]) ||
            TransientCondition.On(IdentifierName(exception), handled[0], types, FreeNames.Unused(model, call.ArgumentList, "recipient", "failedRecipient")) is not { } condition)
        {
            return null;
        }

        var mark = new SyntaxAnnotation();
        var predicate = Argument(SimpleLambdaExpression(Parameter(Identifier(exception)), condition).WithAdditionalAnnotations(Formatter.Annotation));
        var changed = document.WithSyntaxRoot(root.ReplaceNode(call, call.AddArgumentListArguments(predicate).WithAdditionalAnnotations(mark)));
        return await CompilerCheck.PassesAsync(model, call, changed, mark, cancellation).ConfigureAwait(false) ? changed : null;
    }
}
