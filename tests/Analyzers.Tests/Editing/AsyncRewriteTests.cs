using Microsoft.CodeAnalysis.CodeFixes;
using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Editing;

/// <summary>
/// Three fixes make a method async: SMTP3001 and SMTP3002 for the task that a method returns, SMTP1005 for an event-based send. Each leaves the
/// signature as its callers know it, or is not offered.
/// </summary>
public class AsyncRewriteTests
{
    public static TheoryData<string> Functions => new(
        // Parameters that an async method cannot have.
        "Task Send(MailMessage message, ref int count) { BODY }",
        "Task Send(MailMessage message, in int count) { BODY }",
        "Task Send(MailMessage message, out int count) { count = 1; BODY }",
        // A ref local: before C# 13 an async method cannot have one.
        "Task Send(MailMessage message) { int count = 0; ref int same = ref count; BODY }",
        // What is switched off could return, too.
        "Task Send(MailMessage message)\n{\n#if NEVER\n    return null;\n#endif\n    BODY\n}",
        // A delegate that has another result than a task.
        "object Send(MailMessage message) { Func<object> send = () => { BODY }; return send(); }",
        "object Send(MailMessage message) { BODY }",
        "IAsyncResult Send(MailMessage message) { BODY }",
        // A null task: to await it throws.
        "Task Send(MailMessage message) { if (message == null) return null; BODY }",
        // An accessor, an operator and a constructor are never async.
        "Task Sending { get { MailMessage message = null; BODY } }",
        "public static Task operator +(Mailer mailer, MailMessage message) { BODY }");

    [Theory]
    [MemberData(nameof(Functions))]
    public Task UndisposedClient_IsNotAwaitedThere(string function) => IsNotOffered<ClientNotDisposedCodeFix>("SMTP3001", function, """
        var client = [|new SmtpClient("localhost")|]; return client.SendMailAsync(message);
        """);

    [Theory]
    [MemberData(nameof(Functions))]
    public Task CutOffSend_IsNotAwaitedThere(string function) => IsNotOffered<ClientDisposedWhileSendingCodeFix>("SMTP3002", function, """
        using (var client = new SmtpClient("localhost")) { return [|client.SendMailAsync(message)|]; }
        """);

    [Theory]
    [MemberData(nameof(Functions))]
    public Task UnheardSend_IsNotAwaitedThere(string function) => IsNotOffered<SendAsyncOutcomeIgnoredCodeFix>("SMTP1005", function, """
        var client = new SmtpClient("localhost"); [|client.SendAsync(message, null)|]; return Task.CompletedTask;
        """, SendAsyncOutcomeIgnoredCodeFix.AwaitSend);

    [Fact]
    public async Task Iterators_AreLeftAlone()
    {
        await IsNotOffered<ClientNotDisposedCodeFix>("SMTP3001", "IEnumerable<Task> Send(MailMessage message) { BODY }", """
            var client = [|new SmtpClient("localhost")|]; yield return client.SendMailAsync(message);
            """);
        await IsNotOffered<ClientDisposedWhileSendingCodeFix>("SMTP3002", "IEnumerable<int> Send(MailMessage message) { BODY }", """
            using (var client = new SmtpClient("localhost")) { _ = [|client.SendMailAsync(message)|]; } yield return 1;
            """, ClientDisposedWhileSendingCodeFix.Title);
        await IsNotOffered<SendAsyncOutcomeIgnoredCodeFix>("SMTP1005", "IEnumerable<int> Send(MailMessage message) { BODY }", """
            var client = new SmtpClient("localhost"); [|client.SendAsync(message, null)|]; yield return 1;
            """, SendAsyncOutcomeIgnoredCodeFix.AwaitSend);
    }

    [Fact]
    public Task CutOffSend_IsAwaitedWhateverTheSortOfTask() => Verify.Fix<ClientDisposedWhileSendingCodeFix>(
        "SMTP3002", ClientDisposedWhileSendingCodeFix.Title, InMailer("""
            public Task Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                return [|client.SendMailAsync(message)|];
            }

            Task<bool> ISender.TrySend(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                return [|client.SendMailAsync(message)|].ContinueWith(task => !task.IsFaulted);
            }

            protected override ValueTask Post(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                return new ValueTask([|client.SendMailAsync(message)|]);
            }

            Task Local(MailMessage message)
            {
                return Inner();

                Task Inner()
                {
                    using var client = new SmtpClient("localhost");
                    return [|client.SendMailAsync(message)|];
                }
            }
            """), InMailer("""
            public async Task Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                await client.SendMailAsync(message).ConfigureAwait(false);
            }

            async Task<bool> ISender.TrySend(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                return await client.SendMailAsync(message).ContinueWith(task => !task.IsFaulted).ConfigureAwait(false);
            }

            protected override async ValueTask Post(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                await new ValueTask(client.SendMailAsync(message)).ConfigureAwait(false);
            }

            Task Local(MailMessage message)
            {
                return Inner();

                async Task Inner()
                {
                    using var client = new SmtpClient("localhost");
                    await client.SendMailAsync(message).ConfigureAwait(false);
                }
            }
            """), on: Framework.Net);

    [Fact]
    public Task UndisposedClient_IsAwaitedWhateverTheSortOfTask() => Verify.Fix<ClientNotDisposedCodeFix>(
        "SMTP3001", ClientNotDisposedCodeFix.Title, InMailer("""
            public Task Send(MailMessage message) => [|new SmtpClient("localhost")|].SendMailAsync(message);

            Task<bool> ISender.TrySend(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                return client.SendMailAsync(message).ContinueWith(task => !task.IsFaulted);
            }

            protected override ValueTask Post(MailMessage message)
            {
                var client = [|new SmtpClient("localhost")|];
                return new ValueTask(client.SendMailAsync(message));
            }
            """), InMailer("""
            public async Task Send(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                await client.SendMailAsync(message).ConfigureAwait(false);
            }

            async Task<bool> ISender.TrySend(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                return await client.SendMailAsync(message).ContinueWith(task => !task.IsFaulted).ConfigureAwait(false);
            }

            protected override async ValueTask Post(MailMessage message)
            {
                using var client = new SmtpClient("localhost");
                await new ValueTask(client.SendMailAsync(message)).ConfigureAwait(false);
            }
            """), on: Framework.Net);

    [Fact]
    public Task UnheardSend_IsAwaitedWhateverTheSortOfTask() => Verify.Fix<SendAsyncOutcomeIgnoredCodeFix>(
        "SMTP1005", SendAsyncOutcomeIgnoredCodeFix.AwaitSend, InMailer("""
            public Task Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                [|client.SendAsync(message, null)|]; // off it goes
                return message.To.Count > 1 ? Task.CompletedTask : Task.Delay(10);
            }

            Task<bool> ISender.TrySend(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                [|client.SendAsync(message, null)|];
                return Task.FromResult(true);
            }

            protected override ValueTask Post(MailMessage message)
            {
                Func<Task> send = () =>
                {
                    var client = new SmtpClient("localhost");
                    [|client.SendAsync(message, null)|];
                    return Task.CompletedTask;
                };
                return new ValueTask(send());
            }
            """), InMailer("""
            public async Task Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                await client.SendMailAsync(message).ConfigureAwait(false); // off it goes
                await (message.To.Count > 1 ? Task.CompletedTask : Task.Delay(10)).ConfigureAwait(false);
            }

            async Task<bool> ISender.TrySend(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                await client.SendMailAsync(message).ConfigureAwait(false);
                return true;
            }

            protected override ValueTask Post(MailMessage message)
            {
                Func<Task> send = async () =>
                {
                    var client = new SmtpClient("localhost");
                    await client.SendMailAsync(message).ConfigureAwait(false);
                };
                return new ValueTask(send());
            }
            """), on: Framework.Net);

    private static Task IsNotOffered<TFix>(string id, string function, string body, string? title = null)
        where TFix : CodeFixProvider, new() => Verify.NoFix<TFix>(id, $$"""
            using System;
            using System.Collections.Generic;
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Mailer
            {
                {{function.Replace("BODY", body)}}
            }
            """, title, csharp: 8);

    /// <summary>A class that configures its awaits, with an interface and a base whose signatures have to stay.</summary>
    private static string InMailer(string members) => $$"""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        interface ISender
        {
            Task Send(MailMessage message);

            Task<bool> TrySend(MailMessage message);
        }

        abstract class Sender
        {
            protected abstract ValueTask Post(MailMessage message);

            protected async Task Wait()
            {
                await Task.Delay(1).ConfigureAwait(false);
                await Task.Delay(2).ConfigureAwait(false);
            }
        }

        class Mailer : Sender, ISender
        {
        {{string.Join("\n", members.Split('\n').Select(line => line.Length == 0 ? line : "    " + line))}}
        }

        """;
}
