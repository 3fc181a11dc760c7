using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpAnalyzers.CodeFixes.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpAnalyzers.CodeFixes.Failures;

/// <summary>One arm of the switch that a fix writes: which failures it is for, and what can be done about them.</summary>
internal sealed class RemedyArm
{
    private readonly IReadOnlyList<SwitchLabelSyntax> _labels;
    private readonly string _comment;

    private RemedyArm(IReadOnlyList<SwitchLabelSyntax> labels, string comment)
    {
        _labels = labels;
        _comment = comment;
    }

    /// <summary>Arms over <c>SmtpRemedy</c>. A clause for refused recipients cannot see a failure of TLS or of the login.</summary>
    public static IEnumerable<RemedyArm> ByRemedy(Handler handler, string failure)
    {
        var types = handler.Types;
        yield return Arm("Transient: the same message may pass later, so queue it to be sent again.", "RetryLater", "Reconnect");
        if (!handler.Symbols.IsFailedRecipient(handler.ExceptionType))
        {
            yield return Arm("TLS is missing or failed: set EnableSsl = true, or mend the certificate.", "EnableTls", "FixTls");
            yield return Arm("The server wants a login, or refused this one: check the user name and password.", "FixCredentials");
        }

        yield return Arm($"Permanent for these addresses: {failure}.Recipients says which, and why.", "FixRecipient");

        RemedyArm Arm(string comment, params string[] remedies) =>
            new(remedies.Select(remedy => Case(types.Remedy(remedy))).ToList(), comment);
    }

    /// <summary>Arms over the plain enumeration, for projects without the embedded runtime.</summary>
    public static IEnumerable<RemedyArm> ByStatusCode(Handler handler)
    {
        var types = handler.Types;
        const string transient = "Transient: the same message may pass later, so queue it to be sent again.";
        if (handler.Language >= LanguageVersion.CSharp7)
        {
            // By class: servers answer with codes that the enumeration lacks, and they arrive as they are.
            var code = FreeNames.Unused(handler.Model, handler.Clause, "code", "statusCode", "smtpStatusCode");
            yield return new(
                new SwitchLabelSyntax[]
                {
                    CasePatternSwitchLabel(
                        VarPattern(SingleVariableDesignation(Identifier(code))),
                        WhenClause(TransientCondition.OfCode(IdentifierName(code))),
                        Token(SyntaxKind.ColonToken)),
                },
                transient);
        }
        else
        {
            yield return Arm(transient, "ServiceNotAvailable", "MailboxBusy", "LocalErrorInProcessing", "InsufficientStorage", "ClientNotPermitted");
        }

        if (!handler.Symbols.IsFailedRecipient(handler.ExceptionType))
        {
            yield return Arm("The server wants TLS (set EnableSsl = true) or a login (check the credentials): the text says which.",
                "MustIssueStartTlsFirst");
        }

        yield return Arm(
            "Permanent for this address or sender: correct it before sending again.",
            "MailboxUnavailable", "UserNotLocalTryAlternatePath", "MailboxNameNotAllowed");

        RemedyArm Arm(string comment, params string[] codes) =>
            new(codes.Select(code => Case(types.Member("System.Net.Mail.SmtpStatusCode", code))).ToList(), comment);
    }

    public SwitchSectionSyntax Section(bool jumpsToDefault)
    {
        StatementSyntax end = jumpsToDefault
            ? GotoStatement(SyntaxKind.GotoDefaultStatement, Token(SyntaxKind.DefaultKeyword), null!)
            : BreakStatement();
        return SwitchSection(
            List(_labels),
            SingletonList(end.WithLeadingTrivia(Comment("// " + _comment), ElasticCarriageReturnLineFeed)));
    }

    private static SwitchLabelSyntax Case(ExpressionSyntax value) => CaseSwitchLabel(value);
}
