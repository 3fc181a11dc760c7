using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ConcurrentSendsTests
{
    private const string Id = "SMTP3004";

    [Fact]
    public Task WhenAllOverASelect_IsFlagged() => Verify.Flagged(Id, """
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages)
            {
                await Task.WhenAll(messages.Select(message => [|client.SendMailAsync(message)|]));
            }
        }
        """);

    [Fact]
    public Task WhenAllOverASelectKeptInALocal_IsFlagged() => Verify.Flagged(Id, """
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages)
            {
                var tasks = messages.Select(async message => await [|client.SendMailAsync(message)|]).ToList();
                await Task.WhenAll(tasks);
            }
        }
        """);

    [Fact]
    public Task WhenAllOfTwo_IsFlagged() => Verify.Flagged(Id, """
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages)
            {
                await Task.WhenAll(client.SendMailAsync(messages[0]), [|client.SendMailAsync(messages[1])|]);
            }
        }
        """);

    [Fact]
    public Task TwoTasksThenBothAwaited_IsFlagged() => Verify.Flagged(Id, """
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages)
            {
                var first = client.SendMailAsync(messages[0]);
                var second = [|client.SendMailAsync(messages[1])|];
                await first;
                await second;
            }
        }
        """);

    [Fact]
    public Task UnawaitedInALoop_IsFlagged() => Verify.Flagged(Id, """
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages)
            {
                var tasks = new List<Task>();
                foreach (var message in messages)
                {
                    tasks.Add([|client.SendMailAsync(message)|]);
                }

                await Task.WhenAll(tasks);
            }
        }
        """);

    [Fact]
    public Task EventSendInALoop_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage[] messages)
            {
                client.SendCompleted += (sender, e) => System.Console.WriteLine(e.Error);
                foreach (var message in messages)
                {
                    [|client.SendAsync(message, null)|];
                }
            }
        }
        """);

    [Fact]
    public Task HelperStartedInALoop_IsFlagged() => Verify.Flagged(Id, """
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages)
            {
                var tasks = new List<Task>();
                foreach (var message in messages)
                {
                    tasks.Add([|Send(client, message)|]);
                }

                await Task.WhenAll(tasks);
            }

            private static Task Send(SmtpClient client, MailMessage message) => client.SendMailAsync(message);
        }
        """);

    [Fact]
    public Task ParallelForEach_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage[] messages)
            {
                Parallel.ForEach(messages, message => [|client.Send(message)|]);
            }
        }
        """);

    [Fact]
    public Task ParallelFor_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage[] messages)
            {
                Parallel.For(0, messages.Length, i =>
                {
                    [|client.Send(messages[i])|];
                });
            }
        }
        """);

    [Fact]
    public Task ParallelQuery_IsFlagged() => Verify.Flagged(Id, """
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage[] messages)
            {
                messages.AsParallel().ForAll(message => [|client.Send(message)|]);
            }
        }
        """);

    [Fact]
    public Task AsyncVoidForEach_IsFlagged() => Verify.Flagged(Id, """
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, List<MailMessage> messages)
            {
                messages.ForEach(async message => await [|client.SendMailAsync(message)|]);
            }
        }
        """);

    [Fact]
    public Task TaskRunInALoop_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    Task.Run(() => [|client.Send(message)|]);
                }
            }
        }
        """);
}
