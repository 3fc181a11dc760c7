using System.Net;
using System.Net.Mail;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>SmtpClient swallows every refusal of AUTH and goes on: what shows is the refusal that comes next, or none.</summary>
public sealed class AuthenticationTests
{
    private static readonly string[] Refusals =
    [
        "535 5.7.8 Authentication credentials invalid",
        "534 5.7.9 Authentication mechanism is too weak",
        "454 4.7.0 Temporary authentication failure",
        "432 4.7.12 A password transition is needed",
        "538 5.7.11 Encryption required",
        "504 5.5.4 Unrecognized authentication type",
        "421 4.7.0 Try again later",
        "530 5.7.0 Must issue a STARTTLS command first",
    ];

    public static IEnumerable<object[]> EachRefusal => ByApi.Each([.. Refusals.Select(refusal => new object[] { refusal })]);

    [Theory]
    [MemberData(nameof(EachRefusal))]
    public async Task RefusedUserName_ShowsAsMissingAuthentication(SendApi api, string refusal)
    {
        var (failure, server) = await SendWithPasswordAsync(api, new SmtpScript { Auth = refusal, MailWithoutAuthentication = "530 5.7.0 Authentication Required" });
        AssertSwallowed(failure);
        Assert.Contains(server.Sessions.Single().Commands, command => command.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(EachRefusal))]
    public async Task RefusedPassword_ShowsAsMissingAuthentication(SendApi api, string refusal)
    {
        var (failure, _) = await SendWithPasswordAsync(api, new SmtpScript { Password = refusal, MailWithoutAuthentication = "530 5.7.0 Authentication Required" });
        AssertSwallowed(failure);
    }

    /// <summary>As Postfix does: the next refusal comes at RCPT, looks like policy, and says nothing of a password.</summary>
    [Theory]
    [InlineData(SendApi.Send)]
    [InlineData(SendApi.SendMailAsync)]
    [InlineData(SendApi.SendAsync)]
    public async Task RefusedPassword_MayShowAsRefusedRelaying(SendApi api)
    {
        var (failure, _) = await SendWithPasswordAsync(api, new SmtpScript
        {
            Password = "535 5.7.8 Error: authentication failed",
            Recipient = "554 5.7.1 <one@example.com>: Recipient address rejected: Access denied",
        });

        Assert.Equal(SmtpStatusCode.TransactionFailed, failure!.StatusCode);
        Assert.Equal(SmtpRemedy.Investigate, failure.Remedy);
        Assert.False(failure.IsTransient);
        Assert.Contains("check the credentials first", failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SendApi.Send)]
    [InlineData(SendApi.SendMailAsync)]
    [InlineData(SendApi.SendAsync)]
    public async Task RefusedPassword_MayShowAsNothing(SendApi api)
    {
        var (failure, server) = await SendWithPasswordAsync(api, new SmtpScript { Password = "535 5.7.8 Error: authentication failed" });
        Assert.Null(failure);
        Assert.False(server.Sessions.Single().IsAuthenticated);
        Assert.Single(server.Mails);
    }

    [Theory]
    [InlineData(SendApi.Send)]
    [InlineData(SendApi.SendMailAsync)]
    [InlineData(SendApi.SendAsync)]
    public async Task ServerThatHangsUpAfterTheRefusal_IsALostConnection(SendApi api)
    {
        var (failure, _) = await SendWithPasswordAsync(api, new SmtpScript { Password = ((SmtpReply)"535 5.7.8 no").ThenClose() });
        Assert.Equal(SmtpStatusCode.GeneralFailure, failure!.StatusCode);
        Assert.Equal(SmtpRemedy.Reconnect, failure.Remedy);
    }

    [Theory]
    [InlineData(SendApi.Send)]
    [InlineData(SendApi.SendMailAsync)]
    [InlineData(SendApi.SendAsync)]
    public async Task MechanismThatTheClientLacks_ShowsAsMissingAuthentication(SendApi api)
    {
        var script = new SmtpScript { Extensions = ["AUTH PLAIN XOAUTH2"], MailWithoutAuthentication = "530 5.7.0 Authentication Required" };
        var (failure, server) = await SendWithPasswordAsync(api, script);
        AssertSwallowed(failure);
        Assert.Contains("LOGIN, NTLM or GSSAPI", failure!.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Sessions.Single().Commands, command => command.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(SendApi.Send)]
    [InlineData(SendApi.SendMailAsync)]
    [InlineData(SendApi.SendAsync)]
    public async Task RightPassword_Sends(SendApi api)
    {
        var (failure, server) = await SendWithPasswordAsync(api, new SmtpScript { MailWithoutAuthentication = "530 5.7.0 Authentication Required" });
        Assert.Null(failure);
        Assert.True(server.Sessions.Single().IsAuthenticated);
        Assert.Single(server.Mails);
    }

    private static void AssertSwallowed(SmtpFailure? failure)
    {
        Assert.Equal(SmtpStatusCode.MustIssueStartTlsFirst, failure!.StatusCode);
        Assert.Equal("5.7.0", failure.EnhancedCode);
        Assert.Equal(SmtpRemedy.FixCredentials, failure.Remedy);
        Assert.False(failure.IsTransient);
        Assert.Contains("swallows a refused AUTH (535)", failure.Explanation, StringComparison.Ordinal);
    }

    private static async Task<(SmtpFailure? Failure, ScriptedSmtpServer Server)> SendWithPasswordAsync(SendApi api, SmtpScript script)
    {
        if (script.Extensions is [])
        {
            script.Extensions = ["AUTH LOGIN"];
        }

        await using var server = ScriptedSmtpServer.Start(script);
        using var client = Sending.ClientOf(server);
        client.Credentials = new NetworkCredential("alice", "secret");
        using var message = Sending.Message();
        var exception = await Sending.TryAsync(api, client, message);
        return (exception is null ? null : SmtpFailure.From(exception), server);
    }
}
