using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>StatusCode -1: no reply to go by, and many causes.</summary>
public sealed class NoReplyTests
{
    public static IEnumerable<object[]> EachApi => ByApi.Each();

    public static IEnumerable<object[]> EachStage => ByApi.Each(["greeting"], ["EHLO"], ["MAIL"], ["RCPT"], ["DATA"], ["end of data"]);

    [Theory]
    [MemberData(nameof(EachStage))]
    public async Task ServerHangsUp_IsALostConnection(SendApi api, string stage)
    {
        var failure = await Sending.FailureAsync(api, ScriptWith(stage, SmtpReply.Close));
        AssertNoReply(failure, SmtpRemedy.Reconnect, isTransient: true);
        Assert.StartsWith("The connection was lost: \"", failure.Explanation, StringComparison.Ordinal);
        Assert.Contains("fresh SmtpClient", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachStage))]
    public async Task ServerAnswersHttp_IsTheWrongPort(SendApi api, string stage)
    {
        var failure = await Sending.FailureAsync(api, ScriptWith(stage, SmtpReply.Raw("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")));
        AssertNoReply(failure, SmtpRemedy.FixConfiguration, isTransient: false);
        Assert.Contains("465", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task ServerStalls_IsATimeoutThatNamesPort465(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Greeting = SmtpReply.Stall });
        using var client = Sending.ClientOf(server);
        client.Timeout = 300;
        using var message = Sending.Message();
        var failure = await Sending.FailureAsync(api, client, message);

        AssertNoReply(failure, SmtpRemedy.RetryLater, isTransient: true);
        Assert.Contains("did not answer within Timeout", failure.Explanation, StringComparison.Ordinal);
        Assert.Contains("465", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task RefusedConnection_IsForLater(SendApi api)
    {
        // A port that was free a moment ago and has no listener.
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        using var client = new SmtpClient("127.0.0.1", port);
        using var message = Sending.Message();
        var failure = await Sending.FailureAsync(api, client, message);

        AssertNoReply(failure, SmtpRemedy.RetryLater, isTransient: true);
        Assert.StartsWith("No connection to the server: \"", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task UnknownHost_IsAFaultOfConfiguration(SendApi api)
    {
        // .invalid never resolves (RFC 6761); a machine without a name server says so in its own way, which is no word on the host.
        using var client = new SmtpClient("mail.invalid", 25) { Timeout = 30_000 };
        using var message = Sending.Message();
        var failure = await Sending.FailureAsync(api, client, message);
        var socket = Assert.IsType<SocketException>(failure.Exception.InnerException);
        Assert.SkipUnless(socket.SocketErrorCode == SocketError.HostNotFound, $"No name server answers here: {socket.SocketErrorCode}");

        AssertNoReply(failure, SmtpRemedy.FixConfiguration, isTransient: false);
        Assert.Contains("The host is unknown", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, nameof(SmtpRemedy.FixConfiguration), false)]
    [InlineData(SocketError.NoData, nameof(SmtpRemedy.FixConfiguration), false)]
    [InlineData(SocketError.TryAgain, nameof(SmtpRemedy.RetryLater), true)]
    [InlineData(SocketError.ConnectionRefused, nameof(SmtpRemedy.RetryLater), true)]
    [InlineData(SocketError.TimedOut, nameof(SmtpRemedy.RetryLater), true)]
    [InlineData(SocketError.NetworkUnreachable, nameof(SmtpRemedy.RetryLater), true)]
    [InlineData(SocketError.ConnectionReset, nameof(SmtpRemedy.Reconnect), true)]
    [InlineData(SocketError.OperationAborted, nameof(SmtpRemedy.Investigate), false)]
    public void SocketError_IsToldApart(SocketError error, string remedy, bool isTransient)
    {
        var failure = SmtpFailure.From(new SmtpException("Failure sending mail.", new SocketException((int)error)));
        AssertNoReply(failure, Enum.Parse<SmtpRemedy>(remedy), isTransient);
    }

    public static IEnumerable<object[]> EachPositiveReply => ByApi.Each(
        ["MAIL", "354 go on"], ["RCPT", "252 2.1.5 Cannot verify"], ["DATA", "250 2.0.0 Ok"], ["end of data", "354 more"]);

    [Theory]
    [MemberData(nameof(EachPositiveReply))]
    public async Task PositiveReplyOutOfPlace_IsToBeInvestigated(SendApi api, string stage, string reply)
    {
        var failure = await Sending.FailureAsync(api, ScriptWith(stage, reply));
        AssertNoReply(failure, SmtpRemedy.Investigate, isTransient: false);
        Assert.Contains($"\"{reply[4..]}\"", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task WordsThatImitateTheFramework_AreStillTheServers(SendApi api)
    {
        var failure = await Sending.FailureAsync(api, new SmtpScript { Recipient = "252 The operation has timed out. The server response was: " });
        AssertNoReply(failure, SmtpRemedy.Investigate, isTransient: false);
    }

    /// <summary>"ABC hello" is computed into a number: 1899.</summary>
    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task GarbageForACode_IsToBeInvestigated(SendApi api)
    {
        var failure = await Sending.FailureAsync(api, new SmtpScript { Mail = "ABC hello" });
        Assert.Equal(1899, (int)failure.StatusCode);
        Assert.Equal(0, failure.ReplyCode);
        Assert.Equal(SmtpRemedy.Investigate, failure.Remedy);
        Assert.False(failure.IsTransient);
    }

    [Theory]
    [InlineData("The server response was: ", nameof(SmtpRemedy.RetryLater), true)]
    [InlineData("The server response was: hello", nameof(SmtpRemedy.Investigate), false)]
    [InlineData("La respuesta del servidor fue: ", nameof(SmtpRemedy.Investigate), false)]
    public void StatusZero_IsALostConnectionOnlyWithoutAReply(string end, string remedy, bool isTransient)
    {
        // What asynchronous sends of .NET 8 and 9 make of a connection that closes before the greeting.
        var failure = SmtpFailure.From(new SmtpException((SmtpStatusCode)0, "Syntax error, command unrecognized. " + end));
        Assert.Equal(0, failure.ReplyCode);
        Assert.Equal(remedy, failure.Remedy.ToString());
        Assert.Equal(isTransient, failure.IsTransient);

        // The same comes of an answer that is no SMTP there.
        Assert.Contains("that Host and Port belong to a mail server", failure.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void ProtocolViolationWithoutAReply_IsALostConnection()
    {
        // What asynchronous sends of .NET 8 and 9 make of a connection that closes later, and of an answer that is no SMTP.
        var failure = SmtpFailure.From(new SmtpException("The server committed a protocol violation. The server response was: "));
        AssertNoReply(failure, SmtpRemedy.Reconnect, isTransient: true);
        Assert.Contains("that Host and Port belong to a mail server", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task AddressThatIsNotAscii_IsTheRecipients(SendApi api)
    {
        var failure = await Sending.FailureAsync(api, new SmtpScript(), "jörg@example.com");
        AssertNoReply(failure, SmtpRemedy.FixRecipient, isTransient: false);
        Assert.Contains("SMTPUTF8", failure.Explanation, StringComparison.Ordinal);
    }

    /// <summary>The server closes an idle connection; the next send fails on it, and one on a fresh client passes.</summary>
    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task IdleConnectionClosed_IsCuredByAFreshClient(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { EndOfData = ((SmtpReply)"250 2.0.0 Ok").ThenClose() });
        using var client = Sending.ClientOf(server);
        using var message = Sending.Message();
        Assert.Null(await Sending.TryAsync(api, client, message));
        await server.WaitForSessionsToEndAsync(TestContext.Current.CancellationToken);

        var failure = await Sending.FailureAsync(api, client, message);
        AssertNoReply(failure, SmtpRemedy.Reconnect, isTransient: true);

        using var fresh = Sending.ClientOf(server);
        Assert.Null(await Sending.TryAsync(api, fresh, message));
        Assert.Equal(2, server.Mails.Count);
    }

    [Theory]
    [InlineData(WebExceptionStatus.NameResolutionFailure, nameof(SmtpRemedy.FixConfiguration))]
    [InlineData(WebExceptionStatus.ConnectFailure, nameof(SmtpRemedy.RetryLater))]
    [InlineData(WebExceptionStatus.Timeout, nameof(SmtpRemedy.RetryLater))]
    [InlineData(WebExceptionStatus.UnknownError, nameof(SmtpRemedy.Investigate))]
    public void WebException_IsReadAsNetFrameworkMeansIt(WebExceptionStatus status, string remedy)
    {
        var failure = SmtpFailure.From(new SmtpException("Failure sending mail.", new WebException("text", status)));
        Assert.Equal(remedy, failure.Remedy.ToString());
        Assert.Equal(remedy == nameof(SmtpRemedy.RetryLater), failure.IsTransient);
    }

    public static TheoryData<Exception, string, bool> Causes => new()
    {
        { new IOException("closed", new SocketException((int)SocketError.HostNotFound)), nameof(SmtpRemedy.Reconnect), true },
        { new EndOfStreamException(), nameof(SmtpRemedy.Reconnect), true },
        { new TimeoutException(), nameof(SmtpRemedy.RetryLater), true },
        { new InvalidOperationException("outer", new IOException()), nameof(SmtpRemedy.Investigate), false },
        { new ArithmeticException("outer", new IOException()), nameof(SmtpRemedy.Reconnect), true },
        { new System.Security.Authentication.AuthenticationException("bad", new IOException()), nameof(SmtpRemedy.FixTls), false },
        { new System.Security.Authentication.InvalidCredentialException(), nameof(SmtpRemedy.FixCredentials), false },
        { new FormatException(), nameof(SmtpRemedy.FixConfiguration), false },
        { new DirectoryNotFoundException(), nameof(SmtpRemedy.FixConfiguration), false },
        { new UnauthorizedAccessException(), nameof(SmtpRemedy.FixConfiguration), false },
        { new NotSupportedException("IIS delivery is not supported."), nameof(SmtpRemedy.FixConfiguration), false },

        // What .NET 8 and 9 throw where the stream of an attachment is closed.
        { new NotSupportedException("Stream does not support reading."), nameof(SmtpRemedy.Investigate), false },
        { new FileNotFoundException(), nameof(SmtpRemedy.Investigate), false },
        { new OperationCanceledException(), nameof(SmtpRemedy.Investigate), false },
        { new ObjectDisposedException("x"), nameof(SmtpRemedy.Investigate), false },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void InnerException_NamesTheCause(Exception inner, string remedy, bool isTransient)
    {
        var failure = SmtpFailure.From(new SmtpException("Failure sending mail.", inner));
        AssertNoReply(failure, Enum.Parse<SmtpRemedy>(remedy), isTransient);
    }

    [Fact]
    public void CauseWithWords_IsQuoted() =>
        Assert.Equal(
            "The host is unknown: \"no such name\". Check the spelling of Host, and the name server.",
            SmtpFailure.From(new SmtpException("Failure sending mail.", new WebException("no such name", WebExceptionStatus.NameResolutionFailure))).Explanation);

    /// <summary>What SmtpClient says when its NTLM or GSSAPI module cannot answer a challenge.</summary>
    [Fact]
    public void AuthenticationThatTheClientCannotAnswer_IsAboutCredentials() =>
        AssertNoReply(SmtpFailure.From(new SmtpException("Authentication failed.")), SmtpRemedy.FixCredentials, isTransient: false);

    [Fact]
    public void NoCause_IsToBeInvestigated()
    {
        AssertNoReply(SmtpFailure.From(new SmtpException()), SmtpRemedy.Investigate, isTransient: false);
        AssertNoReply(SmtpFailure.From(new SmtpException("Failure sending mail.", new ArithmeticException())), SmtpRemedy.Investigate, isTransient: false);
        Assert.StartsWith("GeneralFailure (open): ", SmtpFailure.From(new SmtpException("Failure sending mail.")).ToString(), StringComparison.Ordinal);
    }

    internal static void AssertNoReply(SmtpFailure failure, SmtpRemedy remedy, bool isTransient)
    {
        Assert.Equal(remedy, failure.Remedy);
        Assert.Equal(isTransient, failure.IsTransient);
        Assert.Equal(SmtpStatusCode.GeneralFailure, failure.StatusCode);
        Assert.Equal(0, failure.ReplyCode);
        Assert.Null(failure.EnhancedCode);
        Assert.Empty(failure.Recipients);
        Assert.False(failure.MayBePartlyDelivered);
    }

    private static SmtpScript ScriptWith(string stage, SmtpReply reply) => stage switch
    {
        "greeting" => new SmtpScript { Greeting = reply },
        "EHLO" => new SmtpScript { Ehlo = reply },
        "MAIL" => new SmtpScript { Mail = reply },
        "RCPT" => new SmtpScript { Recipient = reply },
        "DATA" => new SmtpScript { Data = reply },
        _ => new SmtpScript { EndOfData = reply },
    };
}
