namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientNotDisposedFixTests
{
    [Fact]
    public Task ReturnedTask_IsAwaitedInAnAsyncMethod() => Fix("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task SendAsync(MailMessage message)
            {
                var client = [|new SmtpClient("relay.example.com")|];
                return client.SendMailAsync(message);
            }
        }
        """, """
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task SendAsync(MailMessage message)
            {
                using var client = new SmtpClient("relay.example.com");
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task OtherReturnsOfTheMethod_AreMadeRight() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task SendAsync(MailMessage message, bool really)
            {
                if (message == null)
                    throw new ArgumentNullException(nameof(message));

                // Nothing to do.
                if (!really)
                    return Task.CompletedTask;

                if (message.To.Count == 0)
                    return LogAsync("nobody"); // not even one

                var client = [|new SmtpClient("a.example.com")|];
                if (message.To.Count == 1)
                {
                    return client.SendMailAsync(message);
                }

                return client.SendMailAsync(message).ContinueWith(task => Console.WriteLine(task.Status));
            }

            static Task LogAsync(string text) => Task.Run(() => Console.WriteLine(text));
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task SendAsync(MailMessage message, bool really)
            {
                if (message == null)
                    throw new ArgumentNullException(nameof(message));

                // Nothing to do.
                if (!really)
                    return;

                if (message.To.Count == 0)
                {
                    await LogAsync("nobody");
                    return; // not even one
                }

                using var client = new SmtpClient("a.example.com");
                if (message.To.Count == 1)
                {
                    await client.SendMailAsync(message);
                    return;
                }

                await client.SendMailAsync(message).ContinueWith(task => Console.WriteLine(task.Status));
            }

            static Task LogAsync(string text) => Task.Run(() => Console.WriteLine(text));
        }
        """);

    [Fact]
    public Task ResultOfATask_IsReturned() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task<bool> SendAsync(MailMessage message)
            {
                if (message == null)
                {
                    return Task.FromResult(false);
                }

                var client = [|new SmtpClient("a.example.com")|];
                return client.SendMailAsync(message).ContinueWith(task => !task.IsFaulted);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task<bool> SendAsync(MailMessage message)
            {
                if (message == null)
                {
                    return false;
                }

                using var client = new SmtpClient("a.example.com");
                return await client.SendMailAsync(message).ContinueWith(task => !task.IsFaulted);
            }
        }
        """);

    [Fact]
    public Task ConfigureAwait_IsWrittenAsTheFileDoesIt() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task LogAsync() => await Task.Delay(1).ConfigureAwait(false);

            public Task SendAsync(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                return client.SendMailAsync(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            async Task LogAsync() => await Task.Delay(1).ConfigureAwait(false);

            public async Task SendAsync(MailMessage message)
            {
                using var client = new SmtpClient("a.example.com");
                await client.SendMailAsync(message).ConfigureAwait(false);
            }
        }
        """);

    [Fact]
    public Task LambdasAndLocalFunctions_BecomeAsync() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Run(MailMessage message)
            {
                Func<MailMessage, Task> send = each =>
                {
                    var client = [|new SmtpClient("a.example.com")|];
                    return client.SendMailAsync(each);
                };
                Func<Task> again = () => [|new SmtpClient("a.example.com")|].SendMailAsync(message);
                Func<Task> old = delegate
                {
                    var client = [|new SmtpClient("a.example.com")|];
                    return client.SendMailAsync(message);
                };
                Task Local()
                {
                    var client = [|new SmtpClient("a.example.com")|];
                    return client.SendMailAsync(message);
                }

                Task.WaitAll(send(message), again(), old(), Local());
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Run(MailMessage message)
            {
                Func<MailMessage, Task> send = async each =>
                {
                    using var client = new SmtpClient("a.example.com");
                    await client.SendMailAsync(each);
                };
                Func<Task> again = async () =>
                {
                    using var smtpClient = new SmtpClient("a.example.com");
                    await smtpClient.SendMailAsync(message);
                };
                Func<Task> old = async delegate
                {
                    using var client = new SmtpClient("a.example.com");
                    await client.SendMailAsync(message);
                };
                async Task Local()
                {
                    using var client = new SmtpClient("a.example.com");
                    await client.SendMailAsync(message);
                }

                Task.WaitAll(send(message), again(), old(), Local());
            }
        }
        """);

    [Fact]
    public Task OverridesAndImplementations_KeepTheirSignatures() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public interface ISender
            {
                Task SendAsync(MailMessage message);
            }

            public abstract class Base
            {
                /// <summary>Sends.</summary>
                protected abstract Task SendAsync(MailMessage message);
            }

            public sealed class Explicit : ISender
            {
                Task ISender.SendAsync(MailMessage message)
                {
                    var client = [|new SmtpClient("a.example.com")|];
                    return client.SendMailAsync(message);
                }
            }

            public sealed class Derived : Base
            {
                [CLSCompliant(false)]
                protected override Task SendAsync(MailMessage message)
                {
                    var client = [|new SmtpClient("a.example.com")|];
                    var sending = client.SendMailAsync(message);
                    return sending;
                }
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public interface ISender
            {
                Task SendAsync(MailMessage message);
            }

            public abstract class Base
            {
                /// <summary>Sends.</summary>
                protected abstract Task SendAsync(MailMessage message);
            }

            public sealed class Explicit : ISender
            {
                async Task ISender.SendAsync(MailMessage message)
                {
                    using var client = new SmtpClient("a.example.com");
                    await client.SendMailAsync(message);
                }
            }

            public sealed class Derived : Base
            {
                [CLSCompliant(false)]
                protected override async Task SendAsync(MailMessage message)
                {
                    using var client = new SmtpClient("a.example.com");
                    var sending = client.SendMailAsync(message);
                    await sending;
                }
            }
        }
        """);

    [Fact]
    public Task ReturnInsideOldUsings_IsAwaited() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task SendAsync(string to)
            {
                SmtpClient client = [|new SmtpClient("a.example.com")|];
                using (var message = new MailMessage("a@example.com", to))
                {
                    return client.SendMailAsync(message);
                }
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task SendAsync(string to)
            {
                using (SmtpClient client = new SmtpClient("a.example.com"))
                using (var message = new MailMessage("a@example.com", to))
                {
                    await client.SendMailAsync(message);
                }
            }
        }
        """);
}
