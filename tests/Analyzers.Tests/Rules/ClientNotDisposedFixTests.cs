using SmtpAnalyzers.CodeFixes;

namespace SmtpAnalyzers.Tests.Rules;

public class ClientNotDisposedFixTests
{
    [Fact]
    public Task LocalInABlock_BecomesUsingDeclaration() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // The relay of the office.
                var client = [|new SmtpClient("relay.example.com")|]; // port 25
                client.Send(message);
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // The relay of the office.
                using var client = new SmtpClient("relay.example.com"); // port 25
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task ExplicitType_Stays() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = [|new SmtpClient|] { Host = "relay.example.com" };
                client.Send(message);
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using SmtpClient client = new SmtpClient { Host = "relay.example.com" };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task DisposeAfterTheSend_IsRemoved() => Fix("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("relay.example.com")|];
                client.Send(message);
                client.Dispose();
                Console.WriteLine("sent");
            }

            void SendTwice(MailMessage message)
            {
                SmtpClient client = [|new SmtpClient("relay.example.com")|];
                client.Send(message);
                // Say goodbye.
                if (client != null)
                {
                    client.Dispose();
                }
                client = null;
                Console.WriteLine("sent");
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using var client = new SmtpClient("relay.example.com");
                client.Send(message);
                Console.WriteLine("sent");
            }

            void SendTwice(MailMessage message)
            {
                using SmtpClient client = new SmtpClient("relay.example.com");
                client.Send(message);
                // Say goodbye.
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task OldLanguage_GetsUsingStatementAroundTheRestThatUsesIt() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                Console.WriteLine("sending");
                var client = [|new SmtpClient("relay.example.com")|]; // the relay
                client.Port = 2525;
                // Off it goes.
                client.Send(message);
                client.Dispose();
                Console.WriteLine("sent");
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                Console.WriteLine("sending");
                using (var client = new SmtpClient("relay.example.com")) // the relay
                {
                    client.Port = 2525;
                    // Off it goes.
                    client.Send(message);
                }
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task DeclarationUsedAfterTheClient_WidensTheUsingStatement() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("relay.example.com")|];
                var started = DateTime.Now;
                client.Send(message);
                Console.WriteLine("sent");
                Console.WriteLine(DateTime.Now - started);
                Console.WriteLine("done");
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("relay.example.com"))
                {
                    var started = DateTime.Now;
                    client.Send(message);
                    Console.WriteLine("sent");
                    Console.WriteLine(DateTime.Now - started);
                }
                Console.WriteLine("done");
            }
        }
        """);

    [Fact]
    public Task FollowedByAUsingStatement_IsStackedOnIt() => Fix(csharp: 7, before: """
        using System.Net.Mail;

        class Mailer
        {
            void Send()
            {
                var client = [|new SmtpClient("relay.example.com")|];
                using (var message = new MailMessage("a@example.com", "b@example.com"))
                {
                    client.Send(message);
                }
            }
        }
        """, after: """
        using System.Net.Mail;

        class Mailer
        {
            void Send()
            {
                using (var client = new SmtpClient("relay.example.com"))
                using (var message = new MailMessage("a@example.com", "b@example.com"))
                {
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task SectionOfASwitch_GetsUsingStatement() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, int kind)
            {
                switch (kind)
                {
                    case 1:
                        var client = [|new SmtpClient("relay.example.com")|];
                        client.Send(message);
                        break;
                    default:
                        break;
                }
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, int kind)
            {
                switch (kind)
                {
                    case 1:
                        using (var client = new SmtpClient("relay.example.com"))
                        {
                            client.Send(message);
                        }
                        break;
                    default:
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task Temporary_GetsAName() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // Fire away.
                [|new SmtpClient("relay.example.com")|].Send(message);
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                // Fire away.
                using var client = new SmtpClient("relay.example.com");
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task TemporaryFollowedByMore_GetsUsingStatementOfItsOwn() => Fix("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, string client)
            {
                [|new SmtpClient(client)|].Send(message);
                Console.WriteLine("sent");
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, string client)
            {
                using (var smtpClient = new SmtpClient(client))
                {
                    smtpClient.Send(message);
                }
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task TemporaryInAnEmbeddedStatement_GetsBraces() => Fix("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, bool really)
            {
                if (really)
                    [|new SmtpClient("relay.example.com")|].Send(message);
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, bool really)
            {
                if (really)
                {
                    using var client = new SmtpClient("relay.example.com");
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task TemporaryInAnExpressionBody_GetsABlock() => Fix("""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message) => [|new SmtpClient("relay.example.com")|].Send(message);

            void SendAll(List<MailMessage> messages)
            {
                messages.ForEach(message => [|new SmtpClient("relay.example.com")|].Send(message));
            }
        }
        """, """
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using var client = new SmtpClient("relay.example.com");
                client.Send(message);
            }

            void SendAll(List<MailMessage> messages)
            {
                messages.ForEach(message =>
                {
                    using var client = new SmtpClient("relay.example.com");
                    client.Send(message);
                });
            }
        }
        """);

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
    public Task ReturnedTaskOfATemporary_IsAwaited() => Fix("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task SendAsync(MailMessage message) => [|new SmtpClient("relay.example.com")|].SendMailAsync(message);
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
    public Task NullInitializedVariable_IsDeclaredWhereItIsMade() => Fix("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = [|new SmtpClient("relay.example.com")|];
                    client.Send(message);
                    client.Dispose();
                }
                finally
                {
                    message.Dispose();
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                try
                {
                    using SmtpClient client = new SmtpClient("relay.example.com");
                    client.Send(message);
                }
                finally
                {
                    message.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task TwoClientsOfOneMethod_AreBothDisposed() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var first = [|new SmtpClient("a.example.com")|];
                var second = [|new SmtpClient("b.example.com")|];
                first.Send(message);
                second.Send(message);
                first.Dispose();
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using var first = new SmtpClient("a.example.com");
                using var second = new SmtpClient("b.example.com");
                first.Send(message);
                second.Send(message);
            }
        }
        """);

    [Fact]
    public Task TwoClientsOfOneMethodInOldLanguage_AreNested() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var first = [|new SmtpClient("a.example.com")|];
                var second = [|new SmtpClient("b.example.com")|];
                first.Send(message);
                second.Send(message);
                Console.WriteLine("sent");
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var first = new SmtpClient("a.example.com"))
                using (var second = new SmtpClient("b.example.com"))
                {
                    first.Send(message);
                    second.Send(message);
                }
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task ClientsNextToEachOtherInOldLanguage_GetTheirOwnScopes() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var first = [|new SmtpClient("a.example.com")|];
                first.Send(message);
                var second = [|new SmtpClient("b.example.com")|];
                second.Send(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var first = new SmtpClient("a.example.com"))
                {
                    first.Send(message);
                }
                using (var second = new SmtpClient("b.example.com"))
                {
                    second.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task TwoDeclaratorsOfTheFunctionsOwn_ShareTheUsing() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient first = [|new SmtpClient("a.example.com")|], second = [|new SmtpClient("b.example.com")|];
                first.Send(message);
                second.Send(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using SmtpClient first = new SmtpClient("a.example.com"), second = new SmtpClient("b.example.com");
                first.Send(message);
                second.Send(message);
            }
        }
        """);

    [Fact]
    public Task DerivedClient_IsDisposed() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            sealed class Relay : SmtpClient
            {
                public Relay() : base("relay.example.com") { }
            }

            void Send(MailMessage message)
            {
                var relay = [|new Relay()|];
                relay.Send(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            sealed class Relay : SmtpClient
            {
                public Relay() : base("relay.example.com") { }
            }

            void Send(MailMessage message)
            {
                using var relay = new Relay();
                relay.Send(message);
            }
        }
        """);

    [Fact]
    public Task Factory_IsDisposedWhereItIsCalled() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create() => new SmtpClient("relay.example.com");

            async Task<SmtpClient> CreateAsync()
            {
                await Task.Yield();
                return new SmtpClient("relay.example.com");
            }

            void Send(MailMessage message)
            {
                var client = [|Create()|];
                client.Send(message);
            }

            async Task SendAsync(MailMessage message)
            {
                var client = await [|CreateAsync()|].ConfigureAwait(false);
                await client.SendMailAsync(message).ConfigureAwait(false);
            }

            async Task SendTemporaryAsync(MailMessage message)
            {
                await (await [|CreateAsync()|]).SendMailAsync(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient Create() => new SmtpClient("relay.example.com");

            async Task<SmtpClient> CreateAsync()
            {
                await Task.Yield();
                return new SmtpClient("relay.example.com");
            }

            void Send(MailMessage message)
            {
                using var client = Create();
                client.Send(message);
            }

            async Task SendAsync(MailMessage message)
            {
                using var client = await CreateAsync().ConfigureAwait(false);
                await client.SendMailAsync(message).ConfigureAwait(false);
            }

            async Task SendTemporaryAsync(MailMessage message)
            {
                using var client = await CreateAsync();
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task ChoiceOfTwoCreations_IsOneUsing() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message, bool inside)
            {
                var client = inside ? [|new SmtpClient("a.example.com")|] : [|new SmtpClient("b.example.com")|];
                client.Send(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message, bool inside)
            {
                using var client = inside ? new SmtpClient("a.example.com") : new SmtpClient("b.example.com");
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task SeveralCreationsForOneVariable_AreDisposedAfterTheUses() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message, bool inside)
            {
                SmtpClient client;
                if (inside)
                    client = [|new SmtpClient("a.example.com")|];
                else
                    client = [|new SmtpClient("b.example.com")|];
                client.Timeout = 1000;
                client.Send(message);
                Console.WriteLine("sent");
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message, bool inside)
            {
                SmtpClient client;
                if (inside)
                    client = new SmtpClient("a.example.com");
                else
                    client = new SmtpClient("b.example.com");
                using (client)
                {
                    client.Timeout = 1000;
                    client.Send(message);
                }
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task CatchThatUsesTheClient_GetsAFinally() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = [|new SmtpClient("a.example.com")|];
                    client.Send(message);
                }
                catch (InvalidOperationException)
                {
                    Console.WriteLine(client?.Host);
                }
            }

            void SendAndClean(MailMessage message)
            {
                SmtpClient client;
                try
                {
                    client = [|new SmtpClient("a.example.com")|];
                    client.Send(message);
                }
                finally
                {
                    message.Dispose();
                }
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = new SmtpClient("a.example.com");
                    client.Send(message);
                }
                catch (InvalidOperationException)
                {
                    Console.WriteLine(client?.Host);
                }
                finally
                {
                    client?.Dispose();
                }
            }

            void SendAndClean(MailMessage message)
            {
                try
                {
                    using SmtpClient client = new SmtpClient("a.example.com");
                    client.Send(message);
                }
                finally
                {
                    message.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task DeclaredBeforeALoop_IsDisposedInEveryTurn() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                SmtpClient client = null;
                foreach (var message in messages)
                {
                    client = [|new SmtpClient("a.example.com")|];
                    client.Send(message);
                }
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                foreach (var message in messages)
                {
                    using SmtpClient client = new SmtpClient("a.example.com");
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task HelperThatIsGivenTheClient_IsLookedInto() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static void Deliver(SmtpClient client, MailMessage message)
            {
                client.Timeout = 1000;
                client.Send(message);
            }

            static Task DeliverAsync(SmtpClient client, MailMessage message) => client.SendMailAsync(message);

            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                Deliver(client, message);
            }

            void SendTemporary(MailMessage message) => Deliver([|new SmtpClient("a.example.com")|], message);

            Task SendAsync(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                return DeliverAsync(client, message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static void Deliver(SmtpClient client, MailMessage message)
            {
                client.Timeout = 1000;
                client.Send(message);
            }

            static Task DeliverAsync(SmtpClient client, MailMessage message) => client.SendMailAsync(message);

            void Send(MailMessage message)
            {
                using var client = new SmtpClient("a.example.com");
                Deliver(client, message);
            }

            void SendTemporary(MailMessage message)
            {
                using var client = new SmtpClient("a.example.com");
                Deliver(client, message);
            }

            async Task SendAsync(MailMessage message)
            {
                using var client = new SmtpClient("a.example.com");
                await DeliverAsync(client, message);
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

    [Fact]
    public Task EventBasedSend_IsDisposedInItsEvent() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.SendCompleted += (s, e) => Console.WriteLine(e.Error);
                client.SendAsync(message, null);
            }

            void SendSometimes(MailMessage message, object s)
            {
                var client = [|new SmtpClient("a.example.com")|];
                if (s != null)
                    client.SendAsync(message, s);
            }

            void SendTemporary(MailMessage message)
            {
                // Off it goes.
                [|new SmtpClient("a.example.com")|].SendAsync(message, null);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = new SmtpClient("a.example.com");
                client.SendCompleted += (s, e) => Console.WriteLine(e.Error);
                client.SendCompleted += (sender, args) => client.Dispose();
                client.SendAsync(message, null);
            }

            void SendSometimes(MailMessage message, object s)
            {
                var client = new SmtpClient("a.example.com");
                if (s != null)
                {
                    client.SendCompleted += (sender, e) => client.Dispose();
                    client.SendAsync(message, s);
                }
            }

            void SendTemporary(MailMessage message)
            {
                // Off it goes.
                var client = new SmtpClient("a.example.com");
                client.SendCompleted += (s, e) => client.Dispose();
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task TemporaryWhoseResultIsUsed_KeepsItInScope() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static bool Deliver(SmtpClient client, MailMessage message)
            {
                client.Send(message);
                return true;
            }

            void Send(MailMessage message)
            {
                var sent = Deliver([|new SmtpClient("a.example.com")|], message);
                Console.WriteLine("tried");
                Console.WriteLine(sent);
                Console.WriteLine("done");
            }

            bool Answer(MailMessage message)
            {
                if (Deliver([|new SmtpClient("a.example.com")|], message))
                {
                    return true;
                }

                return Deliver([|new SmtpClient("a.example.com")|], message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static bool Deliver(SmtpClient client, MailMessage message)
            {
                client.Send(message);
                return true;
            }

            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    var sent = Deliver(client, message);
                    Console.WriteLine("tried");
                    Console.WriteLine(sent);
                }
                Console.WriteLine("done");
            }

            bool Answer(MailMessage message)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    if (Deliver(client, message))
                    {
                        return true;
                    }
                }

                using (var smtpClient = new SmtpClient("a.example.com"))
                {
                    return Deliver(smtpClient, message);
                }
            }
        }
        """);

    [Fact]
    public Task DiscardedTask_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                _ = client.SendMailAsync(message);
            }

            async Task SendLaterAsync(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                var sending = client.SendMailAsync(message);
                Console.WriteLine("sending");
                await sending;
            }

            void SendWithoutWaiting(MailMessage message)
            {
                [|new SmtpClient("a.example.com")|].SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task MethodThatCannotBeAsync_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task SendAsync(MailMessage message, out string host)
            {
                host = "a.example.com";
                var client = [|new SmtpClient(host)|];
                return client.SendMailAsync(message);
            }

            public Task SendAsync(MailMessage message, in int count)
            {
                var client = [|new SmtpClient("a.example.com")|];
                return client.SendMailAsync(message);
            }

            public Task SendAsync(MailMessage message)
            {
                if (message == null)
                {
                    return null;
                }

                var client = [|new SmtpClient("a.example.com")|];
                return client.SendMailAsync(message);
            }

            public object SendAsObject(MailMessage message)
            {
                Func<object> send = () => [|new SmtpClient("a.example.com")|].SendMailAsync(message);
                return send();
            }
        }
        """);

    [Fact]
    public Task OneWayThatKeepsTheClient_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            SmtpClient _kept;

            void Send(MailMessage message, bool keep)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
                if (keep)
                {
                    _kept = client;
                }
            }

            SmtpClient SendAndReturn(MailMessage message, bool keep)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
                return keep ? client : null;
            }
        }
        """);

    [Fact]
    public Task NewClientAfterTheFirstSend_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
                client = [|new SmtpClient("b.example.com")|];
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task JumpPastTheDeclaration_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message, bool really)
            {
                if (!really)
                    goto done;
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
            done:
                Console.WriteLine("done");
            }
        }
        """);

    [Fact]
    public Task CodeThatIsSwitchedOff_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
        #if LATER
                client = null;
        #endif
            }

            public Task SendAsync(MailMessage message)
            {
        #if LATER
                return Task.Delay(1);
            #else
                var client = [|new SmtpClient("a.example.com")|];
                return client.SendMailAsync(message);
        #endif
            }
        }
        """);

    [Fact]
    public Task RegionCutInTwo_HasNoFix() => NoFix(csharp: 7, program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                #region Sending
                client.Send(message);
                Console.WriteLine("sent");
                #endregion
                Console.WriteLine("done");
            }
        }
        """);

    [Fact]
    public Task EventBasedSendThatGoesOn_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                var client = [|new SmtpClient("a.example.com")|];
                foreach (var message in messages)
                {
                    client.SendAsync(message, null);
                }
            }
        }
        """);

    [Fact]
    public Task TemporaryOfACondition_HasNoFix() => NoFix(program: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static bool Deliver(SmtpClient client, MailMessage message)
            {
                client.Send(message);
                return true;
            }

            bool _field = Deliver([|new SmtpClient("a.example.com")|], new MailMessage());

            bool Send(MailMessage message, bool really) => really && Deliver([|new SmtpClient("a.example.com")|], message);

            void SendAll(MailMessage message)
            {
                while (Deliver([|new SmtpClient("a.example.com")|], message))
                {
                }
            }
        }
        """);

    [Fact]
    public Task DisposeOfTheLastTurnOnly_IsReplacedByOneInEveryTurn() => Fix(before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                SmtpClient client = null;
                // One by one.
                try
                {
                    foreach (var message in messages)
                    {
                        client = [|new SmtpClient("a.example.com")|];
                        client.Send(message);
                    }
                }
                finally
                {
                    client?.Dispose();
                }
            }

            void SendAndForget(MailMessage message)
            {
                SmtpClient client = null;
                try
                {
                    client = [|new SmtpClient("a.example.com")|];
                    client.Send(message);
                }
                catch (InvalidOperationException)
                {
                    Console.WriteLine("no");
                }
                finally
                {
                    client = null;
                }
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                // One by one.
                foreach (var message in messages)
                {
                    using SmtpClient client = new SmtpClient("a.example.com");
                    client.Send(message);
                }
            }

            void SendAndForget(MailMessage message)
            {
                try
                {
                    using SmtpClient client = new SmtpClient("a.example.com");
                    client.Send(message);
                }
                catch (InvalidOperationException)
                {
                    Console.WriteLine("no");
                }
            }
        }
        """);

    [Fact]
    public Task ExpressionBodiesInOldLanguage_GetBlocksOnTheirOwnLines() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void SendAll(System.Collections.Generic.List<MailMessage> messages)
            {
                messages.ForEach(message => [|new SmtpClient("a.example.com")|].Send(message));
                Task.Run(() => [|new SmtpClient("b.example.com")|].SendMailAsync(messages[0]));
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void SendAll(System.Collections.Generic.List<MailMessage> messages)
            {
                messages.ForEach(message =>
                {
                    using (var client = new SmtpClient("a.example.com"))
                    {
                        client.Send(message);
                    }
                });
                Task.Run(async () =>
                {
                    using (var smtpClient = new SmtpClient("b.example.com"))
                    {
                        await smtpClient.SendMailAsync(messages[0]);
                    }
                });
            }
        }
        """);

    [Fact]
    public Task BlockOnOneLine_StaysRight() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message) { var client = [|new SmtpClient("a.example.com")|]; client.Send(message); }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task TargetTypedNew_KeepsOrGetsItsType() => Fix(csharp: 9, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static void Deliver(SmtpClient client, MailMessage message) => client.Send(message);

            void Send(MailMessage message)
            {
                SmtpClient client = [|new("a.example.com")|] { Timeout = 1000 };
                client.Send(message);
            }

            void SendTemporary(MailMessage message)
            {
                Deliver([|new("a.example.com")|], message);
            }

            void SendAssigned(MailMessage message)
            {
                SmtpClient client;
                client = [|new("a.example.com")|];
                client.Send(message);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            static void Deliver(SmtpClient client, MailMessage message) => client.Send(message);

            void Send(MailMessage message)
            {
                using SmtpClient client = new("a.example.com") { Timeout = 1000 };
                client.Send(message);
            }

            void SendTemporary(MailMessage message)
            {
                using SmtpClient client = new("a.example.com");
                Deliver(client, message);
            }

            void SendAssigned(MailMessage message)
            {
                using SmtpClient client = new("a.example.com");
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_GetUsingDeclarations() => Fix(csharp: 9, before: """
        using System;
        using System.Net.Mail;

        // The only mail.
        var message = new MailMessage("a@example.com", "b@example.com");
        var client = [|new SmtpClient("a.example.com")|];
        client.Send(message);
        client.Dispose();
        [|new SmtpClient("b.example.com")|].Send(message);
        Console.WriteLine("sent");
        await [|new SmtpClient("c.example.com")|].SendMailAsync(message);

        class Other
        {
        }
        """, after: """
        using System;
        using System.Net.Mail;

        // The only mail.
        var message = new MailMessage("a@example.com", "b@example.com");
        using var client = new SmtpClient("a.example.com");
        client.Send(message);
        using (var smtpClient = new SmtpClient("b.example.com"))
        {
            smtpClient.Send(message);
        }
        Console.WriteLine("sent");
        using var smtp = new SmtpClient("c.example.com");
        await smtp.SendMailAsync(message);

        class Other
        {
        }
        """);

    [Fact]
    public Task FileScopedNamespaceAndNullable_AreKept() => Fix(csharp: 12, before: """
        #nullable enable
        using System.Net.Mail;
        using System.Threading.Tasks;

        namespace Mail;

        public class Mailer(string host)
        {
            public void Send(MailMessage message)
            {
                SmtpClient? client = null;
                try
                {
                    client = [|new SmtpClient(host)|];
                    client.Send(message);
                }
                finally
                {
                    message.Dispose();
                }
            }

            public Task SendAsync(MailMessage message) => [|new SmtpClient(host)|].SendMailAsync(message);
        }
        """, after: """
        #nullable enable
        using System.Net.Mail;
        using System.Threading.Tasks;

        namespace Mail;

        public class Mailer(string host)
        {
            public void Send(MailMessage message)
            {
                try
                {
                    using SmtpClient client = new SmtpClient(host);
                    client.Send(message);
                }
                finally
                {
                    message.Dispose();
                }
            }

            public async Task SendAsync(MailMessage message)
            {
                using var client = new SmtpClient(host);
                await client.SendMailAsync(message);
            }
        }
        """);

    [Fact]
    public Task LocalFunctionAndAlias_StayInsideTheScope() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                var client = [|new SmtpClient("a.example.com")|];
                var same = client;
                same.Timeout = 1000;
                Log("sending");
                foreach (var message in messages)
                {
                    Deliver(message);
                }

                void Deliver(MailMessage message) => client.Send(message);

                void Log(string text) => Console.WriteLine(text);
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage[] messages)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    var same = client;
                    same.Timeout = 1000;
                    Log("sending");
                    foreach (var message in messages)
                    {
                        Deliver(message);
                    }

                    void Deliver(MailMessage message) => client.Send(message);
                }

                void Log(string text) => Console.WriteLine(text);
            }
        }
        """);

    [Fact]
    public Task DirectivesAndComments_AreKept() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
        #if DEBUG
                Console.WriteLine("debugging");
        #endif
                // The relay.
                var client = [|new SmtpClient("a.example.com")|];
        #pragma warning disable CS0618
                #region Settings
                client.Timeout = 1000; // a second
                #endregion
        #pragma warning restore CS0618
                client.Send(message); /* done */
                // Bye.
                client.Dispose(); // QUIT
                // Then tell.
                Console.WriteLine("sent");
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
        #if DEBUG
                Console.WriteLine("debugging");
        #endif
                // The relay.
                using (var client = new SmtpClient("a.example.com"))
                {
        #pragma warning disable CS0618
                    #region Settings
                    client.Timeout = 1000; // a second
                    #endregion
        #pragma warning restore CS0618
                    client.Send(message); /* done */
                }
                // Bye.
                // QUIT
                // Then tell.
                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task TabsAndCarriageReturns_AreWrittenAsTheFileHasThem() => Fix(csharp: 7, before: Windows("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
                Console.WriteLine("sent");
            }

            void SendTemporary(MailMessage message) => [|new SmtpClient("a.example.com")|].Send(message);
        }
        """), after: Windows("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    client.Send(message);
                }
                Console.WriteLine("sent");
            }

            void SendTemporary(MailMessage message)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    client.Send(message);
                }
            }
        }
        """));

    [Fact]
    public Task SeveralDocuments_AreFixedByFixAll()
    {
        const string Before = """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Mailer
            {
                Task SendAsync(MailMessage message) => [|new SmtpClient("a.example.com")|].SendMailAsync(message);

                void Send(MailMessage message)
                {
                    var first = [|new SmtpClient("a.example.com")|];
                    var second = [|new SmtpClient("b.example.com")|];
                    first.Send(message);
                    second.Send(message);
                }
            }
            """;
        const string After = """
            using System.Net.Mail;
            using System.Threading.Tasks;

            class Mailer
            {
                async Task SendAsync(MailMessage message)
                {
                    using var client = new SmtpClient("a.example.com");
                    await client.SendMailAsync(message);
                }

                void Send(MailMessage message)
                {
                    using var first = new SmtpClient("a.example.com");
                    using var second = new SmtpClient("b.example.com");
                    first.Send(message);
                    second.Send(message);
                }
            }
            """;
        return Verify.Fix<ClientNotDisposedCodeFix>(
            "SMTP3001", ClientNotDisposedCodeFix.Title, Before, After,
            more: ("Other.cs", Before.Replace("class Mailer", "class Other"), After.Replace("class Mailer", "class Other")));
    }

    [Fact]
    public Task LateDisposeInOldLanguage_DoesNotWidenTheScope() => Fix(csharp: 7, before: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                var client = [|new SmtpClient("a.example.com")|];
                client.Send(message);
                Console.WriteLine("sent");
                client.Dispose();
                Console.WriteLine("done");
            }
        }
        """, after: """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("a.example.com"))
                {
                    client.Send(message);
                }
                Console.WriteLine("sent");
                Console.WriteLine("done");
            }
        }
        """);

    private static Task Fix(string before, string after, int csharp = 8, Framework on = Framework.Both) =>
        Verify.Fix<ClientNotDisposedCodeFix>("SMTP3001", ClientNotDisposedCodeFix.Title, before, after, on, csharp);

    private static Task NoFix(string program, int csharp = 8, Framework on = Framework.Both) =>
        Verify.NoFix<ClientNotDisposedCodeFix>("SMTP3001", program, on: on, csharp: csharp);

    private static string Windows(string program) => program.Replace("    ", "\t").Replace("\r", "").Replace("\n", "\r\n");
}
