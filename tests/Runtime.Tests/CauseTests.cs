using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>What happened, as a key; and what is not a reply of the server at all.</summary>
public sealed class CauseTests
{
    public static TheoryData<string, string, object> Replies => new()
    {
        { "MAIL", "530 5.7.0 Must issue a STARTTLS command first", SmtpCause.TlsRequired },
        { "MAIL", "421 4.7.66 TLS 1.0 and 1.1 are not supported.", SmtpCause.TlsFailed },
        { "MAIL", "530 5.7.0 Authentication Required", SmtpCause.LoginRequired },
        { "MAIL", "535 5.7.8 Username and Password not accepted", SmtpCause.LoginRefused },
        { "MAIL", "550 5.7.30 Basic authentication is not supported for Client Submission.", SmtpCause.PasswordLoginOff },
        { "RCPT", "550 relay not permitted", SmtpCause.RelayDenied },
        { "MAIL", "550 5.1.8 Domain of sender address does not exist", SmtpCause.SenderRefused },
        { "EOD", "554 5.2.252 SendAsDenied; a@example.com not allowed to send as b@example.com", SmtpCause.SenderNotAllowed },
        { "EOD", "550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy", SmtpCause.DomainNotAuthenticated },
        { "EHLO", "501 Syntactically invalid EHLO argument(s)", SmtpCause.HostNameRefused },
        { "RCPT", "550 5.7.25 the sending IPv6 address [2001:db8::1] must have a reverse DNS record", SmtpCause.HostNameRefused },
        { "RCPT", "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", SmtpCause.AddressBlocked },
        { "GREETING", "421 4.7.0 Too many connections", SmtpCause.RateLimited },
        { "MAIL", "550 5.4.5 Daily user sending limit exceeded", SmtpCause.DailyLimit },
        { "RCPT", "450 4.2.0 Greylisted", SmtpCause.Greylisted },
        { "RCPT", "452 4.5.3 Error: too many recipients", SmtpCause.TooManyRecipients },
        { "RCPT", "550 5.1.1 User unknown", SmtpCause.RecipientUnknown },
        { "RCPT", "550 5.1.0 Address rejected.", SmtpCause.RecipientRefused },
        { "RCPT", "552 5.2.2 Mailbox full", SmtpCause.MailboxFull },
        { "RCPT", "450 Requested mail action not taken", SmtpCause.MailboxBusy },
        { "EOD", "552 5.3.4 Error: message file too big", SmtpCause.MessageTooLarge },
        { "EOD", "554 5.7.1 Message rejected under suspicion of SPAM", SmtpCause.ContentRefused },
        { "EOD", "550 header syntax", SmtpCause.MessageMalformed },
        { "MAIL", "503 5.5.1 EHLO first", SmtpCause.CommandRefused },
        { "MAIL", "421 4.3.2 closing", SmtpCause.ServiceUnavailable },
        { "EOD", "451 4.3.0 Error: queue file write error", SmtpCause.ServerError },
        { "EOD", "554 no", SmtpCause.Unknown },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task Reply_HasItsCause(string stage, string reply, object cause)
    {
        var failure = await Sending.FailureAsync(SendApi.SendMailAsync, stage switch
        {
            "GREETING" => new SmtpScript { Greeting = reply },
            "EHLO" => new SmtpScript { Ehlo = reply },
            "MAIL" => new SmtpScript { Mail = reply },
            "RCPT" => new SmtpScript { Recipient = reply },
            _ => new SmtpScript { EndOfData = reply },
        });
        Assert.Equal(cause, failure.Cause);
        Assert.Equal(reply[4..], failure.ServerReply);
    }

    public static TheoryData<Exception, object> Others => new()
    {
        { new OperationCanceledException(), SmtpCause.Cancelled },
        { new ObjectDisposedException("x"), SmtpCause.ClientMisused },
        { new InvalidOperationException("The SMTP host was not specified."), SmtpCause.ClientMisused },
        { new SmtpException("Failure sending mail.", new SocketException((int)SocketError.HostNotFound)), SmtpCause.HostUnknown },
        { new SmtpException("Failure sending mail.", new SocketException((int)SocketError.ConnectionRefused)), SmtpCause.ConnectionRefused },
        { new SmtpException("Failure sending mail.", new IOException()), SmtpCause.ConnectionLost },
        { new SmtpException("The operation has timed out."), SmtpCause.TimedOut },
        { new SmtpException("Failure sending mail.", new FormatException()), SmtpCause.NotSmtp },
        { new SmtpException("Server does not support secure connections."), SmtpCause.TlsNotOffered },
        { new AuthenticationException(), SmtpCause.TlsFailed },
        { new SmtpException("Only absolute directories are allowed for pickup directory."), SmtpCause.PickupDirectory },
        { new SmtpException("Cannot get IIS pickup directory."), SmtpCause.PickupDirectory },
        { new SmtpException("Failure sending mail.", new DirectoryNotFoundException()), SmtpCause.PickupDirectory },
        { new ArithmeticException(), SmtpCause.Unknown },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void FailureWithoutAReply_HasItsCause(Exception exception, object cause)
    {
        var failure = SmtpFailure.From(exception);
        Assert.Equal(cause, failure.Cause);
        Assert.Null(failure.ServerReply);
    }

    [Fact]
    public void EveryCause_IsAnswered()
    {
        var asked = Replies.Select(row => row.Data.Item3).Concat(Others.Select(row => row.Data.Item2)).Distinct();
        Assert.Equal(Enum.GetNames<SmtpCause>().Order(), asked.Select(cause => cause.ToString()).Order());
    }

    [Fact]
    public void PickupDirectoryOfIis_IsAFaultOfConfiguration() =>
        NoReplyTests.AssertNoReply(SmtpFailure.From(new SmtpException("Cannot get IIS pickup directory.")), SmtpRemedy.FixConfiguration, isTransient: false);

    [Theory]
    [InlineData("a@example.com;b@example.com")]
    [InlineData("a@example.com,")]
    [InlineData("a@example.com;")]
    public void AddressesThatDoNotParse_NameCommaAndSemicolon(string addresses)
    {
        using var message = new MailMessage();
        var failure = SmtpFailure.From(Assert.Throws<FormatException>(() => message.To.Add(addresses)));
        Assert.Equal(SmtpCause.ClientMisused, failure.Cause);
        Assert.Contains("commas", failure.Explanation, StringComparison.Ordinal);
        Assert.Contains("semicolon", failure.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void AddressThatDoesNotParseInAnotherLanguage_IsKnownByItsStack()
    {
        // The text is the framework's; the trace is that of a real one.
        var stack = Assert.Throws<FormatException>(() => new MailAddress("a@")).StackTrace!;
        Assert.Contains("semicolon", SmtpFailure.From(new FormatExceptionOf(stack)).Explanation, StringComparison.Ordinal);
        Assert.Equal("System.FormatException: kein Datum", SmtpFailure.From(new FormatException("kein Datum")).Explanation);
    }

    [Fact]
    public void AsynchronousOperationOfAPage_NamesItsDirective()
    {
        const string text = "An asynchronous operation cannot be started at this time. Asynchronous operations may only be started within an asynchronous handler or module or during certain events in the Page lifecycle.";
        Assert.Contains("Async=\"true\"", SmtpFailure.From(new InvalidOperationException(text)).Explanation, StringComparison.Ordinal);
        Assert.Contains("one send at a time", SmtpFailure.From(new InvalidOperationException("An asynchronous call is already in progress.")).Explanation, StringComparison.Ordinal);
    }

    /// <summary>A general handler reports through From too.</summary>
    [Fact]
    public void OtherException_LosesNothing()
    {
        var text = "first line\nsecond line " + new string('x', 1000);
        var failure = SmtpFailure.From(new ArithmeticException(text));
        Assert.Equal("System.ArithmeticException: " + text, failure.Explanation);
        Assert.Equal(failure.Explanation, failure.ToString());
        Assert.Equal("System.ArithmeticException", failure.Summary);
        Assert.Equal((SmtpRemedy.Investigate, false, false), (failure.Remedy, failure.IsTransient, failure.IsPermanent));
    }

    [Fact]
    public void FailureOfTls_QuotesTheInnermostException()
    {
        var inner = new AuthenticationException("Authentication failed, see inner exception.", new IOException("outer", new ArithmeticException("tlsv1 alert protocol version")));
        Assert.Contains("\"tlsv1 alert protocol version\"", SmtpFailure.From(inner).Explanation, StringComparison.Ordinal);
        Assert.Contains("\"tlsv1 alert protocol version\"", SmtpFailure.From(new SmtpException("Failure sending mail.", inner)).Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("550 5.1.1 unknown <bob@example.com>", "550 MailboxUnavailable 5.1.1")]
    [InlineData("535 no", "535")]
    [InlineData("451 later", "451 LocalErrorInProcessing")]
    public async Task Summary_HasNeitherAddressNorWords(string reply, string summary)
    {
        Assert.Equal(summary, (await Sending.FailureAsync(SendApi.SendMailAsync, new SmtpScript { Recipient = reply })).Summary);
    }

    [Theory]
    [InlineData("MAIL", "354 go on", "go on")]
    [InlineData("GREETING", "250 hello", "hello")]
    public async Task ServerReply_IsTheWordsAlone(string stage, string reply, string words)
    {
        var script = stage == "MAIL" ? new SmtpScript { Mail = reply } : new SmtpScript { Greeting = reply };
        await using var server = ScriptedSmtpServer.Start(script);
        using var client = Sending.ClientOf(server);
        using var message = Sending.Message();
        Assert.Equal(words, (await Sending.FailureAsync(SendApi.Send, client, message)).ServerReply);
    }

    [Fact]
    public void TextOfTheFrameworkAlone_IsNoReply()
    {
        foreach (var code in Enum.GetValues<SmtpStatusCode>().Where(code => (int)code >= 400))
        {
            var failure = SmtpFailure.From(new SmtpException(code));
            Assert.Null(failure.ServerReply);
            Assert.Equal(StatusCodeData.Row(((int)code).ToString(System.Globalization.CultureInfo.InvariantCulture)).RemedyInPlainReply, failure.Remedy.ToString());
        }
    }

    private sealed class FormatExceptionOf(string stack) : FormatException("Die angegebene Zeichenfolge hat nicht die erforderliche Form.")
    {
        public override string StackTrace => stack;
    }
}
