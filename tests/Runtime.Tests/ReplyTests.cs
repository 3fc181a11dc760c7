using System.Net.Mail;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>Replies whose words or enhanced code decide, said by a server at the stage where real servers say them.</summary>
public sealed class ReplyTests
{
    /// <summary>Stage, reply, enhanced code, transient, remedy.</summary>
    internal static readonly object[][] Rows =
    [
        // 530 has two meanings.
        ["MAIL", "530 5.7.0 Must issue a STARTTLS command first", "5.7.0", false, SmtpRemedy.EnableTls],
        ["MAIL", "530 must issue a starttls command first", "", false, SmtpRemedy.EnableTls],
        ["MAIL", "530 5.7.0 Authentication Required. For more information, go to", "5.7.0", false, SmtpRemedy.FixCredentials],
        ["MAIL", "530 5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful", "5.7.57", false, SmtpRemedy.FixCredentials],
        ["RCPT", "530 5.7.1 Authentication required", "5.7.1", false, SmtpRemedy.FixCredentials],
        ["MAIL", "530 5.5.1 Authentication Required", "5.5.1", false, SmtpRemedy.FixCredentials],
        ["MAIL", "530 5.7.10 Encryption needed", "5.7.10", false, SmtpRemedy.EnableTls],

        // The refusals of a login, where they arrive late.
        ["MAIL", "535 5.7.8 Error: authentication failed", "5.7.8", false, SmtpRemedy.FixCredentials],
        ["MAIL", "535 5.7.1 authentication failed", "5.7.1", false, SmtpRemedy.FixCredentials],
        ["MAIL", "534 5.7.9 Application-specific password required", "5.7.9", false, SmtpRemedy.FixCredentials],
        ["MAIL", "538 5.7.11 Encryption required for requested authentication mechanism", "5.7.11", false, SmtpRemedy.EnableTls],
        ["RCPT", "535 5.7.8 not you", "5.7.8", false, SmtpRemedy.FixCredentials],
        ["MAIL", "432 4.7.12 A password transition is needed", "4.7.12", false, SmtpRemedy.FixCredentials],
        ["MAIL", "432 4.3.2 Concurrent connections limit exceeded", "4.3.2", true, SmtpRemedy.RetryLater],
        ["RCPT", "422 4.2.2 The mailbox is full", "4.2.2", true, SmtpRemedy.RetryLater],

        // 503 is about credentials where it says so.
        ["MAIL", "503 5.5.1 Error: send AUTH command first", "5.5.1", false, SmtpRemedy.FixCredentials],
        ["MAIL", "503 5.5.1 bad sequence", "5.5.1", false, SmtpRemedy.FixConfiguration],
        ["RCPT", "503 You must authenticate first", "", false, SmtpRemedy.FixCredentials],
        ["MAIL", "503 5.5.2 Send hello first", "5.5.2", false, SmtpRemedy.FixConfiguration],

        // 552: the mailbox, the message, or the number of recipients.
        ["RCPT", "552 5.2.2 Mailbox full", "5.2.2", false, SmtpRemedy.FixRecipient],
        ["EOD", "552 5.2.2 Over quota", "5.2.2", false, SmtpRemedy.FixRecipient],
        ["EOD", "552 5.3.4 Error: message file too big", "5.3.4", false, SmtpRemedy.FixMessage],
        ["RCPT", "552 5.2.3 Message length exceeds administrative limit", "5.2.3", false, SmtpRemedy.FixMessage],
        ["RCPT", "552 5.3.4 Message size exceeds fixed limit", "5.3.4", false, SmtpRemedy.FixMessage],
        ["EOD", "552 5.7.0 This message was blocked because its content presents a potential security issue", "5.7.0", false, SmtpRemedy.FixMessage],
        ["RCPT", "552 Too many recipients", "", true, SmtpRemedy.RetryLater],
        ["RCPT", "552 5.5.3 try the others later", "5.5.3", true, SmtpRemedy.RetryLater],
        ["RCPT", "452 4.5.3 Error: too many recipients", "4.5.3", true, SmtpRemedy.RetryLater],
        ["RCPT", "450 4.5.3 slow down", "4.5.3", true, SmtpRemedy.RetryLater],
        ["MAIL", "452 4.3.1 Insufficient system storage", "4.3.1", true, SmtpRemedy.RetryLater],

        // A recipient's reply that is about the sender, or about policy.
        ["RCPT", "550 5.1.1 <one@example.com>: Recipient address rejected: User unknown", "5.1.1", false, SmtpRemedy.FixRecipient],
        ["RCPT", "550 5.1.7 <sender@example.com>: Sender address rejected", "5.1.7", false, SmtpRemedy.FixSender],
        ["RCPT", "550 5.1.8 <sender@example.com>: Sender address rejected: Domain not found", "5.1.8", false, SmtpRemedy.FixSender],
        ["RCPT", "450 4.1.8 <sender@example.com>: Sender address rejected: Domain not found", "4.1.8", true, SmtpRemedy.FixSender],
        ["RCPT", "553 5.1.7 bad sender", "5.1.7", false, SmtpRemedy.FixSender],
        ["RCPT", "550 5.7.1 Relaying denied", "5.7.1", false, SmtpRemedy.Investigate],
        ["RCPT", "551 5.7.1 not here", "5.7.1", false, SmtpRemedy.Investigate],
        ["RCPT", "552 5.7.1 not you", "5.7.1", false, SmtpRemedy.Investigate],
        ["RCPT", "553 5.7.1 Sender address rejected: not owned by user", "5.7.1", false, SmtpRemedy.FixSender],
        ["RCPT", "550 5.7.23 SPF validation failed", "5.7.23", false, SmtpRemedy.Investigate],
        ["RCPT", "550 5.7.60 Client does not have permissions to send as this sender", "5.7.60", false, SmtpRemedy.FixSender],
        ["RCPT", "450 4.7.1 Greylisted, try again in 300 seconds", "4.7.1", true, SmtpRemedy.RetryLater],
        ["RCPT", "450 4.2.0 Greylisted", "4.2.0", true, SmtpRemedy.RetryLater],
        ["RCPT", "553 5.1.3 The address is not valid", "5.1.3", false, SmtpRemedy.FixRecipient],

        // The same codes at other stages.
        ["MAIL", "553 5.7.1 Sender address rejected: not owned by user", "5.7.1", false, SmtpRemedy.FixSender],
        ["MAIL", "553 5.1.3 The recipient that was named before is not valid", "5.1.3", false, SmtpRemedy.FixRecipient],
        ["MAIL", "553 5.1.8 Domain not found", "5.1.8", false, SmtpRemedy.FixSender],
        ["MAIL", "450 4.1.7 <sender@example.com>: unverified", "4.1.7", true, SmtpRemedy.FixSender],
        ["MAIL", "451 4.7.12 change your password", "4.7.12", false, SmtpRemedy.FixCredentials],
        ["MAIL", "501 5.5.4 HELO requires valid address", "5.5.4", false, SmtpRemedy.FixConfiguration],
        ["DATA", "554 5.5.1 bad sequence", "5.5.1", false, SmtpRemedy.Investigate],
        ["MAIL", "550 5.1.8 Domain of sender address does not exist", "5.1.8", false, SmtpRemedy.FixSender],
        ["MAIL", "501 5.1.7 Bad sender address syntax", "5.1.7", false, SmtpRemedy.FixSender],
        ["RCPT", "501 5.1.3 Bad recipient address syntax", "5.1.3", false, SmtpRemedy.FixRecipient],
        ["RCPT", "504 5.5.2 <machine>: Helo command rejected: need fully-qualified hostname", "5.5.2", false, SmtpRemedy.FixConfiguration],
        ["RCPT", "556 5.1.10 Recipient address has a null MX", "5.1.10", false, SmtpRemedy.FixRecipient],
        ["GREETING", "554 5.7.1 Service unavailable; client host blocked", "5.7.1", false, SmtpRemedy.Investigate],
        ["RCPT", "554 5.7.1 <one@example.net>: Relay access denied", "5.7.1", false, SmtpRemedy.Investigate],
        ["EOD", "554 5.6.0 Message contains NUL characters", "5.6.0", false, SmtpRemedy.FixMessage],
        // On .NET 8 an asynchronous send makes this of a greylisted recipient (450) and of an unknown one (550).
        ["DATA", "554 5.5.1 Error: no valid recipients", "5.5.1", false, SmtpRemedy.Investigate],
        ["EOD", "550 5.7.26 Unauthenticated email is not accepted due to the domain's DMARC policy", "5.7.26", false, SmtpRemedy.Investigate],

        // 454 is never a reason to go on without TLS, and Postfix says it for ever of relaying.
        ["MAIL", "454 4.7.0 TLS not available due to local problem", "4.7.0", true, SmtpRemedy.RetryLater],
        ["MAIL", "454 4.7.1 Relay access denied", "4.7.1", false, SmtpRemedy.Investigate],
        ["MAIL", "421 4.7.0 Too many connections from 192.0.2.4", "4.7.0", true, SmtpRemedy.RetryLater],
    ];

    public static IEnumerable<object[]> EachReply => ByApi.Each(Rows);

    [Theory]
    [MemberData(nameof(EachReply))]
    public async Task Reply_IsJudgedByItsWords(SendApi api, string stage, string reply, string enhancedCode, bool isTransient, object remedy)
    {
        var script = stage switch
        {
            "GREETING" => new SmtpScript { Greeting = reply },
            "MAIL" => new SmtpScript { Mail = reply },
            "RCPT" => new SmtpScript { Recipient = reply },
            "DATA" => new SmtpScript { Data = reply },
            _ => new SmtpScript { EndOfData = reply },
        };

        var failure = await Sending.FailureAsync(api, script);

        Assert.Equal(int.Parse(reply[..3], System.Globalization.CultureInfo.InvariantCulture), failure.ReplyCode);
        Assert.Equal((SmtpStatusCode)failure.ReplyCode, failure.StatusCode);
        Assert.Equal(enhancedCode, failure.EnhancedCode ?? "");
        Assert.Equal(isTransient, failure.IsTransient);
        Assert.Equal(remedy, failure.Remedy);
        Assert.Equal(2, failure.Explanation.Split(reply[4..]).Length);
        Assert.Equal(failure.Exception is SmtpFailedRecipientException, failure.MayBePartlyDelivered);
    }

    [Theory]
    [InlineData("530 5.7.0 Must issue a STARTTLS command first", "EnableSsl = true")]
    [InlineData("530 5.7.0 Authentication Required", "wrong password looks like this")]
    [InlineData("530 5.7.0 Authentication Required", "swallows a refused AUTH (535)")]
    [InlineData("503 5.5.1 AUTH first", "swallows a refused AUTH (535)")]
    [InlineData("554 5.7.1 Access denied", "swallows a refused AUTH (535)")]
    [InlineData("454 4.7.0 TLS not available", "do not switch TLS or authentication off")]
    [InlineData("452 4.5.3 too many recipients", "to the rest")]
    public async Task Explanation_SaysWhatToDo(string reply, string advice)
    {
        var failure = await Sending.FailureAsync(SendApi.SendMailAsync, new SmtpScript { Mail = reply });
        Assert.Contains(advice, failure.Explanation, StringComparison.Ordinal);
    }

    /// <summary>The next step of the provider that the words are known from, in words of our own.</summary>
    [Theory]
    [InlineData("530 5.7.57 Client not authenticated to send mail. [X.PROD.OUTLOOK.COM]", "tenant and mailbox")]
    [InlineData("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.", "tenant and mailbox")]
    [InlineData("550 5.7.30 Basic authentication is not supported for Client Submission.", "OAuth only")]
    [InlineData("530 5.7.0 Authentication Required. For more information, go to", "app password")]
    [InlineData("534 5.7.9 Application-specific password required", "app password")]
    [InlineData("550 Unauthenticated senders not allowed", "\"apikey\"")]
    [InlineData("554 Message rejected: Email address is not verified. The following identities failed the check in region US-EAST-1: a@example.com", "sandbox")]
    [InlineData("550 The from address does not match a verified Sender Identity.", "Verify the address or the domain of From")]
    [InlineData("502 5.7.0 Your SMTP account is not yet activated.", "activated or unlocked")]
    [InlineData("501 Syntactically invalid EHLO argument(s)", "the machine's name in EHLO")]
    [InlineData("451 4.5.3 Too many recipients", "never passes")]
    [InlineData("550 Must declare SMTPUTF8 to send unicode address", "DeliveryFormat = International")]
    [InlineData("421 4.7.66 TLS 1.0 and 1.1 are not supported.", "TLS 1.2")]
    [InlineData("554 5.7.1 Denied", "only the first line")]
    public async Task Explanation_NamesTheNextStep(string reply, string step)
    {
        var failure = await Sending.FailureAsync(SendApi.SendMailAsync, new SmtpScript { Mail = reply });
        Assert.Contains(step, failure.Explanation.Replace(reply[4..], "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>The framework reads one line only; RFC 2034 has the enhanced code on every line, so the first one is enough.</summary>
    [Theory]
    [InlineData(SendApi.Send)]
    [InlineData(SendApi.SendMailAsync)]
    [InlineData(SendApi.SendAsync)]
    public async Task ReplyOfSeveralLines_IsJudgedByTheFirst(SendApi api)
    {
        var failure = await Sending.FailureAsync(api, new SmtpScript { Mail = "530-5.7.0 Authentication Required. For more\n530 5.7.0 information, mention STARTTLS" });
        Assert.Equal(SmtpRemedy.FixCredentials, failure.Remedy);
        Assert.Equal("5.7.0", failure.EnhancedCode);
    }

    [Fact]
    public async Task ToString_IsOneLineForTheLog()
    {
        var failure = await Sending.FailureAsync(SendApi.SendMailAsync, new SmtpScript { Recipient = "550 5.1.1 no such\u0007 user\tname" });
        Assert.Equal(
            "550 MailboxUnavailable 5.1.1 (permanent): The recipient's mailbox does not exist (one@example.com): \"5.1.1 no such  user name\". "
            + "Correct the address or take it off the list. Other recipients may have the mail already: do not send it to everyone again.",
            failure.ToString());
    }

    [Theory]
    [InlineData("535 5.7.8 no", "535 5.7.8 (permanent): ")]
    [InlineData("554 no", "554 TransactionFailed (permanent): ")]
    [InlineData("451 later", "451 LocalErrorInProcessing (transient): ")]
    public async Task ToString_StartsWithTheCode(string reply, string start)
    {
        var failure = await Sending.FailureAsync(SendApi.SendMailAsync, new SmtpScript { Mail = reply });
        Assert.StartsWith(start, failure.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(failure.Explanation, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task VeryLongReply_IsQuotedShort()
    {
        var failure = await Sending.FailureAsync(SendApi.SendMailAsync, new SmtpScript { Mail = "554 " + new string('x', 1_000_000) });
        Assert.InRange(failure.Explanation.Length, 300, 700);
        Assert.Contains("x…\"", failure.Explanation, StringComparison.Ordinal);
    }
}
