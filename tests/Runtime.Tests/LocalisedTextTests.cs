using System.Net.Mail;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>
/// .NET Framework has its texts in the language of Windows, so nothing may hang on the English ones: the answer stays right, or becomes
/// Investigate. The server's words stay as the server said them.
/// </summary>
public sealed class LocalisedTextTests
{
    /// <summary>The first is what a German Windows says; the others are made up to be unkind.</summary>
    private static readonly string[] Prefixes =
    [
        "Postfach nicht verfügbar. Die Serverantwort war: ",
        "メールボックスが利用できません。 サーバーの応答: ",
        "Erreur no 5.5 : 1.2.3.4 le 5.7.2024 — ",
        "SmtpMustIssueStartTlsFirst MailServerResponse, ",
        "",
    ];

    public static IEnumerable<object[]> EachReply =>
        from prefix in Prefixes
        from row in ReplyTests.Rows
        select (object[])[prefix, .. row];

    [Theory]
    [MemberData(nameof(EachReply))]
    public void Reply_IsJudgedByTheServersWordsAlone(string prefix, string stage, string reply, string enhancedCode, bool isTransient, object remedy)
    {
        var code = (SmtpStatusCode)int.Parse(reply[..3], System.Globalization.CultureInfo.InvariantCulture);
        var isRecipient = stage == "RCPT" && StatusCodeData.Row(reply[..3]).ExceptionTypes.Contains(nameof(SmtpFailedRecipientException));
        var failure = SmtpFailure.From(isRecipient
            ? new LocalisedRecipientException(code, prefix + reply[4..])
            : new SmtpException(code, prefix + reply[4..]));

        Assert.Equal((code, enhancedCode, isTransient, remedy), (failure.StatusCode, failure.EnhancedCode ?? "", failure.IsTransient, failure.Remedy));
        Assert.Contains(reply[4..], failure.Explanation, StringComparison.Ordinal);
    }

    /// <summary>Without a reply there is only the text, and a text in another language says nothing: the inner exception decides, or nobody.</summary>
    [Theory]
    [InlineData("Das Timeout für diesen Vorgang wurde überschritten.")]
    [InlineData("Der Server unterstützt keine sicheren Verbindungen.")]
    [InlineData("Der Server hat eine Protokollverletzung ausgeführt. Die Serverantwort war: ")]
    [InlineData("SSL darf für Übermittlungsmethoden mit Abholverzeichnis nicht aktiviert sein.")]
    [InlineData("net_timeout")]
    [InlineData("MailServerDoesNotSupportStartTls")]
    [InlineData("SmtpNeedAbsolutePickupDirectory")]
    public void TextWithoutAReply_IsToBeInvestigated(string text)
    {
        NoReplyTests.AssertNoReply(SmtpFailure.From(new SmtpException(text)), SmtpRemedy.Investigate, isTransient: false);
        NoReplyTests.AssertNoReply(SmtpFailure.From(new SmtpException(text, new IOException("gelesen: nichts"))), SmtpRemedy.Reconnect, isTransient: true);
        NoReplyTests.AssertNoReply(SmtpFailure.From(new InvalidOperationException(text)), SmtpRemedy.Investigate, isTransient: false);
    }

    [Theory]
    [InlineData("Unable to send to all recipients.", false)]
    [InlineData("Unable to send to a recipient.", true)]
    [InlineData("Es kann nicht an alle Empfänger gesendet werden.", true)]
    [InlineData("SmtpAllRecipientsFailed", true)]
    [InlineData("", true)]
    public void RefusedRecipients_MayHaveLeftOthersUnlessTheTextProvesIt(string text, bool mayBePartlyDelivered)
    {
        SmtpFailedRecipientException[] refused =
        [
            new(SmtpStatusCode.MailboxUnavailable, "<a@example.com>", "5.1.1 unknown"),
            new(SmtpStatusCode.MailboxBusy, "<b@example.com>", "4.2.0 later"),
        ];
        var failure = SmtpFailure.From(new SmtpFailedRecipientsException(text, refused));
        Assert.Equal(mayBePartlyDelivered, failure.MayBePartlyDelivered);
        Assert.Equal(["5.1.1", "4.2.0"], failure.Recipients.Select(r => r.EnhancedCode));
        Assert.Equal(SmtpRemedy.FixRecipient, failure.Remedy);
    }

    /// <summary>The framework composes the message itself; another language can only be had by replacing it.</summary>
    private sealed class LocalisedRecipientException(SmtpStatusCode code, string message)
        : SmtpFailedRecipientException(code, "<one@example.com>", "")
    {
        public override string Message => message;
    }
}
