namespace SmtpAnalyzers.Tests.Rules;

public class ClientFieldNotDisposedTests
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

    [Fact]
    public Task DisposedInDispose_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task DisposedInDisposeOfBool_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _client?.Dispose();
                    _client = null;
                }
            }
        }
        """);

    [Fact]
    public Task DisposedByCast_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => ((IDisposable)_client).Dispose();
        }
        """);

    [Fact]
    public Task DisposedThroughALocal_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose()
            {
                var client = _client;
                _client = null;
                client?.Dispose();
            }
        }
        """);

    [Fact]
    public Task DisposedAtomically_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using System.Threading;

        sealed class Mailer : IDisposable
        {
            private SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => Interlocked.Exchange(ref _client, null)?.Dispose();
        }
        """);

    [Fact]
    public Task DisposedInAClose_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Close() => _client.Dispose();
        }
        """);

    [Fact]
    public Task PublicDisposeWithoutTheInterface_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task DisposedByAHelper_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => Close(_client);

            private static void Close(IDisposable part) => part.Dispose();
        }
        """);

    [Fact]
    public Task DisposedInAsyncDispose_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        sealed class Mailer : IAsyncDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public Task Send(MailMessage message) => _client.SendMailAsync(message);

            public ValueTask DisposeAsync()
            {
                _client.Dispose();
                return default;
            }
        }
        """, on: Framework.Net);

    [Fact]
    public Task DisposedInAnotherPart_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        partial class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }

        partial class Mailer
        {
            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task UsingOfTheFieldAfterEachUse_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _client;

            public void Send(MailMessage message)
            {
                using (_client = new SmtpClient("localhost"))
                {
                    _client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task ReplacedAndDisposed_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _client;

            public void Send(MailMessage message)
            {
                _client = new SmtpClient("localhost");
                try
                {
                    _client.Send(message);
                }
                finally
                {
                    _client.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task DisposedByItsCompletedHandler_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _client;

            public void Send(MailMessage message)
            {
                _client = new SmtpClient("localhost");
                _client.SendCompleted += OnSent;
                _client.SendAsync(message, null);
            }

            private void OnSent(object sender, System.ComponentModel.AsyncCompletedEventArgs e)
            {
                System.Console.WriteLine(e.Error);
                _client.Dispose();
            }
        }
        """);

    [Fact]
    public Task InjectedField_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client;

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task InjectedOrOwn_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(SmtpClient client) => _client = client ?? new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task OwnPassedToTheOtherConstructor_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer() : this(new SmtpClient("localhost"))
            {
            }

            public Mailer(SmtpClient client) => _client = client;

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task AlsoAssignedFromAParameter_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _client = new SmtpClient("localhost");

            public void Use(SmtpClient client) => _client = client;

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task SettableProperty_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public SmtpClient Client { get; set; } = new SmtpClient("localhost");

            public void Send(MailMessage message) => Client.Send(message);
        }
        """);

    [Fact]
    public Task ProtectedField_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            protected SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task StaticField_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private static readonly SmtpClient Client = new SmtpClient("localhost");

            public static int Port => Client.Port;
        }
        """);

    [Fact]
    public Task UnresolvedBase_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer : {|CS0246:MailerBase|}
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task GivenToAnUnknownOwner_IsSilent() => Verify.Silent("""
        using System;
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public Mailer(ICollection<IDisposable> parts) => parts.Add(_client);

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task FilledByAnUnknownFactory_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(Func<SmtpClient> factory) => _client = factory();

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task ReturnedToTheCaller_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _client;

            public SmtpClient Create()
            {
                _client = new SmtpClient("localhost");
                return _client;
            }
        }
        """);

    [Fact]
    public Task PickupDirectory_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = "/mails" };

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task NestedClassDisposesIt_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            private sealed class Scope : IDisposable
            {
                private readonly Mailer _mailer;

                public Scope(Mailer mailer) => _mailer = mailer;

                public void Dispose() => _mailer._client.Dispose();
            }
        }
        """);

    [Fact]
    public Task MailKitClient_IsSilent() => Verify.Silent("""
        namespace MailKit.Net.Smtp
        {
            public class SmtpClient
            {
                public void Send(object message) { }
            }
        }

        class Mailer
        {
            private readonly MailKit.Net.Smtp.SmtpClient _client = new MailKit.Net.Smtp.SmtpClient();

            public void Send(object message) => _client.Send(message);
        }
        """);
}
