using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientFieldNotDisposedFixTests
{
    private const string Id = "SMTP3003";

    [Fact]
    public Task ClassWithoutABase_ImplementsTheSimpleForm() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose()
            {
                _client.Dispose();
            }
        }
        """, csharp: 7);

    [Fact]
    public Task SystemInScope_NamesTheInterfaceShort() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
        using System;
        using System.Net.Mail;

        public sealed class Mailer : ICloneable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public object Clone() => this;
        }
        """, """
        using System;
        using System.Net.Mail;

        public sealed class Mailer : ICloneable, IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public object Clone() => this;

            public void Dispose()
            {
                _client.Dispose();
            }
        }
        """, csharp: 7);

    [Fact]
    public Task ClassWithABase_ImplementsTheVirtualForm() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
        using System;
        using System.Net.Mail;

        class Mailer : Base
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }

        class Base
        {
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer : Base, IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

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

        class Base
        {
        }
        """, csharp: 7);

    [Fact]
    public Task FieldThatMayBeNull_IsDisposedConditionally() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
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
        """, """
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private SmtpClient _client;

            public void Send(MailMessage message)
            {
                if (_client == null)
                {
                    _client = new SmtpClient("localhost");
                }

                _client.Send(message);
            }

            public void Dispose()
            {
                _client?.Dispose();
            }
        }
        """, csharp: 7);

    [Fact]
    public Task FileScopedNamespaceAndRecord_AreKept() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
        using System;
        using System.Net.Mail;

        namespace Mailing;

        public record Mailer
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }
        """, """
        using System;
        using System.Net.Mail;

        namespace Mailing;

        public record Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose()
            {
                _client.Dispose();
            }
        }
        """, on: Framework.Net, csharp: 10);

    [Fact]
    public Task TwoFields_AreBothDisposed() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
        using System;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");
            private readonly SmtpClient [|_spare|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Retry(MailMessage message) => _spare.Send(message);
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");
            private readonly SmtpClient _spare = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Retry(MailMessage message) => _spare.Send(message);

            public void Dispose()
            {
                _client.Dispose();
                _spare.Dispose();
            }
        }
        """, csharp: 7);
}
