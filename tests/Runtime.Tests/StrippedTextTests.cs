using System.Net.Mail;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>
/// Trimmed programs may have the framework's texts stripped (UseSystemResourceKeys): an exception then says "SmtpMailboxUnavailable
/// MailServerResponse, 5.1.1 User unknown". These tests run twice: here, and by <see cref="StrippedTextProcessTests"/> in a process that has
/// the texts stripped. What they expect holds for both.
/// </summary>
public sealed class StrippedTextTests
{
    public const string StrippedVariable = "SMTP_TESTS_STRIPPED";

    public static bool IsStripped => Environment.GetEnvironmentVariable(StrippedVariable) == "1";

    public static IEnumerable<object[]> EachReply => ReplyTests.EachReply;

    public static IEnumerable<object[]> EachApi => ByApi.Each();

    /// <summary>Without this the others would pass in a process that strips nothing.</summary>
    [Fact]
    public void Texts_AreStrippedWhereTheyShouldBe() =>
        Assert.Equal(IsStripped ? "SmtpMailboxUnavailable" : "Mailbox unavailable.", new SmtpException(SmtpStatusCode.MailboxUnavailable).Message);

    [Theory]
    [MemberData(nameof(EachReply))]
    public async Task Reply_IsJudgedAllTheSame(SendApi api, string stage, string reply, string enhancedCode, bool isTransient, object remedy) =>
        await new ReplyTests().Reply_IsJudgedByItsWords(api, stage, reply, enhancedCode, isTransient, remedy);

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task CauseThatOnlyTheTextNames_IsToBeInvestigated(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Greeting = SmtpReply.Stall });
        using var impatient = Sending.ClientOf(server);
        impatient.Timeout = 200;
        using var message = Sending.Message();
        AssertRightOrInvestigate(await Sending.FailureAsync(api, impatient, message), SmtpRemedy.RetryLater);

        await using var plain = ScriptedSmtpServer.Start();
        using var encrypted = Sending.ClientOf(plain);
        encrypted.EnableSsl = true;
        AssertRightOrInvestigate(await Sending.FailureAsync(api, encrypted, message), SmtpRemedy.FixTls);
        AssertRightOrInvestigate(await Sending.FailureAsync(api, new SmtpScript(), "jörg@example.com"), SmtpRemedy.FixRecipient);

        using var pickup = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory };
        AssertRightOrInvestigate(await Sending.FailureAsync(api, pickup, message), SmtpRemedy.FixConfiguration);
        using var nowhere = new SmtpClient();
        AssertRightOrInvestigate(await Sending.FailureAsync(api, nowhere, message), SmtpRemedy.FixConfiguration);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task CauseThatATypeNames_IsJudgedAllTheSame(SendApi api)
    {
        Assert.Equal(SmtpRemedy.Reconnect, (await Sending.FailureAsync(api, new SmtpScript { Mail = SmtpReply.Close })).Remedy);
        Assert.Equal(SmtpRemedy.FixConfiguration, (await Sending.FailureAsync(api, new SmtpScript { Greeting = SmtpReply.Raw("HTTP/1.1 400 Bad Request\r\n\r\n") })).Remedy);
    }

    /// <summary>Which recipients were refused is known; that no other had the mail is proved by the English text only.</summary>
    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task RefusedRecipients_MayHaveLeftOthers(SendApi api)
    {
        var all = await Sending.FailureAsync(api, new SmtpScript { Recipient = "450 4.2.0 later" }, "a@example.com", "b@example.com");
        Assert.Equal(IsStripped, all.MayBePartlyDelivered);
        Assert.True(all.IsTransient);
        Assert.Equal(["a@example.com", "b@example.com"], all.Recipients.Select(r => r.Address));
    }

    private static void AssertRightOrInvestigate(SmtpFailure failure, SmtpRemedy right)
    {
        var expected = IsStripped ? SmtpRemedy.Investigate : right;
        NoReplyTests.AssertNoReply(failure, expected, isTransient: expected == SmtpRemedy.RetryLater);
    }
}
