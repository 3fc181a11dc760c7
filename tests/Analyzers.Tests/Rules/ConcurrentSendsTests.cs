namespace SmtpAnalyzers.Tests.Rules;

public class ConcurrentSendsTests
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

    [Fact]
    public Task StaticField_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private static readonly SmtpClient Client = new SmtpClient("localhost");

            public static void Send(MailMessage message) => [|Client.Send(message)|];
        }
        """);

    [Fact]
    public Task StaticFieldUnderAnotherName_IsFlagged() => Verify.Flagged("SMTP3004", """
        using System.Net.Mail;

        static class Mailer
        {
            private static readonly SmtpClient Client = new SmtpClient("localhost");

            public static void Send(MailMessage message)
            {
                var client = Client;
                [|client.Send(message)|];
            }
        }
        """);

    [Fact]
    public Task StaticProperty_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            private static SmtpClient Client { get; } = new SmtpClient("localhost");

            public Task Send(MailMessage message) => [|Client.SendMailAsync(message)|];
        }
        """);

    [Fact]
    public Task SingletonOfTheType_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;
        using Microsoft.Extensions.DependencyInjection;

        class Startup
        {
            void Configure(IServiceCollection services) => [|services.AddSingleton<SmtpClient>()|];
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
    public Task SingletonInstance_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;
        using Microsoft.Extensions.DependencyInjection;

        class Startup
        {
            void Configure(IServiceCollection services) => [|services.AddSingleton(new SmtpClient("localhost"))|];
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
    public Task SingletonFactory_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;
        using Microsoft.Extensions.DependencyInjection;

        class Startup
        {
            void Configure(IServiceCollection services) => [|services.AddSingleton(provider => new SmtpClient("localhost"))|];
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
    public Task SingletonOfAnotherType_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using Microsoft.Extensions.DependencyInjection;

        class Startup
        {
            void Configure(IServiceCollection services) => services.AddSingleton<Startup>();
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
    public Task StaticFieldInALock_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private static readonly SmtpClient Client = new SmtpClient("localhost");

            public static void Send(MailMessage message)
            {
                lock (Client)
                {
                    Client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task StaticFieldWithASemaphore_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            private static readonly SmtpClient Client = new SmtpClient("localhost");
            private static readonly SemaphoreSlim Gate = new SemaphoreSlim(1);

            public static async Task Send(MailMessage message)
            {
                await Gate.WaitAsync();
                try
                {
                    await Client.SendMailAsync(message);
                }
                finally
                {
                    Gate.Release();
                }
            }
        }
        """);

    [Fact]
    public Task StaticFieldSentWithByAMethodCalledInALock_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private static readonly SmtpClient Client = new SmtpClient("localhost");

            public static void Send(MailMessage message)
            {
                lock (Client)
                {
                    Core(message);
                }
            }

            private static void Core(MailMessage message) => Client.Send(message);
        }
        """);

    [Fact]
    public Task ThreadStaticField_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            [System.ThreadStatic]
            private static SmtpClient _client;

            public static void Send(MailMessage message)
            {
                _client = _client ?? new SmtpClient("localhost");
                _client.Send(message);
            }
        }
        """);

    [Fact]
    public Task StaticPropertyThatMakesAClientEachTime_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private static SmtpClient Client => Pool.Take();

            public static void Send(MailMessage message) => Client.Send(message);

            private abstract class Pool
            {
                public static SmtpClient Take() => throw new System.NotImplementedException();
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
