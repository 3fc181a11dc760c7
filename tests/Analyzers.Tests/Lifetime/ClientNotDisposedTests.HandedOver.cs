using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>Handed over: somebody else may dispose it.</summary>
public partial class ClientNotDisposedTests
{
    [Fact]
    public Task ClientReturnedAfterASend_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public SmtpClient Connect(string host, MailMessage greeting)
            {
                var client = new SmtpClient(host);
                try
                {
                    client.Send(greeting);
                }
                catch
                {
                    client.Dispose();
                    throw;
                }

                return client;
            }
        }
        """);

    [Fact]
    public Task ClientCapturedAfterASend_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            public Action Connect(string host, MailMessage greeting)
            {
                var client = new SmtpClient(host);
                try
                {
                    client.Send(greeting);
                }
                catch
                {
                    client.Dispose();
                    throw;
                }

                return () => client.Dispose();
            }
        }
        """);

    [Fact]
    public Task ClientReturnedToCaller_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Factory
        {
            public SmtpClient Create(bool test)
            {
                var client = new SmtpClient("localhost");
                client.Port = test ? 2525 : 25;
                return client;
            }
        }
        """);

    [Fact]
    public Task ClientStoredInAField_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client;

            public Mailer(MailMessage hello)
            {
                _client = new SmtpClient("localhost");
                _client.Send(hello);
            }

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task ClientStoredInACollection_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Pool
        {
            private readonly List<SmtpClient> _clients = new List<SmtpClient>();

            public void Fill(MailMessage hello)
            {
                var client = new SmtpClient("localhost");
                _clients.Add(client);
                client.Send(hello);
            }
        }
        """);

    [Fact]
    public Task ClientStoredInAnArray_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Pool
        {
            private readonly SmtpClient[] _clients = new SmtpClient[1];

            public void Fill(MailMessage hello)
            {
                var client = new SmtpClient("localhost");
                _clients[0] = client;
                client.Send(hello);
            }
        }
        """);

    [Fact]
    public Task ClientInATuple_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Pool
        {
            public (SmtpClient, string) Open()
            {
                var client = new SmtpClient("localhost");
                return (client, "localhost");
            }
        }
        """);

    [Fact]
    public Task ClientYielded_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Pool
        {
            public IEnumerable<SmtpClient> Open()
            {
                var client = new SmtpClient("localhost");
                yield return client;
            }
        }
        """);

    [Fact]
    public Task ClientPassedToAConstructor_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public static Mailer Open(MailMessage hello)
            {
                var client = new SmtpClient("localhost");
                var mailer = new Mailer(client);
                client.Send(hello);
                return mailer;
            }
        }
        """);

    [Fact]
    public Task ClientGivenToAMethodThatCannotBeSeen_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        abstract class Mailer
        {
            protected abstract void Release(SmtpClient client);

            public void Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                try
                {
                    client.Send(message);
                }
                finally
                {
                    Release(client);
                }
            }
        }
        """);

    [Fact]
    public Task ClientCapturedByALambdaGivenAway_IsSilent() => Verify.Silent("""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer
        {
            public Task Send(MailMessage message)
            {
                var client = new SmtpClient("localhost");
                return Task.Run(() => client.Send(message));
            }
        }
        """);

    [Fact]
    public Task MethodGroupGivenAway_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message, Action<Action<MailMessage>> queue)
            {
                var client = new SmtpClient("localhost");
                queue(client.Send);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task OutParameter_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public void Open(MailMessage hello, out SmtpClient client)
            {
                client = new SmtpClient("localhost");
                client.Send(hello);
            }
        }
        """);

    [Fact]
    public Task UserDefinedConversion_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Handle
        {
            private SmtpClient _client;

            public static implicit operator Handle(SmtpClient client) => new Handle { _client = client };
        }

        class Mailer
        {
            public void Open(MailMessage hello)
            {
                var client = new SmtpClient("localhost");
                Handle handle = client;
                client.Send(hello);
            }
        }
        """);

    [Fact]
    public Task FactoryThatCachesItsClient_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _client;

            private SmtpClient Client()
            {
                if (_client == null)
                {
                    _client = new SmtpClient("localhost");
                }

                return _client;
            }

            public void Send(MailMessage message) => Client().Send(message);
        }
        """, except: "SMTP3003");

    [Fact]
    public Task OuterVariableOfALambda_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            public void Send(MailMessage message)
            {
                SmtpClient client = null;
                Action open = () =>
                {
                    client = new SmtpClient("localhost");
                    client.Send(message);
                };
                open();
                client?.Dispose();
            }
        }
        """);

    [Fact]
    public Task ClientCapturedByALambdaOfAConstructorItIsGivenTo_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Sender
        {
            private readonly Func<SmtpClient> _factory;

            public Sender(string name, SmtpClient client)
            {
                _factory = () => client;
            }

            public static Sender Open(MailMessage hello)
            {
                var client = new SmtpClient("localhost");
                var sender = new Sender("main", client);
                client.Send(hello);
                return sender;
            }
        }
        """);
}
