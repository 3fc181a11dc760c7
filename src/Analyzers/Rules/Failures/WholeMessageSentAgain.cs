using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Failures;
using SmtpAnalyzers.Known;
using SmtpAnalyzers.Language;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class WholeMessageSentAgain() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP1008",
        "Sending the whole message again after a partial failure delivers it twice",
        "{0} the same message again to all its recipients, and those who accepted it have it already; send it to the failed recipients only",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SmtpClient delivers to every accepted recipient before it throws SmtpFailedRecipientException or " +
            "SmtpFailedRecipientsException. The same message sent again reaches them again, once per failed recipient where it is sent in a loop " +
            "over these.",
        helpLinkUri: HelpLink("SMTP1008"));

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var clause in file.CatchClauses.Where(static clause => clause.CatchesSmtp))
        {
            var again = Retry.OfSameMessage(clause, file.CatchClauses)
                .Select(static retry => retry.Again!)
                .Where(call => RecipientsAreRefusedAt(call, clause) && !HasOneRecipient(call, clause))
                .Distinct()
                .ToList();
            foreach (var call in again)
            {
                context.Report(ReportLocation.OfOrigin(call), clause.Operation.Syntax, "This sends");
            }

            var comesBack = again.Count == 0 &&
                RecipientsAreRefusedAt(clause.Operation.Handler, clause) &&
                Retry.Of(clause, file.CatchClauses)
                    .Any(retry => retry.Again is null && !HasOneRecipient(retry.Send, clause) &&
                    !(Retry.MessageOf(retry.Send, clause) is { } message && Retry.ChangesRecipients(clause, message)));
            if (comesBack)
            {
                context.Report(clause.Location, clause.Operation.Syntax, "The loop around this clause sends");
            }
        }
    }

    /// <summary>Whether the message is made here for one address and nothing is added to it: nobody else has it, and trying again is right.</summary>
    private static bool HasOneRecipient(IInvocationOperation send, CatchClause clause)
    {
        var function = clause.Try.Function();
        if (Retry.MessageOf(send, clause) is not ILocalSymbol message ||
            clause.Body.OnlyValueOf(message)?.SkipConversions() is not IObjectCreationOperation creation)
        {
            return false;
        }

        var given = creation.Arguments.Where(static argument => argument.Parameter?.Name == "to").Select(static argument => argument.Value);
        var added = new List<IOperation>();
        foreach (var use in function.Descendants().OfType<IPropertyReferenceOperation>()
            .Where(use => use.Property.Name is "To" or "CC" or "Bcc" && Is(use.Instance)))
        {
            if (use.Parent is not IInvocationOperation { TargetMethod: { Name: "Add" } } call ||
                call.Ancestors().TakeWhile(outer => outer != function).Any(static outer => outer is ILoopOperation))
            {
                return false;
            }

            added.Add(call.Arguments[0].Value);
        }

        return given.Concat(added).ToList() is { Count: 1 } only && IsOneAddress(only[0], clause);

        bool Is(IOperation? instance) => instance?.Place() is { } place && SymbolEqualityComparer.Default.Equals(place, message);
    }

    /// <summary>A <c>MailAddress</c>, or a constant that lists no others.</summary>
    private static bool IsOneAddress(IOperation address, CatchClause clause) =>
        address.SkipConversions().Type is { Name: "MailAddress" } ||
            (clause.Flow.Constants.Of(address, clause.Body) is string text && !text.Contains(","));

    /// <summary>
    /// Whether an operation of the handler runs only where a recipient was refused: the clause's type says so, or a test around it.
    /// </summary>
    private static bool RecipientsAreRefusedAt(IOperation operation, CatchClause handler)
    {
        var symbols = handler.Symbols;
        if (symbols.IsFailedRecipient(handler.FilteredType ?? handler.CaughtType))
        {
            return true;
        }

        var inner = operation;
        foreach (var outer in operation.Ancestors().TakeWhile(outer => outer != handler.Operation))
        {
            var found = outer switch
            {
                IConditionalOperation condition => condition.WhenTrue == inner && Finds(condition.Condition),
                ISwitchCaseOperation @case => @case.Clauses.Any(Finds),
                IForEachLoopOperation loop =>
                    loop.Collection.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property: { Name: "InnerExceptions" } }),
                _ => false,
            };
            if (found)
            {
                return true;
            }

            inner = outer;
        }

        return false;

        bool Finds(IOperation condition) =>
            !condition.DescendantsAndSelf()
                .Any(static part => part is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } or IIsTypeOperation { IsNegated: true } or
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.ConditionalOr }) &&
            condition.DescendantsAndSelf().Any(part => part switch
            {
                IIsTypeOperation type => symbols.IsFailedRecipient(type.TypeOperand),
                IDeclarationPatternOperation pattern => symbols.IsFailedRecipient(pattern.MatchedType),
                IRecursivePatternOperation pattern => symbols.IsFailedRecipient(pattern.MatchedType),
                ILocalReferenceOperation local => symbols.IsFailedRecipient(local.Type),
                _ => false,
            });
    }
}
