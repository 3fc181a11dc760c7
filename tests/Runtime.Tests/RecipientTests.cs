using System.Net.Mail;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

public sealed class RecipientTests
{
    private const string Good = "good@example.com";
    private const string Unknown = "unknown@example.com";
    private const string Busy = "busy@example.com";
    private const string Slow = "slow@example.com";
    private const string Full = "full@example.com";

    public static IEnumerable<object[]> EachApi => ByApi.Each();

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task OneOfThreeRefused_HasReachedTheOthers(SendApi api)
    {
        var (failure, server) = await SendAsync(api, Good, Unknown, "other@example.com");

        Assert.IsType<SmtpFailedRecipientException>(failure.Exception);
        Assert.Equal(SmtpStatusCode.MailboxUnavailable, failure.StatusCode);
        Assert.True(failure.MayBePartlyDelivered);
        Assert.Contains("Other recipients may have the mail already", failure.Explanation, StringComparison.Ordinal);
        Assert.Contains(Unknown, failure.Explanation, StringComparison.Ordinal);
        AssertRecipient(Assert.Single(failure.Recipients), Unknown, 550, "5.1.1", false, SmtpRemedy.FixRecipient);
        Assert.Equal([Good, "other@example.com"], Assert.Single(server.Mails).Recipients);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task SeveralRefused_HaveTheirOwnReplies(SendApi api)
    {
        var (failure, server) = await SendAsync(api, Unknown, Good, Busy);

        Assert.IsType<SmtpFailedRecipientsException>(failure.Exception);
        Assert.Equal(SmtpStatusCode.GeneralFailure, failure.StatusCode);
        Assert.Equal(0, failure.ReplyCode);
        Assert.Null(failure.EnhancedCode);
        Assert.True(failure.MayBePartlyDelivered);
        Assert.False(failure.IsTransient);
        Assert.Equal(SmtpRemedy.FixRecipient, failure.Remedy);
        Assert.Collection(
            failure.Recipients,
            r => AssertRecipient(r, Unknown, 550, "5.1.1", false, SmtpRemedy.FixRecipient),
            r => AssertRecipient(r, Busy, 450, "4.2.0", true, SmtpRemedy.RetryLater));
        Assert.StartsWith(
            "GeneralFailure (permanent): 2 recipients were refused: unknown@example.com (550 MailboxUnavailable 5.1.1), busy@example.com (450 MailboxBusy 4.2.0). ",
            failure.ToString(),
            StringComparison.Ordinal);
        Assert.EndsWith("Other recipients may have the mail already: do not send it to everyone again.", failure.Explanation, StringComparison.Ordinal);
        Assert.Equal([Good], Assert.Single(server.Mails).Recipients);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task AllRefused_IsNotDelivered(SendApi api)
    {
        var (failure, server) = await SendAsync(api, Unknown, Busy);

        Assert.Equal(SmtpStatusCode.GeneralFailure, failure.StatusCode);
        Assert.Equal(2, failure.Recipients.Count);
        Assert.False(failure.MayBePartlyDelivered);
        Assert.DoesNotContain("may have the mail", failure.Explanation, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task AllRefusedForNow_IsTransient(SendApi api)
    {
        var (failure, _) = await SendAsync(api, Busy, Slow, Good);

        Assert.True(failure.IsTransient);
        Assert.Equal(SmtpRemedy.RetryLater, failure.Remedy);
        Assert.True(failure.MayBePartlyDelivered);
        Assert.Equal([Busy, Slow], failure.Recipients.Select(r => r.Address));
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task OneRefusedForGood_MakesItPermanent(SendApi api)
    {
        var (failure, _) = await SendAsync(api, Busy, Unknown, Slow);
        Assert.False(failure.IsTransient);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task DifferentRemedies_AreLeftToTheRecipients(SendApi api)
    {
        var script = Script();
        script.Recipients["sender-refused@example.com"] = "550 5.1.8 Sender address rejected";
        var failure = await Sending.FailureAsync(api, script, Unknown, "sender-refused@example.com");

        Assert.Equal(SmtpRemedy.Investigate, failure.Remedy);
        Assert.Equal([SmtpRemedy.FixRecipient, SmtpRemedy.FixSender], failure.Recipients.Select(r => r.Remedy));
        Assert.Contains("Look at each of Recipients", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task ThreeKindsOfReply_AreEachTheirOwn(SendApi api)
    {
        var (failure, _) = await SendAsync(api, Full, Unknown, Busy);
        Assert.Equal(["5.2.2", "5.1.1", "4.2.0"], failure.Recipients.Select(r => r.EnhancedCode));
        Assert.Contains("\"5.2.2 Mailbox full\"", failure.Recipients[0].Explanation, StringComparison.Ordinal);
        Assert.StartsWith("552 ExceededStorageAllocation 5.2.2 (permanent): ", failure.Recipients[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task ManyRefused_AreAllListedButNotAllSaid(SendApi api)
    {
        var recipients = Enumerable.Range(1, 40).Select(i => $"nobody{i}@example.com").ToArray();
        var failure = await Sending.FailureAsync(api, new SmtpScript { Recipient = "550 5.1.1 unknown" }, recipients);

        Assert.Equal(recipients, failure.Recipients.Select(r => r.Address));
        Assert.Contains("40 recipients were refused: nobody1@example.com", failure.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody6@", failure.Explanation, StringComparison.Ordinal);
    }

    /// <summary>The framework forgets the refused recipient when the message is refused after it.</summary>
    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task RefusedAfterARefusedRecipient_IsNotDelivered(SendApi api)
    {
        var script = Script();
        script.EndOfData = "552 5.3.4 too big";
        var failure = await Sending.FailureAsync(api, script, Good, Unknown);

        Assert.Equal(SmtpStatusCode.ExceededStorageAllocation, failure.StatusCode);
        Assert.Equal(SmtpRemedy.FixMessage, failure.Remedy);
        Assert.Empty(failure.Recipients);
        Assert.False(failure.MayBePartlyDelivered);
    }

    /// <summary>451, 554 and others at RCPT end the whole message, whoever was accepted before.</summary>
    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task OtherCodeForOneRecipient_EndsTheMessage(SendApi api)
    {
        var script = Script();
        script.Recipients["relayed@example.net"] = "554 5.7.1 Relay access denied";
        await using var server = ScriptedSmtpServer.Start(script);
        using var client = Sending.ClientOf(server);
        using var message = Sending.Message(Good, "relayed@example.net");
        var failure = await Sending.FailureAsync(api, client, message);

        Assert.Equal(554, failure.ReplyCode);
        Assert.Empty(failure.Recipients);
        Assert.False(failure.MayBePartlyDelivered);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task TooManyRecipients_LeavesTheRestForLater(SendApi api)
    {
        var script = new SmtpScript { Recipient = SmtpReply.InOrder("250 ok", "250 ok", "452 4.5.3 Error: too many recipients") };
        await using var server = ScriptedSmtpServer.Start(script);
        using var client = Sending.ClientOf(server);
        using var message = Sending.Message("a@example.com", "b@example.com", "c@example.com", "d@example.com");
        var failure = await Sending.FailureAsync(api, client, message);

        Assert.True(failure.IsTransient);
        Assert.Equal(SmtpRemedy.RetryLater, failure.Remedy);
        Assert.Equal(["c@example.com", "d@example.com"], failure.Recipients.Select(r => r.Address));
        Assert.Contains("to the rest", failure.Explanation, StringComparison.Ordinal);
        Assert.Equal(["a@example.com", "b@example.com"], Assert.Single(server.Mails).Recipients);
    }

    private static SmtpScript Script() => new()
    {
        Recipients =
        {
            [Unknown] = "550 5.1.1 User unknown",
            [Busy] = "450 4.2.0 Greylisted",
            [Slow] = "452 4.3.1 Insufficient system storage",
            [Full] = "552 5.2.2 Mailbox full",
        },
    };

    private static async Task<(SmtpFailure Failure, ScriptedSmtpServer Server)> SendAsync(SendApi api, params string[] recipients)
    {
        await using var server = ScriptedSmtpServer.Start(Script());
        using var client = Sending.ClientOf(server);
        using var message = Sending.Message(recipients);
        return (await Sending.FailureAsync(api, client, message), server);
    }

    private static void AssertRecipient(SmtpRecipientFailure recipient, string address, int code, string enhancedCode, bool isTransient, SmtpRemedy remedy)
    {
        Assert.Equal(
            (address, (SmtpStatusCode)code, enhancedCode, isTransient, remedy),
            (recipient.Address, recipient.StatusCode, recipient.EnhancedCode, recipient.IsTransient, recipient.Remedy));
    }
}
