using System.Net.Mail;
using System.Reflection;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>Clients, messages and settings that cannot work, and sends that were given up.</summary>
public sealed class MisuseTests
{
    public static IEnumerable<object[]> EachApi => ByApi.Each();

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task NoHost_IsAFaultOfConfiguration(SendApi api)
    {
        using var client = new SmtpClient();
        using var message = Sending.Message();
        NoReplyTests.AssertNoReply(await Sending.FailureAsync(api, client, message), SmtpRemedy.FixConfiguration, isTransient: false);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task PortThatDoesNotExist_IsAFaultOfConfiguration(SendApi api)
    {
        using var client = new SmtpClient("127.0.0.1", 70_000);
        using var message = Sending.Message();
        NoReplyTests.AssertNoReply(await Sending.FailureAsync(api, client, message), SmtpRemedy.FixConfiguration, isTransient: false);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task NoRecipient_IsTheRecipients(SendApi api)
    {
        using var client = new SmtpClient("127.0.0.1", 25);
        using var message = new MailMessage { From = new MailAddress("sender@example.com") };
        NoReplyTests.AssertNoReply(await Sending.FailureAsync(api, client, message), SmtpRemedy.FixRecipient, isTransient: false);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task NoSender_IsTheSenders(SendApi api)
    {
        using var client = new SmtpClient("127.0.0.1", 25);
        using var message = new MailMessage();
        message.To.Add("one@example.com");
        NoReplyTests.AssertNoReply(await Sending.FailureAsync(api, client, message), SmtpRemedy.FixSender, isTransient: false);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task NoMessage_IsToBeInvestigated(SendApi api)
    {
        using var client = new SmtpClient("127.0.0.1", 25);
        NoReplyTests.AssertNoReply(await Sending.FailureAsync(api, client, null), SmtpRemedy.Investigate, isTransient: false);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task DisposedClient_IsToBeInvestigated(SendApi api)
    {
        var client = new SmtpClient("127.0.0.1", 25);
        client.Dispose();
        using var message = Sending.Message();
        var failure = await Sending.FailureAsync(api, client, message);
        Assert.IsType<ObjectDisposedException>(failure.Exception);
        NoReplyTests.AssertNoReply(failure, SmtpRemedy.Investigate, isTransient: false);
        Assert.Contains("disposed before the send", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task DisposedAttachment_IsNoReasonToRetry(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start();
        using var client = Sending.ClientOf(server);
        using var message = Sending.Message();
        var content = new MemoryStream([1, 2, 3]);
        message.Attachments.Add(new Attachment(content, "data.bin"));
        await content.DisposeAsync();
        var failure = await Sending.FailureAsync(api, client, message);
        NoReplyTests.AssertNoReply(failure, SmtpRemedy.Investigate, isTransient: false);
        Assert.Contains("attachment was disposed", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SendApi.SendMailAsync)]
    [InlineData(SendApi.SendAsync)]
    public async Task SecondSendAtOnce_IsToBeInvestigated(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Greeting = SmtpReply.Stall });
        using var client = Sending.ClientOf(server);
        using var message = Sending.Message();
        var first = Sending.TryAsync(SendApi.SendMailAsync, client, message);
        var failure = await Sending.FailureAsync(api, client, message);

        Assert.IsType<InvalidOperationException>(failure.Exception);
        NoReplyTests.AssertNoReply(failure, SmtpRemedy.Investigate, isTransient: false);
        Assert.Contains("one send at a time", failure.Explanation, StringComparison.Ordinal);
        client.SendAsyncCancel();
        await first;
    }

    [Fact]
    public async Task CancelledSend_IsNeverRetried()
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Mail = SmtpReply.Stall });
        using var client = Sending.ClientOf(server);
        using var message = Sending.Message();
        using var cancellation = new CancellationTokenSource();
        var sending = client.SendMailAsync(message, cancellation.Token);
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        NoReplyTests.AssertNoReply(SmtpFailure.From(exception), SmtpRemedy.Investigate, isTransient: false);
    }

    [Theory]
    [InlineData(SendApi.SendMailAsync)]
    [InlineData(SendApi.SendAsync)]
    public async Task ClientDisposedWhileItSends_IsNeverRetried(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Mail = SmtpReply.Stall });
        var client = Sending.ClientOf(server);
        using var message = Sending.Message();
        var sending = Sending.FailureAsync(api, client, message);
        client.Dispose();
        var failure = await sending;
        NoReplyTests.AssertNoReply(failure, SmtpRemedy.Investigate, isTransient: false);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task PickupDirectoryThatIsRelative_IsAFaultOfConfiguration(SendApi api) =>
        await AssertPickupFailsAsync(api, client => client.PickupDirectoryLocation = "mails");

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task PickupDirectoryThatIsNotSet_IsAFaultOfConfiguration(SendApi api) =>
        await AssertPickupFailsAsync(api, _ => { });

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task PickupDirectoryThatIsMissing_IsAFaultOfConfiguration(SendApi api) =>
        await AssertPickupFailsAsync(api, client => client.PickupDirectoryLocation = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")));

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task PickupDirectoryWithTls_IsAFaultOfConfiguration(SendApi api) =>
        await AssertPickupFailsAsync(api, client =>
        {
            client.PickupDirectoryLocation = Path.GetTempPath();
            client.EnableSsl = true;
        });

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task PickupDirectoryOfIis_IsAFaultOfConfiguration(SendApi api) =>
        await AssertPickupFailsAsync(api, client => client.DeliveryMethod = SmtpDeliveryMethod.PickupDirectoryFromIis);

    [Fact]
    public void Null_IsRefused() => Assert.Throws<ArgumentNullException>("exception", () => SmtpFailure.From(null!));

    [Fact]
    public void Wrappers_AreSeenThrough()
    {
        var smtp = new SmtpException(SmtpStatusCode.ServiceNotAvailable, "4.3.2 shutting down");
        var wrapped = new AggregateException(new TargetInvocationException(new AggregateException(smtp)));
        var failure = SmtpFailure.From(wrapped);
        Assert.Same(smtp, failure.Exception);
        Assert.Equal(SmtpRemedy.RetryLater, failure.Remedy);
    }

    [Fact]
    public void TwoErrorsAtOnce_AreToBeInvestigated()
    {
        var both = new AggregateException(new SmtpException(SmtpStatusCode.ServiceNotAvailable), new SmtpException(SmtpStatusCode.MailboxUnavailable));
        NoReplyTests.AssertNoReply(SmtpFailure.From(both), SmtpRemedy.Investigate, isTransient: false);
        NoReplyTests.AssertNoReply(SmtpFailure.From(new AggregateException()), SmtpRemedy.Investigate, isTransient: false);
        NoReplyTests.AssertNoReply(SmtpFailure.From(new TargetInvocationException(null)), SmtpRemedy.Investigate, isTransient: false);
    }

    /// <summary>Only what SmtpClient throws is judged: the same types from elsewhere mean something else.</summary>
    [Fact]
    public void OtherExceptions_AreToBeInvestigated()
    {
        Exception[] others = [new IOException("x"), new FormatException(), new TimeoutException(), new System.Net.Sockets.SocketException(11001), new UnauthorizedAccessException(), new NotSupportedException(), new Exception("timed out")];
        Assert.All(others, other => NoReplyTests.AssertNoReply(SmtpFailure.From(other), SmtpRemedy.Investigate, isTransient: false));
    }

    [Fact]
    public void RecipientsThatTheExceptionDoesNotName_AreToBeInvestigated()
    {
        var failure = SmtpFailure.From(new SmtpFailedRecipientsException());
        Assert.Equal(SmtpRemedy.Investigate, failure.Remedy);
        Assert.False(failure.IsTransient);
        Assert.True(failure.MayBePartlyDelivered);
        Assert.Empty(failure.Recipients);

        var alone = SmtpFailure.From(new SmtpFailedRecipientException());
        Assert.Equal("", Assert.Single(alone.Recipients).Address);
        Assert.Equal(SmtpRemedy.Investigate, alone.Remedy);
        Assert.NotEqual("", alone.Explanation);
    }

    [Fact]
    public void OneInAListOfRecipients_IsNamedOnce()
    {
        var one = new SmtpFailedRecipientException(SmtpStatusCode.MailboxUnavailable, "<bob@example.com>", "5.1.1 unknown");
        var failure = SmtpFailure.From(new SmtpFailedRecipientsException("Unable to send to a recipient.", [one]));
        Assert.Equal("bob@example.com", Assert.Single(failure.Recipients).Address);
        Assert.Equal(2, failure.Explanation.Split("bob@example.com").Length);
    }

    [Fact]
    public void ExceptionThatCannotSayItsMessage_IsJudgedAllTheSame()
    {
        var failure = SmtpFailure.From(new SilentException(throws: true));
        Assert.Equal(SmtpRemedy.RetryLater, failure.Remedy);
        Assert.Equal("The server is short of storage, or the message has too many recipients. Send the same message again later, with growing pauses.", failure.Explanation);
        Assert.Equal(failure.Explanation, SmtpFailure.From(new SilentException(throws: false)).Explanation);
    }

    private sealed class SilentException(bool throws) : SmtpException(SmtpStatusCode.InsufficientStorage)
    {
        public override string Message => throws ? throw new InvalidOperationException() : null!;
    }

    private static async Task AssertPickupFailsAsync(SendApi api, Action<SmtpClient> configure)
    {
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory };
        configure(client);
        using var message = Sending.Message();
        NoReplyTests.AssertNoReply(await Sending.FailureAsync(api, client, message), SmtpRemedy.FixConfiguration, isTransient: false);
    }
}
