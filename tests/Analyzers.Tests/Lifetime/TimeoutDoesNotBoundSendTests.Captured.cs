using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>A lambda runs the send, or what is waited for is not the send.</summary>
public partial class TimeoutDoesNotBoundSendTests
{
    [Theory]
    [InlineData("await Task.Run(() => client.SendMailAsync(message));")]
    [InlineData("await Again(async () => { await client.SendMailAsync(message); });")]
    [InlineData("await Go(); async Task Go() { await client.SendMailAsync(message); }")]
    [InlineData("await _gate.WaitAsync(); try { await client.SendMailAsync(message); } finally { _gate.Release(); }")]
    [InlineData("_gate.Wait(1000); try { await client.SendMailAsync(message); } finally { _gate.Release(); }")]
    public Task SendThatNothingBounds_IsFlagged(string statements) =>
        Verify.Flagged("SMTP3005", Captured(statements).Replace("client.Timeout = 5000", "[|client.Timeout = 5000|]"));

    [Theory]
    [InlineData("await policy.Run(() => client.SendMailAsync(message));")]
    [InlineData("await Limited(() => client.SendMailAsync(message));")]
    [InlineData("await Task.Run(() => client.Send(message));")]
    [InlineData("var sending = client.SendMailAsync(message); if (!sending.Wait(1000)) throw new TimeoutException();")]
    [InlineData("var thread = new Thread(() => client.SendMailAsync(message).Wait()); thread.Start(); thread.Join(5000);")]
    public Task SendThatSomethingMayBound_IsSilent(string statements) => Verify.Silent(Captured(statements));

    private static string Captured(string statements) => $$"""
        using System;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        interface IPolicy
        {
            Task Run(Func<Task> work);
        }

        class Mailer
        {
            private readonly SemaphoreSlim _gate = new SemaphoreSlim(1, 1);

            async Task Send(MailMessage message, IPolicy policy)
            {
                using (var client = new SmtpClient("localhost"))
                {
                    client.Timeout = 5000;
                    {{statements}}
                }
            }

            static async Task Again(Func<Task> work) { await work(); }

            static async Task Limited(Func<Task> work) { await Task.WhenAny(work(), Task.Delay(100)); }
        }
        """;
}
