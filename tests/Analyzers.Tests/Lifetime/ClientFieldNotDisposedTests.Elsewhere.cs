using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>The dispose, or what may lead to it, stands elsewhere than in the class's own Dispose.</summary>
public partial class ClientFieldNotDisposedTests
{
    [Theory]
    [InlineData("stopping.Register(_client.Dispose);")]
    [InlineData("stopping.Register(() => _client.Dispose());")]
    [InlineData("_cleanup += _client.Dispose;")]
    [InlineData("_steps.Push(_client.Dispose);")]
    [InlineData("_owned.Add(_client);")]
    public Task DisposeGivenAway_IsSilent(string statement) => Verify.Silent(GivingAway(statement));

    [Theory]
    [InlineData("stopping.Register(_client.SendAsyncCancel);")]
    [InlineData("_cleanup += () => _client.Timeout = 100;")]
    public Task AnythingElseGivenAway_IsFlagged(string statement) =>
        Verify.Flagged(Id, GivingAway(statement).Replace("_client =", "[|_client|] ="));

    private static string GivingAway(string statement) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net.Mail;
        using System.Threading;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient("localhost");
            private readonly Stack<Action> _steps = new Stack<Action>();
            private readonly List<IDisposable> _owned = new List<IDisposable>();
            private Action _cleanup;

            public Mailer(CancellationToken stopping) { {{statement}} }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """;

    [Fact]
    public Task DisposedByTheClassAround_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly Connection _connection = new Connection();

            public void Send(MailMessage message) => _connection.Client.Send(message);

            public void Dispose() => _connection.Client.Dispose();

            private class Connection
            {
                public readonly SmtpClient Client = new SmtpClient("localhost");
            }
        }
        """);

    [Theory]
    [InlineData("holder.Client.Dispose();")]
    [InlineData("using (holder.Client) { }")]
    [InlineData("holder.Client?.Dispose();")]
    [InlineData("var client = holder.Client; client.Dispose();")]
    [InlineData("GC.KeepAlive(new Owner(holder.Client));")]
    public Task DisposedByAnotherClass_IsSilent(string statement) => Verify.Silent(Reached(statement));

    [Theory]
    [InlineData("holder.Client.Timeout = 5000;")]
    [InlineData("holder.Client.Send(message);")]
    public Task OnlyUsedByAnotherClass_IsFlagged(string statement) =>
        Verify.Flagged(Id, Reached(statement).Replace("SmtpClient Client {", "SmtpClient [|Client|] {"));

    private static string Reached(string statement) => $$"""
        using System;
        using System.Net.Mail;

        class Holder
        {
            public SmtpClient Client { get; } = new SmtpClient("localhost");

            public void Send(MailMessage message) => Client.Send(message);
        }

        class Owner
        {
            public Owner(IDisposable owned) => owned.Dispose();
        }

        class User
        {
            void Use(Holder holder, MailMessage message) { {{statement}} }
        }
        """;

    [Fact]
    public Task DisposedByAnotherFile_IsSilent() => Verify.FlaggedInFiles(Id,
        ["""
        using System.Net.Mail;

        public class Holder
        {
            public SmtpClient Client { get; } = new SmtpClient("localhost");

            public SmtpClient [|Other|] { get; } = new SmtpClient("localhost");

            public void Send(MailMessage message) => Client.Send(message);
        }
        """,
        """
        class User
        {
            void End(Holder holder) => holder.Client.Dispose();
        }
        """]);

    [Fact]
    public Task DisposedByADerivedClass_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            protected readonly SmtpClient Client = new SmtpClient("localhost");

            public void Send(MailMessage message) => Client.Send(message);
        }

        class OwningMailer : Mailer, IDisposable
        {
            public void Dispose() => Client.Dispose();
        }
        """);

    [Fact]
    public Task FilledAndReturnedByAPublicMethod_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private SmtpClient [|_client|];

            public SmtpClient Load() { _client = new SmtpClient("h"); return _client; }

            public void Send(MailMessage message) { if (_client == null) Load(); _client.Send(message); }

            public void Dispose() { _client = null; }
        }

        class LazyMailer
        {
            private SmtpClient [|_client|];

            public SmtpClient Client() => _client ?? (_client = new SmtpClient("h"));

            public void Send(MailMessage message) => Client().Send(message);
        }
        """);

    [Fact]
    public Task ReturnedToWhoMayDisposeIt_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _client;

            public SmtpClient Load() { _client = new SmtpClient("h"); return _client; }

            public void Send(MailMessage message) => _client.Send(message);
        }

        class User
        {
            void Use(Mailer mailer, MailMessage message)
            {
                using (mailer.Load()) mailer.Send(message);
            }
        }
        """);

    [Theory]
    [InlineData("public void End() => Client().Dispose();")]
    [InlineData("public void End() { var client = Client(); client.Dispose(); }")]
    [InlineData("public void End() { using (Client()) { } }")]
    [InlineData("private IDisposable _owned; public void Own() { _client = new SmtpClient(\"localhost\"); _owned = _client; } public void End() => _owned.Dispose();")]
    public Task DisposedByAnotherName_IsSilent(string members) => Verify.Silent(Lazily(members));

    [Theory]
    [InlineData("public void Limit() => Client().Timeout = 5000;")]
    [InlineData("public void Limit() { var client = Client(); client.Timeout = 5000; }")]
    public Task OnlyUsedByAnotherName_IsFlagged(string members) =>
        Verify.Flagged(Id, Lazily(members).Replace("SmtpClient _client;", "SmtpClient [|_client|];"));

    private static string Lazily(string members) => $$"""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _client;

            private SmtpClient Client() => _client ?? (_client = new SmtpClient("localhost"));

            public void Send(MailMessage message) => Client().Send(message);

            {{members}}
        }
        """;
}
