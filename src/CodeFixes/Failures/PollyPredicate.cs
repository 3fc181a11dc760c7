using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>
/// <c>Handle&lt;SmtpException&gt;()</c> asks which of them: <c>Handle&lt;SmtpException&gt;(e => SmtpFailure.From(e).IsTransient)</c>.
/// </summary>
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

    public static TreeChanges? Plan(InvocationExpressionSyntax call, ReportedNode reported)
    {
        var (_, model, cancellation) = reported;
        if (call.ArgumentList.Arguments.Count > 0 ||
            model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { TypeArguments: { Length: 1 } handled })
        {
            return null;
        }

        var exception = FreeNames.Unused(model, call.ArgumentList, "e", "ex", "exception", "smtpException");
        var recipient = FreeNames.Unused(model, call.ArgumentList, "recipient", "failedRecipient");
        if (!reported.Symbols.IsSmtpException(handled[0]))
        {
            return null;
        }

        var condition = TransientCondition.On(IdentifierName(exception), handled[0], reported.Symbols, reported.Types, recipient);
        var predicate = Argument(SimpleLambdaExpression(Parameter(Identifier(exception)), condition).WithAdditionalAnnotations(Formatter.Annotation));
        var changes = new TreeChanges();
        changes.Replace(call, rewritten => rewritten.AddArgumentListArguments(predicate));
        return changes;
    }
}
