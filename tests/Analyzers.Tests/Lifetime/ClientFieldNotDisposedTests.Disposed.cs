using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>The class disposes it, somewhere.</summary>
public partial class ClientFieldNotDisposedTests
{
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
}
