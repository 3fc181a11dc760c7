using SmtpAnalyzers.CodeFixes.Lifetime;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>A Dispose that is there already, in the class or its base.</summary>
public partial class ClientFieldNotDisposedFixTests
{
    [Fact]
    public Task ExistingDispose_GetsTheCall() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose()
            {
                Console.WriteLine("bye");
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose()
            {
                Console.WriteLine("bye");
                _client.Dispose();
            }
        }
        """, csharp: 7);

    [Theory]
    [InlineData("public void Dispose()\n    {\n        _client = null;\n    }")]
    [InlineData("public void Dispose() => _client = null;")]
    public Task DisposeThatLetsGoOfTheClient_DisposesItBefore(string dispose)
    {
        const string program = """
            using System;
            using System.Net.Mail;

            sealed class Mailer : IDisposable
            {
                private SmtpClient [|_client|];

                public SmtpClient Load() { _client = new SmtpClient("localhost"); return _client; }

                public void Send(MailMessage message) { if (_client == null) Load(); _client.Send(message); }

                DISPOSE
            }
            """;
        return Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title,
            program.Replace("DISPOSE", dispose),
            program.Replace("[|", "").Replace("|]", "").Replace("DISPOSE",
                "public void Dispose()\n    {\n        _client?.Dispose();\n        _client = null;\n    }"),
            csharp: 7);
    }

    [Fact]
    public Task ExpressionBodiedDispose_BecomesABlock() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => Console.WriteLine("bye");
        }
        """, """
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose()
            {
                Console.WriteLine("bye");
                _client.Dispose();
            }
        }
        """, csharp: 7);

    [Fact]
    public Task ExistingDisposeOfBool_GetsTheCallUnderItsFlag() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    Console.WriteLine("bye");
                }
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    Console.WriteLine("bye");
                    _client.Dispose();
                }
            }
        }
        """, csharp: 7);

    [Fact]
    public Task EmptyDisposeOfBool_GetsTheFlagToo() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _client.Dispose();
                }
            }
        }
        """, csharp: 7);

    [Fact]
    public Task DisposableBase_IsOverridden() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
        using System;
        using System.Net.Mail;

        class Mailer : Base
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }

        class Base : IDisposable
        {
            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
            }
        }
        """, """
        using System;
        using System.Net.Mail;

        class Mailer : Base
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);

            protected override void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _client.Dispose();
                }

                base.Dispose(disposing);
            }
        }

        class Base : IDisposable
        {
            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
            }
        }
        """, csharp: 7);

    [Fact]
    public Task AsyncDisposable_GetsTheCall() => Verify.Fix<ClientFieldNotDisposedCodeFix>(Id, ClientFieldNotDisposedCodeFix.Title, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        sealed class Mailer : IAsyncDisposable
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public ValueTask DisposeAsync() => default;
        }
        """, """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        sealed class Mailer : IAsyncDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");

            public ValueTask DisposeAsync()
            {
                _client.Dispose();
                return default;
            }
        }
        """, on: Framework.Net);

    [Fact]
    public Task DisposeOfTheBaseThatIsClosed_IsNotOffered() => Verify.NoFix<ClientFieldNotDisposedCodeFix>(Id, """
        using System;
        using System.Net.Mail;

        class Mailer : Base
        {
            private readonly SmtpClient [|_client|] = new SmtpClient("localhost");

            public void Send(MailMessage message) => _client.Send(message);
        }

        class Base : IDisposable
        {
            public void Dispose() { }
        }
        """);
}
