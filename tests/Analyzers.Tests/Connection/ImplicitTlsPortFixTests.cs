using SmtpAnalyzers.CodeFixes.Connection;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public class ImplicitTlsPortFixTests
{
    private const string Id = "SMTP2003";

    [Fact]
    public Task Fix_SetsEnableSslWhereItIsMissing() => Fixed("""
        using (var client = new SmtpClient(host, [|465|]))
        {
            client.Timeout = 5000;
            client.Send(message);
        }

        using (var client = new SmtpClient { Host = host, Port = [|2465|] })
        {
            client.Send(message);
        }
        """, """
        using (var client = new SmtpClient(host, 587))
        {
            client.Timeout = 5000;
            client.EnableSsl = true;
            client.Send(message);
        }

        using (var client = new SmtpClient { Host = host, Port = 587, EnableSsl = true })
        {
            client.Send(message);
        }
        """, csharp: 7);

    [Fact]
    public Task Fix_LeavesEnableSslWhereItIsSet() => Fixed("""
        using var client = new SmtpClient(host);
        client.EnableSsl = flag;
        client.Port = [|465|]; // SMTPS
        client.Send(message);
        """, """
        using var client = new SmtpClient(host);
        client.EnableSsl = flag;
        client.Port = 587; // SMTPS
        client.Send(message);
        """);

    [Fact]
    public Task Fix_SwitchesEnableSslOn() => Fixed("""
        using var client = new SmtpClient(host) { EnableSsl = false };
        client.Port = [|465|];
        client.Send(message);
        """, """
        using var client = new SmtpClient(host) { EnableSsl = true };
        client.Port = 587;
        client.Send(message);
        """);

    [Fact]
    public Task Fix_ChangesALocalThatServesNothingElse() => Fixed("""
        var port = 465;
        using var client = new SmtpClient(host, [|port|]) { EnableSsl = true };
        client.Send(message);
        """, """
        var port = 587;
        using var client = new SmtpClient(host, port) { EnableSsl = true };
        client.Send(message);
        """);

    [Fact]
    public Task Fix_SetsEnableSslForAField() => Verify.Fix<ImplicitTlsPortCodeFix>(Id, ImplicitTlsPortCodeFix.Title, """
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer()
            {
                _client = new SmtpClient("smtp.example.com");
                _client.Port = [|465|];
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            private readonly SmtpClient _client;

            public Mailer()
            {
                _client = new SmtpClient("smtp.example.com");
                _client.Port = 587;
                _client.EnableSsl = true;
            }

            public void Send(MailMessage message) => _client.Send(message);
        }
        """);

    [Theory]
    [InlineData("const int Port")]
    [InlineData("readonly int Port")]
    [InlineData("int Port")] // left without use, it would be warning CS0414
    public Task Fix_ChangesAPrivateFieldThatServesNothingElse(string declaration) => Verify.Fix<ImplicitTlsPortCodeFix>(
        Id, ImplicitTlsPortCodeFix.Title, Mailer($"{declaration} = 465; // SMTPS", "[|Port|]"), Mailer($"{declaration} = 587; // SMTPS", "Port"));

    [Theory]
    [InlineData("private const int Port = 465; string Text => $\"port {Port}\";")]
    [InlineData("internal const int Port = 465;")]
    public Task Fix_LeavesAFieldThatOthersUse(string member) => Verify.Fix<ImplicitTlsPortCodeFix>(
        Id, ImplicitTlsPortCodeFix.Title, Mailer(member, "[|Port|]"), Mailer(member, "587"));

    [Fact]
    public Task ClientThatIsNotSeenToBeMade_HasNoFix() => Verify.NoFix<ImplicitTlsPortCodeFix>(Id, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host);
                Prepare(client);
                client.Send(message);
            }

            private static void Prepare(SmtpClient client) => client.Port = [|465|];
        }
        """);

    private static string Mailer(string member, string port) => $$"""
        using System.Net.Mail;

        class Mailer
        {
            {{member}}

            void Send(string host, MailMessage message)
            {
                using var client = new SmtpClient(host, {{port}}) { EnableSsl = true };
                client.Send(message);
            }
        }
        """;

    private static Task Fixed(string statements, string expected, int csharp = 8) => Verify.Fix<ImplicitTlsPortCodeFix>(
        Id, ImplicitTlsPortCodeFix.Title, Programs.InMethod(statements), Programs.InMethod(expected), csharp: csharp);
}
