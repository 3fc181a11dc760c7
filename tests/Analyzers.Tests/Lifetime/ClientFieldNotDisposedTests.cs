using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientFieldNotDisposedTests
{
    private const string Id = "SMTP3003";

    [Fact]
    public Task FieldWithAnInitializer_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task FieldFilledByTheConstructor_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient [|_client|];

            public Mailer(string host)
            {
                _client = new SmtpClient(host);
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task FieldFilledThroughALocal_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient [|_client|];

            public void Open(string host)
            {
                var client = new SmtpClient(host);
                client.Port = 2525;
                _client = client;
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task FieldFilledWhenFirstUsed_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient [|_client|];

            public void Send(MailMessage message)
            {
                if (_client == null)
                {
                    _client = new SmtpClient("localhost");
                }

                _client.Send(message);
            }
        }
        """);

    [Fact]
    public Task FieldFilledByCoalescing_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient [|_client|];

            private SmtpClient Client => _client ?? (_client = new SmtpClient("localhost"));

            public void Send(MailMessage message) => Client.Send(message);
        }
        """);

    [Fact]
    public Task FieldFilledByItsOwnFactory_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient [|_client|] = Create();

            private static SmtpClient Create()
            {
                return new SmtpClient("localhost");
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task AutoProperty_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient [|Client|] { get; } = new SmtpClient("localhost");

            public void Send(MailMessage message) => Client.Send(message);
        }
        """);

    [Fact]
    public Task PublicAutoPropertyWithoutASetter_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            public SmtpClient [|Client|] { get; }

            public Mailer() => Client = new SmtpClient("localhost");

            public void Send(MailMessage message) => Client.Send(message);
        }
        """);

    [Fact]
    public Task DisposableThatForgetsTheClient_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose()
            {
            }
        }
        """);

    [Fact]
    public Task AsyncDisposableThatForgetsTheClient_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        sealed class Mailer : IAsyncDisposable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public Task Send(MailMessage message) => _client.SendMailAsync(message);

            public ValueTask DisposeAsync() => default;
        }
        """, on: Framework.Net);

    [Fact]
    public Task DisposableBaseThatKnowsNothingOfTheClient_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        abstract class Base : IDisposable
        {
            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
            }
        }

        class Mailer : Base
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task Struct_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        struct Mailer
        {
            private readonly SmtpClient [|_client|];

            public Mailer(string host) => _client = new SmtpClient(host);

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task Record_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        record Mailer
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """, on: Framework.Net, csharp: 10);

    [Fact]
    public Task PartialClass_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        partial class Mailer
        {
            private readonly SmtpClient [|_client|];
        }

        partial class Mailer
        {
            public Mailer() => _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task DerivedClient_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private readonly CompanyClient [|_client|] = new CompanyClient();

            public void Send(MailMessage message) => _client.Send(message);

            private class CompanyClient : SmtpClient
            {
            }
        }
        """);

    [Fact]
    public Task SeenHelperThatLeavesItOpen_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => Send(_client, message);

            private static void Send(SmtpClient client, MailMessage message) => client.Send(message);
        }
        """);

    [Fact]
    public Task UnresolvedInterface_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer : {|CS0246:IMailer|}
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);
}
