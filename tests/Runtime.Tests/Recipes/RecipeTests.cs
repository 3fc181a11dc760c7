using System.Net.Mail;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests.Recipes;

/// <summary>The recipes of docs/runtime.md, run: both have to do the same.</summary>
public sealed class RecipeTests
{
    public enum Recipe
    {
        Loop,
        Polly,
    }

    public static TheoryData<Recipe> Recipes => [Recipe.Loop, Recipe.Polly];

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task ServerBusyTwice_GetsTheMailOnce(Recipe recipe)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Mail = SmtpReply.InOrder("451 4.3.0 busy", "421 4.3.2 closing", "250 2.1.0 Ok") });
        using var message = Sending.Message("a@example.com", "b@example.com");
        await RunAsync(recipe, server, message);
        Assert.Equal(["a@example.com", "b@example.com"], Assert.Single(server.Mails).Recipients);
        Assert.Equal(3, server.Sessions.Count);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task LostConnection_IsTriedOnAFreshClient(Recipe recipe)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Data = SmtpReply.InOrder(SmtpReply.Close, "354 go on") });
        using var message = Sending.Message();
        await RunAsync(recipe, server, message);
        Assert.Single(server.Mails);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task PartialFailure_ReachesEverybodyOnce(Recipe recipe)
    {
        var script = new SmtpScript
        {
            Recipients =
            {
                ["grey@example.com"] = SmtpReply.InOrder("450 4.2.0 Greylisted", "450 4.2.0 Greylisted", "250 2.1.5 Ok"),
                ["hidden@example.com"] = SmtpReply.InOrder("452 4.3.1 full", "250 2.1.5 Ok"),
                ["nobody@example.com"] = "550 5.1.1 unknown",
            },
        };
        await using var server = ScriptedSmtpServer.Start(script);
        using var message = Sending.Message("good@example.com", "grey@example.com", "nobody@example.com");
        message.Bcc.Add("hidden@example.com");
        message.CC.Add("copy@example.com");

        await RunAsync(recipe, server, message);

        Assert.Equal(
            ["copy@example.com", "good@example.com", "grey@example.com", "hidden@example.com"],
            server.Mails.SelectMany(mail => mail.Recipients).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task RecipientWithAnInternationalDomain_IsNotForgotten(Recipe recipe)
    {
        const string ascii = "leser@xn--bcher-kva.example";
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Recipients = { [ascii] = SmtpReply.InOrder("450 4.2.0 Greylisted", "250 2.1.5 Ok") } });
        using var message = Sending.Message("good@example.com", "leser@bücher.example");
        await RunAsync(recipe, server, message);
        Assert.Equal([["good@example.com"], [ascii]], server.Mails.Select(mail => mail.Recipients));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task PermanentFailure_IsNotRepeated(Recipe recipe)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Mail = "530 5.7.0 Authentication Required" });
        using var message = Sending.Message();
        var exception = await Assert.ThrowsAsync<SmtpException>(() => RunAsync(recipe, server, message));
        Assert.Equal(SmtpRemedy.FixCredentials, SmtpFailure.From(exception).Remedy);
        Assert.Single(server.Sessions);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task ServerThatStaysBusy_IsGivenUp(Recipe recipe)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Mail = "451 4.3.0 busy" });
        using var message = Sending.Message();
        var exception = await Assert.ThrowsAsync<SmtpException>(() => RunAsync(recipe, server, message));
        Assert.True(SmtpFailure.From(exception).IsTransient);
        Assert.Equal(4, server.Sessions.Count);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task CancelledSend_IsNotRepeated(Recipe recipe)
    {
        await using var server = ScriptedSmtpServer.Start(new SmtpScript { Mail = SmtpReply.Stall });
        using var message = Sending.Message();
        var clients = new List<SmtpClient>();
        var sending = RunAsync(recipe, server, message, () =>
        {
            clients.Add(Sending.ClientOf(server));
            return clients[^1];
        });
        while (server.Sessions is not [{ Commands: [_, _, ..] }])
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        clients[0].SendAsyncCancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Single(server.Sessions);
    }

    /// <summary>The page promises .NET Framework 4.6.1 and C# 7.3 of the loop; Polly is a package of its own.</summary>
    [Fact]
    public void Loop_CompilesInCSharp73() =>
        Assert.Empty(EmbeddedSource.Complaints(EmbeddedSource.Compile(
            EmbeddedSource.Net48, consumer: File.ReadAllText(Path.Combine(EmbeddedSource.Repository, "tests", "Runtime.Tests", "Recipes", "MailRetry.cs")))));

    private static async Task RunAsync(Recipe recipe, ScriptedSmtpServer server, MailMessage message, Func<SmtpClient>? connect = null)
    {
        connect ??= () => Sending.ClientOf(server);
        var pause = TimeSpan.FromMilliseconds(1);
        await (recipe == Recipe.Loop
            ? MailRetry.SendAsync(connect, message, 4, pause)
            : PollyMailRetry.SendAsync(connect, message, 3, pause));
    }
}
