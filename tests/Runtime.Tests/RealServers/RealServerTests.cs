using System.Net;
using System.Net.Mail;

namespace SmtpAnalyzers.Runtime.Tests.RealServers;

/// <summary>What Exim and OpenSMTPD say to what goes wrong most; Postfix has tests of its own.</summary>
public sealed class RealServerTests(EximServer exim, OpenSmtpdServer openSmtpd)
{
    public static IEnumerable<object[]> EachServer => ByApi.Each(["Exim"], ["OpenSMTPD"]);

    [Theory]
    [MemberData(nameof(EachServer))]
    public async Task MailForTheGood_Arrives(SendApi api, string name)
    {
        var server = await RequireAsync(name);
        using var message = Message("good@lab.test");
        using var client = ClientOf(server.Open);
        Assert.Null(await Sending.TryAsync(api, client, message));
        await server.FindMailAsync(message.Subject);
    }

    [Theory]
    [MemberData(nameof(EachServer))]
    public async Task TlsRequired_IsTold(SendApi api, string name)
    {
        var server = await RequireAsync(name);
        using var message = Message("good@lab.test");
        using var plain = ClientOf(server.StartTlsRequired);
        var failure = await Sending.FailureAsync(api, plain, message);
        Assert.Equal((SmtpRemedy.EnableTls, SmtpCause.TlsRequired, false), (failure.Remedy, failure.Cause, failure.IsTransient));
        Assert.Contains("EnableSsl = true", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachServer))]
    public async Task TlsRequired_IsCuredByEnableSsl(SendApi api, string name)
    {
        var server = await RequireAsync(name);
        await server.RequireTlsAsync();
        using var message = Message("good@lab.test");
        using var encrypted = ClientOf(server.StartTlsRequired);
        encrypted.EnableSsl = true;
        Assert.Null(await Sending.TryAsync(api, encrypted, message));
    }

    /// <summary>Exim says "relay not permitted" at RCPT to whom it refused the login; OpenSMTPD asks for the login at MAIL.</summary>
    [Theory]
    [MemberData(nameof(EachServer))]
    public async Task WrongPassword_IsToldAsALogin(SendApi api, string name)
    {
        var server = await RequireAsync(name);
        await server.RequireTlsAsync();
        using var message = Message("someone@elsewhere.test");
        using var client = ClientOf(server.Submission, "wrong");
        var failure = await Sending.FailureAsync(api, client, message);
        Assert.Equal(
            name == "Exim" ? (550, SmtpRemedy.Investigate, SmtpCause.RelayDenied) : (530, SmtpRemedy.FixCredentials, SmtpCause.LoginRequired),
            (failure.ReplyCode, failure.Remedy, failure.Cause));
        Assert.True(failure.IsPermanent);
        Assert.Contains("swallows a refused AUTH (535)", failure.Explanation, StringComparison.Ordinal);
        Assert.False(failure.KeepForRetry(message));
    }

    [Theory]
    [MemberData(nameof(EachServer))]
    public async Task RightPassword_Sends(SendApi api, string name)
    {
        var server = await RequireAsync(name);
        await server.RequireTlsAsync();
        using var message = Message("good@lab.test");
        using var client = ClientOf(server.Submission, "secret");
        Assert.Null(await Sending.TryAsync(api, client, message));
        await server.FindMailAsync(message.Subject);
    }

    /// <summary>OpenSMTPD calls an unknown user of a virtual table "524 5.2.4", which ends the message, and is no 524 of RFC 5248.</summary>
    [Theory]
    [MemberData(nameof(EachServer))]
    public async Task UnknownUser_IsTheRecipients(SendApi api, string name)
    {
        var server = await RequireAsync(name);
        using var message = Message("nobody@lab.test");
        using var client = ClientOf(server.Open);
        var failure = await Sending.FailureAsync(api, client, message);
        Assert.Equal(name == "Exim" ? 550 : 524, failure.ReplyCode);
        Assert.Equal((SmtpRemedy.FixRecipient, SmtpCause.RecipientUnknown, false), (failure.Remedy, failure.Cause, failure.IsTransient));
    }

    /// <summary>OpenSMTPD calls a good address elsewhere "Invalid recipient": its words leave nothing else to say.</summary>
    [Theory]
    [MemberData(nameof(EachServer))]
    public async Task RelayingDenied_IsNeverForLater(SendApi api, string name)
    {
        var server = await RequireAsync(name);
        using var message = Message("someone@elsewhere.test");
        using var client = ClientOf(server.Open);
        var failure = await Sending.FailureAsync(api, client, message);
        Assert.Equal(550, failure.ReplyCode);
        Assert.Equal(name == "Exim" ? SmtpCause.RelayDenied : SmtpCause.RecipientUnknown, failure.Cause);
        Assert.False(failure.IsTransient);
        Assert.False(failure.KeepForRetry(message));
    }

    [Theory]
    [MemberData(nameof(EachServer))]
    public async Task MessageTooBig_IsTheMessages(SendApi api, string name)
    {
        var server = await RequireAsync(name);
        using var message = Message("good@lab.test");
        message.Body = string.Concat(Enumerable.Repeat("A line of a message that is too long.\r\n", 1_000));
        using var client = ClientOf(server.Open);
        var failure = await Sending.FailureAsync(api, client, message);
        Assert.Equal((SmtpRemedy.FixMessage, SmtpCause.MessageTooLarge, false), (failure.Remedy, failure.Cause, failure.IsTransient));
    }

    [Theory]
    [MemberData(nameof(EachServer))]
    public async Task OneGoodAndOneBadRecipient_IsToldWhoHasTheMail(SendApi api, string name)
    {
        var server = await RequireAsync(name);
        using var message = Message("good@lab.test", "nobody@lab.test");
        using var client = ClientOf(server.Open);
        var failure = SmtpFailure.From((await Sending.TryAsync(api, client, message))!, message);

        // 550 lets the message go on to the good one, 524 does not.
        Assert.Equal(name == "Exim", failure.MayBePartlyDelivered);
        Assert.Equal(name == "Exim" ? ["nobody@lab.test"] : [], failure.Recipients.Select(recipient => recipient.Address));
        if (failure.MayBePartlyDelivered)
        {
            await server.FindMailAsync(message.Subject);
        }

        Assert.False(failure.KeepForRetry(message));
        Assert.Equal(name == "Exim" ? 0 : 2, message.To.Count);
    }

    private async Task<RealServer> RequireAsync(string name)
    {
        RealServer server = name == exim.Name ? exim : openSmtpd;
        await server.RequireAsync();
        return server;
    }

    private static SmtpClient ClientOf(int port, string? password = null) => new("127.0.0.1", port)
    {
        Timeout = 60_000,
        EnableSsl = password is not null,
        Credentials = password is null ? null : new NetworkCredential("alice", password),
    };

    private static MailMessage Message(params string[] recipients)
    {
        var message = Sending.Message(recipients);
        message.From = new MailAddress("sender@lab.test");
        message.Subject = $"for the good one {Guid.NewGuid():N}";
        return message;
    }
}
