using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpAnalyzers.Code;
using SmtpAnalyzers.Facts;
using SmtpAnalyzers.Facts.Failures;
using SmtpAnalyzers.Known;

namespace SmtpAnalyzers.Rules.Failures;

internal sealed class FailedRecipientsIgnored() : Rule(Definition)
{
    private static readonly DiagnosticDescriptor Definition = new(
        "SMTP1003",
        "The failed recipients are ignored",
        "{0}; read the StatusCode of each of its InnerExceptions, or SmtpFailure.From(e).Recipients",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SmtpFailedRecipientsException stands for two or more refused recipients. Its own StatusCode is always GeneralFailure; what " +
            "each of them was refused for, and who has the mail, only its InnerExceptions tell.",
        helpLinkUri: HelpLink("SMTP1003"));

    private const int GeneralFailure = -1;
    private const ExceptionUse ReadsRecipients = ExceptionUse.LooksAtRecipients | ExceptionUse.GivenToRuntime;

    public override void Check(FileFacts file, RuleContext context)
    {
        foreach (var clause in file.CatchClauses)
        {
            if (clause is { CatchesSmtp: true, PassesOn: false } &&
                file.Symbols.IsFailedRecipients(clause.FilteredType ?? clause.CaughtType) &&
                (clause.Uses & ReadsRecipients) == 0)
            {
                context.Report(clause.Location, clause.Operation.Syntax, "This handler does not look at the recipients that were refused");
            }
        }

        foreach (var read in file.Members.SelectMany(member => ComparedStatus(member, file.Symbols)))
        {
            context.Report(read.Syntax.GetLocation(), subject: null, "The StatusCode of SmtpFailedRecipientsException is always GeneralFailure");
        }
    }

    /// <summary>
    /// Each read of the status of several refused recipients together that is compared with anything but GeneralFailure, which it always is.
    /// </summary>
    private static IEnumerable<IOperation> ComparedStatus(Body member, SmtpSymbols symbols) =>
        from read in member.Descendants().OfType<IPropertyReferenceOperation>()
        where read.Property.Name == "StatusCode" && symbols.IsFailedRecipients(read.Instance?.SkipConversions().Type)
        where IsCompared(read) || member.ReadsOf(read).Any(IsCompared)
        group read by read.Condition() into condition
        select condition.OrderBy(static read => read.Syntax.SpanStart).First();

    private static bool IsCompared(IOperation read) => Compared(read.SameValue().Parent, read.SameValue());

    private static bool Compared(IOperation? parent, IOperation read) => parent switch
    {
        IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or
            BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual
        } comparison =>
            !IsGeneralFailure(comparison.LeftOperand == read ? comparison.RightOperand : comparison.LeftOperand),
        ISwitchOperation or ISwitchExpressionOperation => true,
        IIsPatternOperation pattern =>
            !pattern.Pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Any(static constant => IsGeneralFailure(constant.Value)),
        _ => false,
    };

    private static bool IsGeneralFailure(IOperation value) => value.SkipConversions().ConstantValue is { HasValue: true, Value: GeneralFailure };
}
