using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public class ImplicitTlsPortTests
{
    private const string Id = "SMTP2003";

    [Theory]
    [InlineData("465")]
    [InlineData("2465")]
    [InlineData("400 + 65")]
    public Task PortOfTheConstructor_IsFlagged(string port) => Flagged($"""
        using var client = new SmtpClient(host, [|{port}|]);
        client.Send(message);
        """);

    [Fact]
    public Task PortInTheInitializer_IsFlagged() => Flagged("""
        using var client = new SmtpClient { Host = host, Port = [|465|], EnableSsl = true };
        client.Send(message);
        """);

    [Fact]
    public Task PortByStatement_IsFlagged() => Flagged("""
        using var client = new SmtpClient(host, 25);
        client.EnableSsl = flag;
        client.Port = [|465|];
        client.Send(message);
        """);

    [Fact]
    public Task NamedArgument_IsFlagged() => Flagged("""
        using var client = new SmtpClient(port: [|465|], host: host);
        client.Send(message);
        """);

    [Theory]
    [InlineData("Ports.Smtps")]
    [InlineData("Standard")]
    [InlineData("Old")]
    [InlineData("Short")]
    [InlineData("(int)Kind.Smtps")]
    [InlineData("Ports.Shared")]
    [InlineData("Ports.Given")]
    [InlineData("Ports.Asked")]
    public Task FoldedConstant_IsFlagged(string port) => Verify.Flagged(Id, $$"""
        using System.Net.Mail;

        static class Ports
        {
            internal const int Smtps = 465;
            internal static readonly int Shared = Smtps;
            internal static int Given { get; } = 465;
            internal static int Asked => 465;
        }

        enum Kind
        {
            Smtps = 465,
        }

        class Mailer
        {
            private const int Standard = Ports.Smtps;
            private const short Short = 465;
            private readonly int Old = 465;

            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, [|{{port}}|]);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task LocalWithOneValue_IsFlagged() => Flagged("""
        var port = 465;
        using var client = new SmtpClient(host, [|port|]);
        client.Send(message);
        """);

    [Fact]
    public Task LocalThatIsPutIntoATuple_IsFlagged() => Flagged("""
        var port = 465;
        var server = (host, port);
        using var client = new SmtpClient(server.host, [|port|]);
        client.Send(message);
        """);

    [Fact]
    public Task LocalThatATupleIsTakenApartInto_IsSilent() => Silent("""
        var port = 465;
        string server;
        (server, port) = (host, 587);
        using var client = new SmtpClient(server, port) { EnableSsl = true };
        client.Send(message);
        """);

    [Fact]
    public Task BothPortsOnBothWays_AreFlagged() => Flagged("""
        using var client = new SmtpClient(host);
        if (flag)
        {
            client.Port = [|465|];
        }
        else
        {
            client.Port = [|2465|];
        }

        client.Send(message);
        """);

    [Fact]
    public Task PortForAField_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client = new SmtpClient("smtp.example.com");

            public Mailer()
            {
                _client.Port = [|465|];
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Fact]
    public Task PortOfAClientThatIsReturned_IsFlagged() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Create() => new SmtpClient("smtp.example.com", [|465|]);
        }
        """);

    [Fact]
    public Task OtherRulesOnTls_AreBeaten() => Verify.Flagged(Id, Programs.InMethod("""
        using var client = new SmtpClient("smtp.gmail.com", [|465|]) { Credentials = new NetworkCredential(user, password), EnableSsl = false };
        client.Send(message);
        """));

    [Fact]
    public async Task OneClient_IsReportedOnce()
    {
        var reports = await Reports.Of(Programs.InMethod("""
            using var client = new SmtpClient("smtp.gmail.com", 465) { Credentials = new NetworkCredential(user, password) };
            client.Send(message);
            using var other = new SmtpClient("smtp.gmail.com", 465) { Credentials = new NetworkCredential(user, password), EnableSsl = false };
            other.Send(message);
            """));

        Assert.Equal([Id, Id], reports.Select(report => report.Id));
    }

    [Theory]
    [InlineData("587")]
    [InlineData("25")]
    [InlineData("2525")]
    [InlineData("4650")]
    public Task AnotherPort_IsSilent(string port) => Silent($$"""
        using var client = new SmtpClient(host, {{port}}) { EnableSsl = true };
        client.Send(message);
        """);

    [Fact]
    public Task PortThatIsOneOfTwo_IsSilent() => Silent("""
        using var client = new SmtpClient(host, flag ? 465 : 587) { EnableSsl = true };
        client.Send(message);
        """);

    [Fact]
    public Task PortOnOneWay_IsSilent() => Silent("""
        using var client = new SmtpClient(host) { EnableSsl = true };
        if (flag)
        {
            client.Port = 465;
        }

        client.Send(message);
        """);

    [Fact]
    public Task PortThatIsReplaced_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 465) { EnableSsl = true };
        client.Port = 587;
        client.Send(message);
        """);

    [Fact]
    public Task PortThatOneWayReplaces_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 465) { EnableSsl = true };
        if (flag)
        {
            client.Port = 587;
        }

        client.Send(message);
        """);

    [Fact]
    public Task PortReplacedInAHelper_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, 465) { EnableSsl = true };
                Prepare(client);
                client.Send(message);
            }

            private static void Prepare(SmtpClient client) => client.Port = 587;
        }
        """);

    [Fact]
    public Task PortReplacedBySomebodyUnseen_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, Action<SmtpClient> configure, MailMessage message)
            {
                using var client = new SmtpClient(host, 465) { EnableSsl = true };
                configure(client);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task PortReplacedInAnotherMethodOfTheClass_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        sealed class Mailer : System.IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("smtp.example.com", 465) { EnableSsl = true };

            public int Port
            {
                set { _client.Port = value; }
            }

            public void Dispose() => _client.Dispose();
        }
        """);

    [Fact]
    public Task Comparison_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            private static readonly int[] Known = { 25, 465, 587, 2465 };

            void Send(string host, int port, MailMessage message)
            {
                if (port == 465 || Array.IndexOf(Known, port) < 0)
                {
                    throw new ArgumentException("Port 465 is not supported.");
                }

                using var client = new SmtpClient(host, port) { EnableSsl = true };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task PortThatIsNotKnown_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            public int Port { get; set; } = 465;

            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, Port) { EnableSsl = true };
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task PickupDirectory_IsSilent() => Silent("""
        using var client = new SmtpClient(host, 465);
        client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
        client.Send(message);
        """);

    [Fact]
    public Task ClientOfAnotherLibrary_IsSilent() => Verify.Silent("""
        class SmtpClient
        {
            public SmtpClient(string host, int port)
            {
            }
        }

        class Mailer
        {
            SmtpClient Create(string host) => new SmtpClient(host, 465);
        }
        """);

    [Theory]
    [InlineData("[System.Obsolete] private int _port = 465;")] // stands for the attribute of a serializer
    [InlineData("private int _port = 465; public class Builder { public Mailer Build(int port) => new Mailer { _port = port }; }")]
    [InlineData("private int _port = 465; public void Load(string text) { int.TryParse(text, out _port); }")]
    [InlineData("private int _port = 465; public void Load() { ref int port = ref _port; port = 587; }")]
    public Task FieldThatOthersMayWrite_IsSilent(string members) => Verify.Silent($$"""
        #pragma warning disable CS0612
        using System.Net.Mail;

        public class Mailer
        {
            {{members}}

            public void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, _port) { EnableSsl = true };
                client.Send(message);
            }
        }
        """);

    [Theory]
    [InlineData("public static int Port = 465;", "Mailer.Port")]
    [InlineData("public int Port { get; set; } = 465;", "Port")]
    [InlineData("public int Port { get; init; } = 465;", "Port")]
    [InlineData("public virtual int Port => 465;", "Port")]
    [InlineData("private readonly int _port = 465; public Mailer(int port) => _port = port;", "_port")]
    [InlineData("public void Send(SmtpClient client, int port = 465) => client.Port = port;", "int.Parse(\"465\")")]
    public Task ValueThatIsOnlyADefault_IsSilent(string member, string port) => Verify.Silent($$"""
        using System.Net.Mail;

        public class Mailer
        {
            {{member}}

            public void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, {{port}}) { EnableSsl = true };
                client.Send(message);
            }
        }
        """, Framework.Net, csharp: member.Contains("init") ? 9 : 8);

    [Fact]
    public Task LocalThatIsWrittenByReference_IsSilent() => Silent("""
        var port = 465;
        ref int alias = ref port;
        alias = 587;
        using var client = new SmtpClient(host, port) { EnableSsl = true };
        client.Send(message);
        """);

    [Fact]
    public Task PortThatTheReceiverMayReplace_IsSilent() => Verify.Silent("""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, List<SmtpClient> clients, MailMessage message)
            {
                clients.Add(new SmtpClient(host, 465) { EnableSsl = true });
                foreach (var client in clients)
                {
                    client.Port = 587;
                }
            }
        }
        """);

    private static Task Flagged(string statements) => Verify.Flagged(Id, Programs.InMethod(statements));

    private static Task Silent(string statements) => Verify.Silent(Programs.InMethod(statements));
}
