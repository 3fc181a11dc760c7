using System.Net.Mail;
using System.Security.Authentication;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

public sealed class TlsTests
{
    public static IEnumerable<object[]> EachApi => ByApi.Each();

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task UntrustedCertificate_IsAFaultOfTls(SendApi api)
    {
        var failure = await FailureWithTlsAsync(api, new SmtpScript { Certificate = Certificates.Untrusted });

        // The synchronous Send throws it raw, the others wrap it.
        Assert.Equal(api == SendApi.Send ? typeof(AuthenticationException) : typeof(SmtpException), failure.Exception.GetType());
        NoReplyTests.AssertNoReply(failure, SmtpRemedy.FixTls, isTransient: false);
        Assert.StartsWith("TLS could not be established: \"", failure.Explanation, StringComparison.Ordinal);
        Assert.Contains("keep EnableSsl on", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task StartTlsNotOffered_IsAFaultOfTls(SendApi api)
    {
        var failure = await FailureWithTlsAsync(api, new SmtpScript());
        NoReplyTests.AssertNoReply(failure, SmtpRemedy.FixTls, isTransient: false);
        Assert.Contains("do not switch EnableSsl off", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task ServerThatHangsUpInTheHandshake_IsNoFaultOfTheMessage(SendApi api)
    {
        // It says that TLS may start, and closes: a TLS failure or a lost connection, as the framework sees it.
        var failure = await FailureWithTlsAsync(api, new SmtpScript { Certificate = Certificates.Untrusted, StartTls = ((SmtpReply)"220 go").ThenClose() });
        Assert.Contains(failure.Remedy, new[] { SmtpRemedy.FixTls, SmtpRemedy.Reconnect });
    }

    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task TlsUnavailable_IsForLaterAndNeverADowngrade(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Certificate = Certificates.Trusted, StartTls = "454 4.7.0 TLS not available due to local problem" });
        using var client = Sending.ClientOf(server);
        client.EnableSsl = true;
        using var message = Sending.Message();
        var failure = await Sending.FailureAsync(api, client, message);

        Assert.Equal(SmtpStatusCode.ClientNotPermitted, failure.StatusCode);
        Assert.Equal("4.7.0", failure.EnhancedCode);
        Assert.Equal(SmtpRemedy.RetryLater, failure.Remedy);
        Assert.True(failure.IsTransient);
        Assert.Contains("do not switch TLS or authentication off", failure.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Sessions.Single().Commands, command => command.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The advice for 530 is right: the same server takes the mail once EnableSsl is set.</summary>
    [Theory]
    [MemberData(nameof(EachApi))]
    public async Task RequiredStartTls_IsCuredByEnableSsl(SendApi api)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript
        {
            Certificate = Certificates.Trusted,
            MailWithoutTls = "530 5.7.0 Must issue a STARTTLS command first",
        });
        using var plain = Sending.ClientOf(server);
        using var message = Sending.Message();
        var failure = await Sending.FailureAsync(api, plain, message);
        Assert.Equal(SmtpRemedy.EnableTls, failure.Remedy);
        Assert.Equal(530, failure.ReplyCode);
        Assert.False(failure.IsTransient);

        using var encrypted = Sending.ClientOf(server);
        encrypted.EnableSsl = true;
        Assert.Null(await Sending.TryAsync(api, encrypted, message));
        Assert.Single(server.Mails);
        Assert.True(server.Sessions[^1].IsEncrypted);
    }

    private static async Task<SmtpFailure> FailureWithTlsAsync(SendApi api, SmtpScript script)
    {
        await using var server = ScriptedSmtpServer.Start(script);
        using var client = Sending.ClientOf(server);
        client.EnableSsl = true;
        using var message = Sending.Message();
        return await Sending.FailureAsync(api, client, message);
    }
}
