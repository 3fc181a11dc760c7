using System.Net.Mail;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>SmtpFailure.From(exception, message): what the message tells beyond the exception.</summary>
public sealed class MessageKnownTests
{
    public static IEnumerable<object[]> EachApi => ByApi.Each();

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task OnlyRecipientRefused_HasNoOthers(SendApi api)
    {
        using var message = Sending.Message("nobody@example.com");
        var failure = await FailureAsync(api, "550 5.1.1 User unknown", message);
        Assert.False(failure.MayBePartlyDelivered);
        Assert.DoesNotContain("Other recipients", failure.Explanation, StringComparison.Ordinal);
        Assert.Equal("nobody@example.com", Assert.Single(failure.Recipients).Address);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task OneOfTwoRefused_HasReachedTheOther(SendApi api)
    {
        using var message = Sending.Message("nobody@example.com");
        message.Bcc.Add("good@example.com");
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Recipients = { ["nobody@example.com"] = "550 5.1.1 User unknown" } });
        using var client = Sending.ClientOf(server);
        Assert.True(SmtpFailure.From((await Sending.TryAsync(api, client, message))!, message).MayBePartlyDelivered);
        Assert.Single(server.Mails);
    }

    /// <summary>The English text that proves it is not there in every language: the number of recipients is.</summary>
    [Fact]
    public void AllRefusedInAnotherLanguage_IsNotDelivered()
    {
        SmtpFailedRecipientException[] refused = [new((SmtpStatusCode)550, "<a@example.com>", "5.1.1 unknown"), new((SmtpStatusCode)550, "<b@example.com>", "5.1.1 unknown")];
        var exception = new SmtpFailedRecipientsException("Es kann nicht an alle Empfänger gesendet werden.", refused);
        using var two = Sending.Message("a@example.com", "b@example.com");
        using var three = Sending.Message("a@example.com", "b@example.com", "c@example.com");
        Assert.True(SmtpFailure.From(exception).MayBePartlyDelivered);
        Assert.False(SmtpFailure.From(exception, two).MayBePartlyDelivered);
        Assert.True(SmtpFailure.From(exception, three).MayBePartlyDelivered);
    }

    [Theory]
    [InlineData("550 <sender@example.com>: Address rejected", SmtpRemedy.FixSender)]
    [InlineData("550 Unknown user sender@EXAMPLE.com", SmtpRemedy.FixSender)]
    [InlineData("550 Unknown user one@example.com, from sender@example.com", SmtpRemedy.FixRecipient)]
    [InlineData("550 Unknown user", SmtpRemedy.FixRecipient)]
    [InlineData("550 5.7.1 <sender@example.com>: Relay access denied", SmtpRemedy.Investigate)]
    [InlineData("552 5.3.4 Message of sender@example.com is too large", SmtpRemedy.FixMessage)]
    public async Task ReplyThatQuotesTheSender_IsAboutIt(string reply, object remedy)
    {
        using var message = Sending.Message("one@example.com");
        Assert.Equal(remedy, (await FailureAsync(SendApi.SendMailAsync, reply, message)).Remedy);
    }

    [Fact]
    public void NoMessage_IsAsNone()
    {
        var exception = new SmtpFailedRecipientException((SmtpStatusCode)550, "<a@example.com>", "5.1.1 unknown");
        Assert.True(SmtpFailure.From(exception, null).MayBePartlyDelivered);
        Assert.Throws<ArgumentNullException>("exception", () => SmtpFailure.From(null!, new MailMessage()));
    }

    private static async Task<SmtpFailure> FailureAsync(SendApi api, string reply, MailMessage message)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Recipient = reply });
        using var client = Sending.ClientOf(server);
        return SmtpFailure.From((await Sending.TryAsync(api, client, message))!, message);
    }
}
