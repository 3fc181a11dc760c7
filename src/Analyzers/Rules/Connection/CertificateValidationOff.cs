using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Flow;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Connection;

internal sealed class CertificateValidationOff() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP2012",
        "Certificate validation is switched off",
        "Every certificate is accepted, for the login to the mail server and for all else in the process; trust the server's own certificate " +
            "instead",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "ServicePointManager.ServerCertificateValidationCallback is there for the whole process, and SmtpClient asks it on .NET 10 as " +
            "it does on .NET Framework. One that says yes to everything lets whoever stands between read the login and the mail.",
        helpLinkUri: HelpLink("SMTP2012"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var body in file.Bodies)
        {
            foreach (var assignment in body.Reachable().OfType<IAssignmentOperation>())
            {
                if (assignment is not ICompoundAssignmentOperation { OperatorKind: not BinaryOperatorKind.Add } &&
                    assignment.Target is IPropertyReferenceOperation
                    {
                        Property: { Name: "ServerCertificateValidationCallback", ContainingType: { Name: "ServicePointManager" } type },
                    } target &&
                    type.IsOfFramework() && AcceptsAll(assignment.Value, body, file) && SpeaksSmtp(body, file) && !IsForDevelopment(assignment, body))
                {
                    context.Report(target.Syntax.GetLocation(), subject: null);
                }
            }
        }
    }

    private static bool AcceptsAll(IOperation callback, Body body, FileFacts file)
    {
        var value = callback.SkipConversions() is ILocalReferenceOperation local && body.OnlyValueOf(local.Local) is { } only ? only : callback;
        var function = CompletionHandler.Function(value) switch
        {
            IAnonymousFunctionOperation lambda => body.Function(lambda.Symbol),
            { } other => CompletionHandler.Of(other, body, file.Flow, file.Cancellation)?.Body,
            null => null,
        };
        var returned = function?.Graph.Blocks
            .Where(static block => block.IsReachable && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            .Select(static block => block.BranchValue?.SkipConversions().ConstantValue)
            .ToList();
        return returned is { Count: > 0 } && returned.TrueForAll(static constant => constant is { HasValue: true, Value: true });
    }

    /// <summary>Whether the type makes a client or sends with one: in a program without mail the callback is somebody else's business.</summary>
    private static bool SpeaksSmtp(Body body, FileFacts file) => body.Type is { } type &&
        file.Code.BodiesOf(type, file.Cancellation).Any(member => member.Descendants().Any(operation => operation switch
        {
            IInvocationOperation call => file.Symbols.IsSend(call.TargetMethod),
            _ => operation.IsCreation() && file.Symbols.IsClient(operation.Type),
        }));

    /// <summary>Whether it is compiled for debugging only, or runs only where a condition says that this is no production.</summary>
    private static bool IsForDevelopment(IAssignmentOperation assignment, Body body) =>
        body.IsCompiledOnlyFor("DEBUG", assignment.Syntax) ||
        body.Outermost.Descendants().OfType<IConditionalOperation>().Any(choice =>
            (choice.Syntax.Span.Contains(assignment.Syntax.Span) ||
                (choice.Syntax.Span.End <= assignment.Syntax.SpanStart && Leaves(choice.WhenTrue))) &&
            choice.Condition.DescendantsAndSelf().Any(AsksForDevelopment));

    private static bool Leaves(IOperation branch) =>
        branch is IReturnOperation or IThrowOperation ||
        (branch is IBlockOperation { Operations: { Length: > 0 } statements } && Leaves(statements.Last()));

    private static bool AsksForDevelopment(IOperation part) => part switch
    {
        IMemberReferenceOperation { Member: var member } =>
            member.Name.HasAny(Words.Development) || (member.IsStatic && member.ContainingType.Name.HasAny(Words.Development)),
        IInvocationOperation call => call.TargetMethod.Name.HasAny(Words.Development),
        ILocalReferenceOperation local => local.Local.Name.HasAny(Words.Development),
        IParameterReferenceOperation parameter => parameter.Parameter.Name.HasAny(Words.Development),
        _ => part.ConstantValue is { HasValue: true, Value: string text } && (text.HasAny(Words.Development) || KnownHosts.IsLocal(text)),
    };
}
