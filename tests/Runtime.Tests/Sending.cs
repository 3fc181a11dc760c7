using System.Net.Mail;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>The three ways to send. Each reports its failures in its own way.</summary>
public enum SendApi
{
    Send,
    SendMailAsync,
    SendAsync,
}

/// <summary>Real sends with the real SmtpClient.</summary>
internal static class Sending
{
    public static readonly SendApi[] Apis = Enum.GetValues<SendApi>();

    public static SmtpClient ClientOf(ScriptedSmtpServer server) => new(server.Host, server.Port) { Timeout = 20_000 };

    public static MailMessage Message(params string[] recipients)
    {
        var message = new MailMessage { From = new MailAddress("sender@example.com"), Subject = "subject", Body = "body" };
        foreach (var recipient in recipients is [] ? ["one@example.com"] : recipients)
        {
            message.To.Add(recipient);
        }

        return message;
    }

    /// <summary>What the send threw, wherever that API throws it; null where it succeeded.</summary>
    public static async Task<Exception?> TryAsync(SendApi api, SmtpClient client, MailMessage? message)
    {
        try
        {
            switch (api)
            {
                case SendApi.Send:
                    await Task.Run(() => client.Send(message!));
                    return null;
                case SendApi.SendMailAsync:
                    await client.SendMailAsync(message!);
                    return null;
                default:
                    return await CompletedAsync(client, message);
            }
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>What the runtime makes of the failure, which there has to be.</summary>
    public static async Task<SmtpFailure> FailureAsync(SendApi api, SmtpClient client, MailMessage? message)
    {
        var exception = await TryAsync(api, client, message);
        Assert.True(exception is not null, $"{api} was expected to fail, and did not.");
        return SmtpFailure.From(exception);
    }

    /// <summary>One send of one message to a server with this script.</summary>
    public static async Task<SmtpFailure> FailureAsync(SendApi api, SmtpScript script, params string[] recipients)
    {
        await using var server = ScriptedSmtpServer.Start(script);
        using var client = ClientOf(server);
        using var message = Message(recipients);
        return await FailureAsync(api, client, message);
    }

    private static async Task<Exception?> CompletedAsync(SmtpClient client, MailMessage? message)
    {
        var completed = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.SendCompleted += (_, e) => completed.TrySetResult(e.Cancelled ? new OperationCanceledException() : e.Error);
        client.SendAsync(message!, null);
        return await completed.Task;
    }
}

/// <summary>Theory rows: each of these with each of the three APIs.</summary>
internal static class ByApi
{
    public static IEnumerable<object[]> Each(params object[][] rows) =>
        from row in rows is [] ? [[]] : rows
        from api in Sending.Apis
        select (object[])[api, .. row];
}
