using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>The forms that a class and its Dispose may have.</summary>
public partial class ClientFieldNotDisposedFixTests
{
    [Fact]
    public Task ExplicitDispose_GetsTheCall() => Fix("""
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            void IDisposable.Dispose()
            {
                Console.WriteLine("Good bye.");
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            void IDisposable.Dispose()
            {
                Console.WriteLine("Good bye.");
                _client.Dispose();
            }
        }
        """);

    [Fact]
    public Task FlagAskedInsideAnotherTest_TakesTheCall() => Fix("""
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");
            private bool _disposed;

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!_disposed)
                {
                    if (disposing)
                        Console.WriteLine("Good bye."); // said once

                    _disposed = true;
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");
            private bool _disposed;

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!_disposed)
                {
                    if (disposing)
                    {
                        Console.WriteLine("Good bye."); // said once
                        _client.Dispose();
                    }

                    _disposed = true;
                }
            }
        }
        """);

    [Fact]
    public Task AsynchronousDisposeThatOnlyReturns_GetsTheCallBefore() => Fix("""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer : IAsyncDisposable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public Task Send(MailMessage message) => _client.SendMailAsync(message);

            public ValueTask DisposeAsync() => default;
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer : IAsyncDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public Task Send(MailMessage message) => _client.SendMailAsync(message);

            public ValueTask DisposeAsync()
            {
                _client.Dispose();
                return default;
            }
        }
        """, on: Framework.Net, csharp: 8);

    [Fact]
    public Task BothDisposals_TheSynchronousOneGetsTheCall() => Fix("""
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer : IAsyncDisposable, IDisposable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public Task Send(MailMessage message) => _client.SendMailAsync(message);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }

            public void Dispose()
            {
            }
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Mailer : IAsyncDisposable, IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public Task Send(MailMessage message) => _client.SendMailAsync(message);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }

            public void Dispose()
            {
                _client.Dispose();
            }
        }
        """, on: Framework.Net, csharp: 8);

    [Fact]
    public Task StructAndNestedClass_ImplementTheSimpleForm() => Fix("""
        using System;
        using System.Net.Mail;

        struct Mailer
        {
            private SmtpClient [|_client|];

            public void Send(MailMessage message)
            {
                _client = new SmtpClient("localhost");
                _client.Send(message);
            }

            private class Spare
            {
                private readonly SmtpClient [|_spare|] = new SmtpClient("localhost");

                public void Send(MailMessage message) => _spare.Send(message);
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        struct Mailer : IDisposable
        {
            private SmtpClient _client;

            public void Send(MailMessage message)
            {
                _client = new SmtpClient("localhost");
                _client.Send(message);
            }

            private class Spare : IDisposable
            {
                private readonly SmtpClient _spare = new SmtpClient("localhost");

                public void Send(MailMessage message) => _spare.Send(message);

                public void Dispose()
                {
                    _spare.Dispose();
                }
            }

            public void Dispose()
            {
                _client?.Dispose();
            }
        }
        """);

    [Fact]
    public Task RefStruct_GetsADisposeWithoutTheInterface() => Fix("""
        using System;
        using System.Net.Mail;

        ref struct Mailer
        {
            private readonly SmtpClient [|_client|];

            public Mailer(string host)
            {
                _client = new SmtpClient(host);
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """, """
        using System;
        using System.Net.Mail;

        ref struct Mailer
        {
            private readonly SmtpClient _client;

            public Mailer(string host)
            {
                _client = new SmtpClient(host);
            }

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose()
            {
                _client?.Dispose();
            }
        }
        """, csharp: 8);

    [Fact]
    public Task PrimaryConstructorAndItsBase_AreKept() => Fix("""
        using System;
        using System.Net.Mail;

        public class Service(string name)
        {
            public string Name => name;
        }

        public class Mailer(string host) : Service(host)
        {
            private readonly SmtpClient [|_client|] = new(host);

            public void Send(MailMessage message) => _client.Send(message);
        }
        """, """
        using System;
        using System.Net.Mail;

        public class Service(string name)
        {
            public string Name => name;
        }

        public class Mailer(string host) : Service(host), IDisposable
        {
            private readonly SmtpClient _client = new(host);

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _client.Dispose();
                }
            }
        }
        """, on: Framework.Net, csharp: 13);

    [Fact]
    public Task NullableField_IsDisposedConditionally() => Fix("""
        #nullable enable
        using System;
        using System.Net.Mail;

        sealed class Mailer<T>
            where T : class
        {
            private SmtpClient? [|_client|]; // made when first used

            private SmtpClient Client => _client ??= new SmtpClient("localhost");

            public void Send(MailMessage message) => Client.Send(message);
        }
        """, """
        #nullable enable
        using System;
        using System.Net.Mail;

        sealed class Mailer<T> : IDisposable
            where T : class
        {
            private SmtpClient? _client; // made when first used

            private SmtpClient Client => _client ??= new SmtpClient("localhost");

            public void Send(MailMessage message) => Client.Send(message);

            public void Dispose()
            {
                _client?.Dispose();
            }
        }
        """, on: Framework.Net, csharp: 8);

    [Theory]
    [InlineData("public abstract void Dispose();", "abstract ")]
    [InlineData("public sealed override void Dispose() { }", "")]
    public Task DisposeThatCannotBeExtended_IsNotOffered(string dispose, string kind) => Verify.NoFix<ClientFieldNotDisposedCodeFix>(Id, $$"""
        using System;
        using System.Net.Mail;

        {{kind}}class Mailer : Base
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }

        {{kind}}class Base : Root
        {
            {{dispose}}
        }

        class Root : IDisposable
        {
            public virtual void Dispose() { }
        }
        """.Replace("abstract void", "abstract override void"));

    private static Task Fix(string before, string after, Framework on = Framework.Both, int csharp = 7) =>
        Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, before, after, on, csharp);
}
