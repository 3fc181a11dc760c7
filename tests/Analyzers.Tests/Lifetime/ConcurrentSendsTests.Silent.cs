using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>One send after the other, or a client each.</summary>
public partial class ConcurrentSendsTests
{
    [Fact]
    public Task TransientFactory_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using Microsoft.Extensions.DependencyInjection;

        class Startup
        {
            void Configure(IServiceCollection services) => services.AddTransient(provider => new SmtpClient("localhost"));
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IServiceCollection { }

            public static class Extensions
            {
                public static void AddSingleton<T>(this IServiceCollection services) { }

                public static void AddSingleton<T>(this IServiceCollection services, T instance) { }

                public static void AddSingleton<T>(this IServiceCollection services, Func<IServiceProvider, T> factory) { }

                public static void AddTransient<T>(this IServiceCollection services, Func<IServiceProvider, T> factory) { }
            }
        }
        """);

    [Fact]
    public Task AwaitedInALoop_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    await client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task AwaitedOneAfterTheOther_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages)
            {
                var first = client.SendMailAsync(messages[0]);
                await first;
                var second = client.SendMailAsync(messages[1]);
                await second;
            }
        }
        """);

    [Fact]
    public Task WhenAllWithSomethingElse_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages)
            {
                await Task.WhenAll(client.SendMailAsync(messages[0]), Task.Delay(100));
            }
        }
        """);

    [Fact]
    public Task OneOfTwoBranches_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages)
            {
                Task sending;
                if (messages.Length > 1)
                {
                    sending = client.SendMailAsync(messages[1]);
                }
                else
                {
                    sending = client.SendMailAsync(messages[0]);
                }

                await sending;
            }
        }
        """);

    [Fact]
    public Task ClientPerSend_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(MailMessage[] messages)
            {
                await Task.WhenAll(messages.Select(async message =>
                {
                    using (var client = new SmtpClient("localhost"))
                    {
                        await client.SendMailAsync(message);
                    }
                }));
            }
        }
        """);

    [Fact]
    public Task ClientPerThread_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                Parallel.ForEach(messages, message =>
                {
                    using (var client = new SmtpClient("localhost"))
                    {
                        client.Send(message);
                    }
                });
            }
        }
        """);

    [Fact]
    public Task ParallelInALock_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage[] messages)
            {
                Parallel.ForEach(messages, message =>
                {
                    lock (client)
                    {
                        client.Send(message);
                    }
                });
            }
        }
        """);

    [Fact]
    public Task ParallelOneAtATime_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage[] messages)
            {
                Parallel.ForEach(messages, new ParallelOptions { MaxDegreeOfParallelism = 1 }, message => client.Send(message));
            }
        }
        """);

    [Fact]
    public Task SemaphoreInTheLambda_IsSilent() => Verify.Silent("""
        using System.Linq;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages, SemaphoreSlim gate)
            {
                await Task.WhenAll(messages.Select(async message =>
                {
                    await gate.WaitAsync();
                    try
                    {
                        await client.SendMailAsync(message);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
            }
        }
        """);

    [Fact]
    public Task SynchronousForEach_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(SmtpClient client, List<MailMessage> messages)
            {
                messages.ForEach(message => client.Send(message));
            }
        }
        """);

    [Fact]
    public Task SelectAwaitedOneByOne_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task Send(SmtpClient client, MailMessage[] messages)
            {
                foreach (var task in messages.Select(message => client.SendMailAsync(message)))
                {
                    await task;
                }
            }
        }
        """);

    [Fact]
    public Task TaskRunOnce_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            Task Send(SmtpClient client, MailMessage[] messages)
            {
                return Task.Run(() => client.Send(messages[0]));
            }
        }
        """);

    [Fact]
    public Task InstanceField_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);
}
