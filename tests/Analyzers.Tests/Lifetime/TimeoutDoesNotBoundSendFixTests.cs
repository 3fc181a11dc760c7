using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public class TimeoutDoesNotBoundSendFixTests
{
    private const string Id = "SMTP3005";

    [Fact]
    public Task AwaitedSend_GetsATokenWithTheTimeout() => Verify.Fix<TimeoutDoesNotBoundSendCodeFix>(Id, TimeoutDoesNotBoundSendCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                await client.SendMailAsync(message);
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message)
            {
                client.Timeout = 5000;
                using var limit = new CancellationTokenSource(client.Timeout);
                await client.SendMailAsync(message, limit.Token);
            }
        }
        """, on: Framework.Net);

    [Fact]
    public Task NamespaceNotInScope_IsImported() => Verify.Fix<TimeoutDoesNotBoundSendCodeFix>(Id, TimeoutDoesNotBoundSendCodeFix.Title, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                await client.SendMailAsync(message);
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message)
            {
                client.Timeout = 5000;
                using var limit = new CancellationTokenSource(client.Timeout);
                await client.SendMailAsync(message, limit.Token);
            }
        }
        """, on: Framework.Net);

    [Fact]
    public Task NetFramework_IsNotOffered() => Verify.NoFix<TimeoutDoesNotBoundSendCodeFix>(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                await client.SendMailAsync(message);
            }
        }
        """, on: Framework.NetFramework);

    [Fact]
    public Task EventSend_IsNotOffered() => Verify.NoFix<TimeoutDoesNotBoundSendCodeFix>(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public void Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                client.SendAsync(message, null);
            }
        }
        """);

    /// <summary>A project of .NET 8 may still be written in C# 7.3.</summary>
    [Fact]
    public Task OldLanguage_GetsAUsingStatement() => Fix("""
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message, bool urgent)
            {
                [|client.Timeout = 5000|];
                // No hurry.
                if (!urgent)
                    await Task.Delay(1000);
                await client.SendMailAsync(message).ConfigureAwait(false); // off it goes
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message, bool urgent)
            {
                client.Timeout = 5000;
                // No hurry.
                if (!urgent)
                    await Task.Delay(1000);
                using (var limit = new CancellationTokenSource(client.Timeout))
                {
                    await client.SendMailAsync(message, limit.Token).ConfigureAwait(false); // off it goes
                }
            }
        }
        """, csharp: 7);

    [Fact]
    public Task SectionOfASwitch_GetsAUsingStatement() => Fix("""
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message, int kind)
            {
                [|client.Timeout = 5000|];
                switch (kind)
                {
                    case 1:
                        await client.SendMailAsync(message);
                        break;
                }
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message, int kind)
            {
                client.Timeout = 5000;
                switch (kind)
                {
                    case 1:
                        using (var limit = new CancellationTokenSource(client.Timeout))
                        {
                            await client.SendMailAsync(message, limit.Token);
                        }
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task SeveralSends_AreAllBounded() => Fix("""
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message, MailMessage copy)
            {
                [|client.Timeout = 5000|];
                await client.SendMailAsync(message);
                await client.SendMailAsync(copy);
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message, MailMessage copy)
            {
                client.Timeout = 5000;
                using (var limit = new CancellationTokenSource(client.Timeout))
                {
                    await client.SendMailAsync(message, limit.Token);
                }
                using (var limit = new CancellationTokenSource(client.Timeout))
                {
                    await client.SendMailAsync(copy, limit.Token);
                }
            }
        }
        """);

    [Fact]
    public Task Field_IsBoundedWhereItSends() => Fix("""
        using System;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client;

            public Mailer()
            {
                _client = new SmtpClient("localhost") { [|Timeout = 5000|] };
            }

            public async Task Send(MailMessage message)
            {
                await this._client.SendMailAsync(message);
            }

            public void Dispose() => _client.Dispose();
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client;

            public Mailer()
            {
                _client = new SmtpClient("localhost") { Timeout = 5000 };
            }

            public async Task Send(MailMessage message)
            {
                using var limit = new CancellationTokenSource(this._client.Timeout);
                await this._client.SendMailAsync(message, limit.Token);
            }

            public void Dispose() => _client.Dispose();
        }
        """);

    /// <summary>One that stays unbounded keeps the report: none is touched then.</summary>
    [Fact]
    public Task OneOfSeveralSendsThatCannotBeBounded_IsNotOffered() => Verify.NoFix<TimeoutDoesNotBoundSendCodeFix>(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task Send(SmtpClient client, MailMessage message)
            {
                [|client.Timeout = 5000|];
                await client.SendMailAsync(message);
                var task = client.SendMailAsync(message);
                await task;
            }
        }
        """, on: Framework.Net);

    private static Task Fix(string before, string after, int csharp = 8) =>
        Verify.Fix<TimeoutDoesNotBoundSendCodeFix>(Id, TimeoutDoesNotBoundSendCodeFix.Title, before, after, Framework.Net, csharp);
}
