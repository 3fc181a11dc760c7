using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>Each place that a client can be handed to before it is sent with, and what may go wrong before there is a connection.</summary>
public partial class ClientNotDisposedTests
{
    [Theory]
    [InlineData("_pair = (client, 1);")]
    [InlineData("var pair = (client, 1); _pair = pair;")]
    [InlineData("_all = new[] { client };")]
    [InlineData("_named[\"a\"] = client;")]
    [InlineData("Client = client;")]
    [InlineData("_any = client;")]
    [InlineData("Take(ref client);")]
    [InlineData("Use(client);")]
    [InlineData("object any = client; Use(any);")]
    [InlineData("Run(() => client.Send(message));")]
    [InlineData("Run(() => client.Dispose());")]
    [InlineData("_later += () => client.Dispose();")]
    [InlineData("Run(client.Dispose);")]
    [InlineData("_any = new Owner(client);")]
    public Task HandedToSomebodyElse_IsSilent(string statement) => Verify.Silent(Handing("new SmtpClient(\"localhost\")", statement));

    [Theory]
    [InlineData("_pair = (null, client.Port);")]
    [InlineData("_all = new SmtpClient[] { null };")]
    [InlineData("_named[client.Host] = null;")]
    [InlineData("_any = client.Host;")]
    [InlineData("Take(ref other);")]
    [InlineData("Use(client.Host);")]
    [InlineData("Run(client.SendAsyncCancel);")]
    [InlineData("_any = new Owner(null);")]
    public Task OnlyAPartOfItHandedOver_IsFlagged(string statement) =>
        Verify.Flagged(Id, Handing("[|new SmtpClient(\"localhost\")|]", statement));

    [Fact]
    public Task YieldedBeforeItIsSentWith_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Pool
        {
            public IEnumerable<SmtpClient> Open(MailMessage hello)
            {
                var client = new SmtpClient("localhost");
                yield return client;
                client.Send(hello);
            }
        }
        """);

    [Fact]
    public Task AnythingElseYielded_IsFlagged() => Verify.Flagged(Id, """
        using System.Collections.Generic;
        using System.Net.Mail;

        class Pool
        {
            public IEnumerable<string> Open(MailMessage hello)
            {
                var client = [|new SmtpClient("localhost")|];
                yield return client.Host;
                client.Send(hello);
            }
        }
        """);

    [Theory]
    [InlineData("client.Port = int.Parse(text); using (client) client.Send(message);")]
    [InlineData("if (text == null) throw new ArgumentNullException(nameof(text)); using (client) client.Send(message);")]
    [InlineData("if (text == null) return; using (client) client.Send(message);")]
    [InlineData("client.Port = int.Parse(text); _last = client; client.Send(message);")]
    public Task ThrownBeforeTheFirstSend_DoesNotCount_IsSilent(string statements) => Verify.Silent(
        Checking("new SmtpClient(\"a\")", statements), except: "SMTP3003");

    [Theory]
    [InlineData("client.Send(message); client.Port = int.Parse(text); using (client) client.Send(message);")]
    [InlineData("client.Send(message); if (text == null) return; client.Dispose();")]
    [InlineData("try { client.Send(message); } catch { client.Dispose(); throw; } if (text == null) throw new ArgumentNullException(); client.Dispose();")]
    public Task ThrownAfterIt_IsFlagged(string statements) => Verify.Flagged(Id, Checking("[|new SmtpClient(\"a\")|]", statements));

    [Theory]
    [InlineData("client.Send(message); client.Dispose();", "disposed only when nothing fails")]
    [InlineData("client.Send(message); if (text != null) client.Dispose();", "not disposed on every way out")]
    [InlineData("client.Send(message);", "never disposed")]
    public async Task Message_SaysWhatIsMissing(string statements, string expected)
    {
        var report = Assert.Single(await Reports.Of(Checking("new SmtpClient(\"a\")", statements)));

        Assert.Equal(Id, report.Id);
        Assert.StartsWith($"This SmtpClient is {expected}: ", report.GetMessage());
    }

    /// <summary>The client of .NET Framework 3.5, which has no Dispose, stands in the program itself.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData(": System.IDisposable", true)]
    public async Task ClientThatIsNotDisposable_IsSilent(string bases, bool isDisposable)
    {
        var reports = await Reports.Of($$"""
            namespace System.Net.Mail
            {
                public class SmtpClient {{bases}}
                {
                    public void Send(string message)
                    {
                    }

                    public void Dispose()
                    {
                    }
                }
            }

            class Mailer
            {
                void Send()
                {
                    var client = new System.Net.Mail.SmtpClient();
                    client.Send("Hello");
                }
            }
            """);

        Assert.Equal(isDisposable, reports.Any(report => report.Id == Id));
    }

    private static string Checking(string creation, string statements) => $$"""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            private SmtpClient _last = null;

            void Send(MailMessage message, string text)
            {
                var client = {{creation}};
                {{statements}}
            }
        }
        """;

    private static string Handing(string creation, string statement) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net.Mail;

        class Owner
        {
            private readonly SmtpClient _owned;

            public Owner(SmtpClient client) => _owned = client;
        }

        abstract class Mailer
        {
            private (SmtpClient, int) _pair;
            private SmtpClient[] _all;
            private readonly Dictionary<string, SmtpClient> _named = new Dictionary<string, SmtpClient>();
            private object _any;
            private Action _later;

            public SmtpClient Client { get; set; }

            protected abstract void Use(object any);

            protected abstract void Run(Action action);

            protected abstract void Take(ref SmtpClient client);

            public void Open(MailMessage message, SmtpClient other)
            {
                var client = {{creation}};
                {{statement}}
                client.Send(message);
            }
        }
        """;
}
