using System.Net;
using System.Net.Mail;

namespace SmtpAnalyzers.Runtime.Tests.Postfix;

/// <summary>The same judgements against a mail server that nobody scripted.</summary>
public sealed class PostfixTests(PostfixServer postfix)
{
    public static IEnumerable<object[]> EachApi => ByApi.Each();

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task StartTlsRequired_IsToldAndCured(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("good@lab.test");
        var failure = await FailureAsync(api, postfix.StartTlsRequired, message);

        AssertFailure(failure, 530, "5.7.0", false, SmtpRemedy.EnableTls);
        Assert.Contains("STARTTLS", failure.Explanation, StringComparison.Ordinal);

        using var client = ClientOf(postfix.StartTlsRequired);
        client.EnableSsl = true;
        Assert.Null(await Sending.TryAsync(api, client, message));
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task StartTlsRequiredAndCredentialsGiven_IsStillAboutTls(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("good@lab.test");
        AssertFailure(await FailureAsync(api, postfix.StartTlsRequired, message, password: "secret"), 530, "5.7.0", false, SmtpRemedy.EnableTls);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task NoCredentials_ShowAsRefusedAccess(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("good@lab.test");
        var failure = await FailureAsync(api, postfix.Submission, message);
        AssertFailure(failure, 554, "5.7.1", false, SmtpRemedy.Investigate);
        Assert.Contains("check the credentials first", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task WrongPassword_ShowsAsRefusedAccess(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("good@lab.test");
        var failure = await FailureAsync(api, postfix.Submission, message, password: "wrong");
        AssertFailure(failure, 554, "5.7.1", false, SmtpRemedy.Investigate);
        Assert.Contains("swallows a refused AUTH (535)", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task WrongPassword_ShowsAs530WhereTheServerSaysThat(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("good@lab.test");
        var failure = await FailureAsync(api, postfix.SubmissionThatSays530, message, password: "wrong");
        AssertFailure(failure, 530, "5.7.0", false, SmtpRemedy.FixCredentials);
        Assert.Contains("wrong password looks like this", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task RightPassword_Sends(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("good@lab.test");
        foreach (var port in new[] { postfix.Submission, postfix.SubmissionThatSays530 })
        {
            using var client = ClientOf(port);
            client.Credentials = new NetworkCredential("alice", "secret");
            Assert.Null(await Sending.TryAsync(api, client, message));
        }
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task UnknownUser_IsTheRecipients(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("nobody@lab.test");
        var failure = await FailureAsync(api, postfix.Open, message);
        AssertFailure(failure, 550, "5.1.1", false, SmtpRemedy.FixRecipient);
        Assert.Equal("nobody@lab.test", Assert.Single(failure.Recipients).Address);
        Assert.True(failure.MayBePartlyDelivered);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task RelayingDenied_EndsTheMessage(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("good@lab.test", "someone@elsewhere.test");
        var failure = await FailureAsync(api, postfix.Open, message);
        AssertFailure(failure, 554, "5.7.1", false, SmtpRemedy.Investigate);
        Assert.Empty(failure.Recipients);
        Assert.False(failure.MayBePartlyDelivered);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task MessageTooBig_IsTheMessages(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("good@lab.test");
        message.Body = string.Concat(Enumerable.Repeat("A line of a message that is too long.\r\n", 1_000));
        AssertFailure(await FailureAsync(api, postfix.Open, message), 552, "5.3.4", false, SmtpRemedy.FixMessage);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task Greylisted_IsForLater(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("grey@lab.test");
        var failure = await FailureAsync(api, postfix.Open, message);
        AssertFailure(failure, 450, "4.2.0", true, SmtpRemedy.RetryLater);
        Assert.True(Assert.Single(failure.Recipients).IsTransient);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task OneGoodAndOneBadRecipient_ReachesTheGoodOne(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("other@lab.test", "nobody@lab.test");
        message.Subject = $"for the good one {Guid.NewGuid():N}";
        var failure = await FailureAsync(api, postfix.Open, message);

        AssertFailure(failure, 550, "5.1.1", false, SmtpRemedy.FixRecipient);
        Assert.True(failure.MayBePartlyDelivered);
        Assert.Equal("nobody@lab.test", Assert.Single(failure.Recipients).Address);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!(await postfix.MailOfAsync("other", patience.Token)).Any(mail => mail.Contains(message.Subject, StringComparison.Ordinal)))
        {
            await Task.Delay(50, patience.Token);
        }
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task SeveralBadRecipients_HaveTheirOwnReplies(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("nobody@lab.test", "grey@lab.test");
        var failure = await FailureAsync(api, postfix.Open, message);

        Assert.Equal(SmtpStatusCode.GeneralFailure, failure.StatusCode);
        Assert.Equal([("nobody@lab.test", "5.1.1"), ("grey@lab.test", "4.2.0")], failure.Recipients.Select(r => (r.Address, r.EnhancedCode)));
        Assert.False(failure.IsTransient);
        Assert.False(failure.MayBePartlyDelivered);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task TooManyRecipients_AreForLater(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("good@lab.test", "other@lab.test");
        var failure = await FailureAsync(api, postfix.OneRecipient, message);
        AssertFailure(failure, 452, "4.5.3", true, SmtpRemedy.RetryLater);
        Assert.True(failure.MayBePartlyDelivered);
        Assert.Equal("other@lab.test", Assert.Single(failure.Recipients).Address);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task Retry_ReachesNobodyTwice(SendApi api)
    {
        await postfix.RequireAsync();
        using var message = Message("other@lab.test", "grey@lab.test", "nobody@lab.test");
        message.Bcc.Add(new MailAddress("good@lab.test", "the good one"));
        message.Subject = $"once for all {Guid.NewGuid():N}";
        SmtpFailure failure;
        var attempts = 0;
        do
        {
            failure = await FailureAsync(api, postfix.Open, message);
            attempts++;
        }
        while (attempts < 4 && failure.KeepForRetry(message));

        // grey@ is refused for ever here, so it is who is left.
        Assert.Equal(4, attempts);
        AssertFailure(failure, 450, "4.2.0", true, SmtpRemedy.RetryLater);
        Assert.Equal(["grey@lab.test"], message.To.Concat(message.CC).Concat(message.Bcc).Select(address => address.Address));

        // Whatever was sent before this one has arrived when it has.
        using var last = Message("other@lab.test", "good@lab.test");
        last.Subject = $"the last one {Guid.NewGuid():N}";
        using var client = ClientOf(postfix.Open);
        Assert.Null(await Sending.TryAsync(api, client, last));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        foreach (var user in new[] { "other", "good" })
        {
            IReadOnlyList<string> mails;
            do
            {
                await Task.Delay(50, patience.Token);
                mails = await postfix.MailOfAsync(user, patience.Token);
            }
            while (!mails.Any(mail => mail.Contains(last.Subject, StringComparison.Ordinal)));

            Assert.Single(mails, mail => mail.Contains(message.Subject, StringComparison.Ordinal));
        }
    }

    private static SmtpClient ClientOf(int port) => new("127.0.0.1", port) { Timeout = 30_000 };

    private static MailMessage Message(params string[] recipients)
    {
        var message = Sending.Message(recipients);
        message.From = new MailAddress("sender@lab.test");
        return message;
    }

    private static async Task<SmtpFailure> FailureAsync(SendApi api, int port, MailMessage message, string? password = null)
    {
        using var client = ClientOf(port);
        if (password is not null)
        {
            client.Credentials = new NetworkCredential("alice", password);
        }

        return await Sending.FailureAsync(api, client, message);
    }

    private static void AssertFailure(SmtpFailure failure, int code, string enhancedCode, bool isTransient, SmtpRemedy remedy) =>
        Assert.Equal(
            (code, (SmtpStatusCode)code, enhancedCode, isTransient, remedy),
            (failure.ReplyCode, failure.StatusCode, failure.EnhancedCode, failure.IsTransient, failure.Remedy));
}
