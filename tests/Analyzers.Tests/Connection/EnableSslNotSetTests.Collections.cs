using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

/// <summary>Clients that are made as elements.</summary>
public partial class EnableSslNotSetTests
{
    [Theory]
    [InlineData("var clients = new[] { [|new SmtpClient(host, 587)|] }; clients[0].Send(message);", 8)]
    [InlineData("var clients = new List<SmtpClient> { [|new SmtpClient(host, 587)|] }; clients[0].Send(message);", 8)]
    [InlineData("var clients = new List<SmtpClient>(); clients.Add([|new SmtpClient(host, 587)|] { Timeout = 5000 }); clients[0].Send(message);", 8)]
    [InlineData("var clients = new Queue<SmtpClient>(); clients.Enqueue([|new SmtpClient(host, 587)|]); clients.Dequeue().Send(message);", 8)]
    [InlineData("var clients = new Dictionary<string, SmtpClient> { { host, [|new SmtpClient(host, 587)|] } }; clients[host].Send(message);", 8)]
    [InlineData("var clients = new Dictionary<string, SmtpClient> { [host] = [|new SmtpClient(host, 587)|] }; clients[host].Send(message);", 8)]
    [InlineData("List<SmtpClient> clients = [[|new SmtpClient(host, 587)|]]; clients[0].Send(message);", 12)]
    [InlineData("SmtpClient[] clients = [[|new SmtpClient(host, 587)|] { Timeout = 5000 }]; clients[0].Send(message);", 12)]
    [InlineData("var pair = ([|new SmtpClient(host, 587)|], 1); pair.Item1.Send(message);", 8)]
    [InlineData("var (client, number) = ([|new SmtpClient(host, 587)|], 1); client.Send(message);", 8)]
    public Task ClientMadeAsAnElement_IsFlagged(string statements, int csharp) =>
        Verify.Flagged("SMTP2001", WithElements(statements), csharp: csharp);

    [Theory]
    [InlineData("var clients = new[] { new SmtpClient(host, 587) }; foreach (var each in clients) each.EnableSsl = true; clients[0].Send(message);")]
    [InlineData("var clients = new List<SmtpClient> { new SmtpClient(host, 587) }; clients[0].EnableSsl = true; clients[0].Send(message);")]
    [InlineData("var clients = new List<SmtpClient> { new SmtpClient(host, 587) { EnableSsl = true } }; clients[0].Send(message);")]
    public Task ElementThatMayBeSet_IsSilent(string statements) => Verify.Silent(WithElements(statements));

    private static string WithElements(string statements) => $$"""
        using System.Collections.Generic;
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, MailMessage message)
            {
                {{statements}}
            }
        }
        """;

    [Fact]
    public Task ElementOfACollectionOfOnesOwn_IsSilent() => Verify.Silent("""
        using System;
        using System.Collections;
        using System.Net.Mail;

        abstract class Pool : IEnumerable
        {
            public abstract void Add(SmtpClient client);

            public IEnumerator GetEnumerator() => null;
        }

        class SecurePool : Pool
        {
            public override void Add(SmtpClient client) => client.Dispose();
        }

        class Mailer
        {
            Pool Make(string host) => new SecurePool { new SmtpClient(host, 587) };
        }
        """);

    [Theory]
    [InlineData("IPAddress.Loopback.ToString()", true)]
    [InlineData("IPAddress.IPv6Loopback.ToString()", true)]
    [InlineData("IPAddress.Any.ToString()", false)]
    public Task AddressOfThisMachine_IsSilent(string host, bool isLocal)
    {
        var program = $$"""
            using System.Net;
            using System.Net.Mail;

            class Mailer
            {
                void Send(MailMessage message, string user, string password)
                {
                    using (var client = [|new SmtpClient({{host}})|])
                    {
                        client.Credentials = new NetworkCredential(user, password);
                        client.Send(message);
                    }
                }
            }
            """;
        return isLocal ? Verify.Silent(program.Replace("[|", "").Replace("|]", "")) : Verify.Flagged("SMTP2001", program);
    }
}
