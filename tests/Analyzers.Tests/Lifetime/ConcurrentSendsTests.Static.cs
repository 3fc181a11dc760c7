using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>One client for every thread: static, or a singleton.</summary>
public partial class ConcurrentSendsTests
{
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
}
