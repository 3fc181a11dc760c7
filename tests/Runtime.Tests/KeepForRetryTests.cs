using System.Net.Mail;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>A retry over KeepForRetry: nobody gets the mail twice, nobody who may still get it is dropped, and what is permanent ends it.</summary>
public sealed class KeepForRetryTests
{
    public static IEnumerable<object[]> EachApi => ByApi.Each();

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task PartialFailure_ReachesEverybodyOnce(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript
        {
            Recipients =
            {
                ["grey@example.com"] = SmtpReply.InOrder("450 4.2.0 Greylisted", "450 4.2.0 Greylisted", "250 2.1.5 Ok"),
                ["hidden@example.com"] = SmtpReply.InOrder("452 4.3.1 full", "250 2.1.5 Ok"),
                ["nobody@example.com"] = "550 5.1.1 unknown",
            },
        });
        using var message = Sending.Message("good@example.com", "grey@example.com", "nobody@example.com");
        message.Bcc.Add("hidden@example.com");
        message.CC.Add("copy@example.com");

        Assert.Null(await RetryAsync(api, server, message));

        Assert.Equal(["copy@example.com", "good@example.com", "grey@example.com", "hidden@example.com"], Delivered(server));
        Assert.Equal([["good@example.com", "copy@example.com"], ["hidden@example.com"], ["grey@example.com"]], server.Mails.Select(mail => mail.Recipients));
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task MessageRefusedForNow_GoesToEverybodyAgain(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Mail = SmtpReply.InOrder("451 4.3.0 busy", "421 4.3.2 closing", "250 2.1.0 Ok") });
        using var message = Sending.Message("a@example.com", "b@example.com");
        Assert.Null(await RetryAsync(api, server, message));
        Assert.Equal(["a@example.com", "b@example.com"], Assert.Single(server.Mails).Recipients);
        Assert.Equal(3, server.Sessions.Count);
    }

    public static IEnumerable<object[]> EachPermanent => ByApi.Each(
        ["MAIL", "530 5.7.0 Authentication Required"],
        ["MAIL", "454 5.7.3 Client does not have permission to submit mail to this server."],
        ["RCPT", "454 4.7.1 <a@example.com>: Relay access denied"],
        ["RCPT", "550 5.1.1 unknown"],
        ["RCPT", "451 4.5.3 Too many recipients"],
        ["EOD", "552 5.3.4 too big"]);

    [Theory]
    [MemberData(nameof(EachPermanent))]
    public async Task FailureThatNeverPasses_EndsTheLoop(SendApi api, string stage, string reply)
    {
        await using var server = ScriptedSmtpServer.Start(stage switch
        {
            "MAIL" => new SmtpScript { Mail = reply },
            "RCPT" => new SmtpScript { Recipient = reply },
            _ => new SmtpScript { EndOfData = reply },
        });
        using var message = Sending.Message("a@example.com", "b@example.com");
        Assert.NotNull(await RetryAsync(api, server, message));
        Assert.Single(server.Sessions);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task OneRefusedForGood_LeavesNobody(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Recipients = { ["nobody@example.com"] = "550 5.1.1 unknown" } });
        using var message = Sending.Message("good@example.com", "nobody@example.com");
        Assert.IsType<SmtpFailedRecipientException>(await RetryAsync(api, server, message));

        Assert.Empty(message.To);
        Assert.Equal(["good@example.com"], Delivered(server));
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task AddressThatStandsTwice_GetsItOnce(SendApi api)
    {
        // Refused the first time, accepted the second: it has the mail. The other is refused both times, and once later.
        await using var server = ScriptedSmtpServer.Start(new SmtpScript
        {
            Recipients =
            {
                ["twice@example.com"] = SmtpReply.InOrder("450 4.2.0 Greylisted", "250 2.1.5 Ok"),
                ["grey@example.com"] = SmtpReply.InOrder("450 4.2.0 Greylisted", "450 4.2.0 Greylisted", "250 2.1.5 Ok"),
            },
        });
        using var message = Sending.Message("twice@example.com", "grey@example.com");
        message.CC.Add(new MailAddress("Grey@Example.com", "Grey"));
        message.Bcc.Add("TWICE@example.com");

        Assert.Null(await RetryAsync(api, server, message));

        Assert.Equal(["grey@example.com", "twice@example.com"], Delivered(server).Select(address => address.ToLowerInvariant()));
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task InternationalDomain_IsComparedAsOnTheWire(SendApi api)
    {
        const string ascii = "leser@xn--bcher-kva.example";
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Recipients = { [ascii] = SmtpReply.InOrder("450 4.2.0 Greylisted", "250 2.1.5 Ok") } });
        using var message = Sending.Message("good@example.com", "leser@BÜCHER.example");
        Assert.Null(await RetryAsync(api, server, message));
        Assert.Equal([["good@example.com"], [ascii]], server.Mails.Select(mail => mail.Recipients));
    }

    [Fact]
    public void UnicodeDomainOnTheWire_IsTheSameAsItsAsciiForm()
    {
        // A server with SMTPUTF8 is asked for the Unicode form.
        using var message = Sending.Message("leser@xn--bcher-kva.example", "good@example.com");
        Assert.True(RefusedForNow("<leser@bücher.example>").KeepForRetry(message));
        Assert.Equal(["leser@xn--bcher-kva.example"], message.To.Select(address => address.Address));
    }

    [Theory]
    [InlineData("\"a b\"@example.com")]
    [InlineData("bob@[192.0.2.1]")]
    public void UnusualAddress_IsFound(string address)
    {
        using var message = Sending.Message("good@example.com");
        message.To.Add(new MailAddress(address));
        Assert.True(RefusedForNow($"<{address}>").KeepForRetry(message));
        Assert.Equal([address], message.To.Select(to => to.Address));
    }

    [Fact]
    public void DisplayNamesAndPlaces_StayAsTheyWere()
    {
        using var message = Sending.Message("good@example.com");
        message.CC.Add(new MailAddress("grey@example.com", "Grey, Dorian"));
        message.Bcc.Add("other@example.com");
        Assert.True(RefusedForNow("<grey@example.com>").KeepForRetry(message));
        Assert.Empty(message.To);
        Assert.Equal("\"Grey, Dorian\" <grey@example.com>", Assert.Single(message.CC).ToString());
        Assert.Empty(message.Bcc);
    }

    [Fact]
    public void AskedTwice_AnswersTheSame()
    {
        using var message = Sending.Message("good@example.com", "grey@example.com", "grey@example.com");
        var failure = SmtpFailure.From(new SmtpFailedRecipientsException("", [Refused("<grey@example.com>"), Refused("<grey@example.com>")]));
        Assert.True(failure.KeepForRetry(message));
        Assert.True(failure.KeepForRetry(message));
        Assert.Equal(["grey@example.com"], message.To.Select(address => address.Address));
    }

    /// <summary>The same message object, sent again to others.</summary>
    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task MessageThatIsReused_CanBeRetriedAgain(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Recipient = SmtpReply.InOrder("450 4.2.0 Greylisted", "250 2.1.5 Ok", "450 4.2.0 Greylisted", "250 2.1.5 Ok") });
        using var message = Sending.Message("first@example.com");
        Assert.Null(await RetryAsync(api, server, message));
        message.To.Clear();
        message.To.Add("second@example.com");
        Assert.Null(await RetryAsync(api, server, message));
        Assert.Equal(["first@example.com", "second@example.com"], Delivered(server));
    }

    [Fact]
    public void RecipientThatTheExceptionDoesNotName_KeepsNobodyAndChangesNothing()
    {
        using var message = Sending.Message("a@example.com", "b@example.com");
        Assert.False(SmtpFailure.From(new SmtpFailedRecipientException(SmtpStatusCode.MailboxBusy, null)).KeepForRetry(message));
        Assert.Equal(2, message.To.Count);
    }

    [Fact]
    public void MessageWithoutRecipients_IsNotWorthAnAttempt()
    {
        using var message = new MailMessage();
        Assert.False(SmtpFailure.From(new SmtpException(SmtpStatusCode.ServiceNotAvailable)).KeepForRetry(message));
    }

    [Fact]
    public void Null_IsRefused() =>
        Assert.Throws<ArgumentNullException>("message", () => SmtpFailure.From(new SmtpException()).KeepForRetry(null!));

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task CancelledSend_IsNotWorthAnAttempt(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Mail = SmtpReply.Stall });
        using var message = Sending.Message();
        Assert.False(SmtpFailure.From(new OperationCanceledException()).KeepForRetry(message));
        using var impatient = Sending.ClientOf(server);
        impatient.Timeout = 200;
        Assert.True((await Sending.FailureAsync(api, impatient, message)).KeepForRetry(message));
        Assert.Single(message.To);
    }

    /// <summary>What the last attempt threw; null where it passed. The loop of docs/runtime.md, for each API.</summary>
    private static async Task<Exception?> RetryAsync(SendApi api, ScriptedSmtpServer server, MailMessage message)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var client = Sending.ClientOf(server);
            var exception = await Sending.TryAsync(api, client, message);
            if (exception is null || attempt == 5 || !SmtpFailure.From(exception).KeepForRetry(message))
            {
                return exception;
            }
        }
    }

    private static IEnumerable<string> Delivered(ScriptedSmtpServer server) =>
        server.Mails.SelectMany(mail => mail.Recipients).Order(StringComparer.OrdinalIgnoreCase);

    private static SmtpFailure RefusedForNow(string recipient) => SmtpFailure.From(Refused(recipient));

    private static SmtpFailedRecipientException Refused(string recipient) => new(SmtpStatusCode.MailboxBusy, recipient, "4.2.0 Greylisted");
}
