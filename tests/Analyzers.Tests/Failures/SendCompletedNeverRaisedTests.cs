using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class SendCompletedNeverRaisedTests
{
    private const string Id = "SMTP1010";

    [Theory]
    [InlineData("[|client.SendCompleted += OnSent|]; client.Send(message);")]
    [InlineData("[|client.SendCompleted += (s, e) => Console.WriteLine(e.Error)|]; client.Send(message); client.Send(message);")]
    [InlineData("[|client.SendCompleted += new SendCompletedEventHandler(OnSent)|]; client.Send(\"a@example.com\", \"b@example.com\", \"subject\", \"body\");")]
    [InlineData("[|client.SendCompleted += (s, e) => client.Dispose()|]; client.Send(message);")]
    [InlineData("[|client.SendCompleted += _unseen|]; client.Send(message);")]
    public Task HandlerOfSend_IsFlagged(string statements) => Verify.Flagged(Id, Sending(statements));

    /// <summary>Since .NET 10 it is not; SendCompletedTests has that.</summary>
    [Fact]
    public Task HandlerOfATask_IsSilentBeforeNet10() => Verify.Silent(
        Sending("client.SendCompleted += OnSent; client.SendMailAsync(message).Wait();"), Framework.Both | Framework.NetStandard);

    [Fact]
    public Task FieldOfTheClass_IsFlagged() => Verify.Flagged(Id, """
        using System;
        using System.ComponentModel;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("mail.example.com");

            public Mailer()
            {
                [|_client.SendCompleted += OnSent|];
            }

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => _client.Dispose();

            private void OnSent(object sender, AsyncCompletedEventArgs e) => Console.WriteLine(e.Error);
        }
        """);

    [Theory]
    [InlineData("client.SendCompleted += OnSent; client.SendAsync(message, null);")]
    [InlineData("client.SendCompleted += OnSent; if (message.To.Count > 1) client.SendAsync(message, null); else client.Send(message);")]
    [InlineData("client.SendCompleted += OnSent; Use(client);")]
    [InlineData("client.SendCompleted += OnSent; client.Send(message); Use(client);")]
    [InlineData("client.SendCompleted += OnSent; client.Send(message); Last = client;")]
    [InlineData("client.SendCompleted += OnSent;")]
    [InlineData("client.Send(message); client.SendCompleted -= OnSent;")]
    [InlineData("client.SendCompleted += OnSent; Action send = () => client.SendAsync(message, null); client.Send(message); send();")]
    public Task EventThatIsOrMayBeRaised_IsSilent(string statements) =>
        Verify.Silent(Sending(statements), except: "SMTP3001,SMTP3002");

    [Fact]
    public Task ClientOfACaller_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                client.SendCompleted += (s, e) => Console.WriteLine(e.Error);
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task FieldThatIsSentWithByTheEvent_IsSilent() => Verify.Silent("""
        using System;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("mail.example.com");

            public Mailer()
            {
                _client.SendCompleted += (s, e) => Console.WriteLine(e.Error);
            }

            public void Send(MailMessage message) => _client.Send(message);

            public void Start(MailMessage message) => _client.SendAsync(message, null);

            public void Dispose() => _client.Dispose();
        }
        """);

    private static string Sending(string statements) => $$"""
        using System;
        using System.ComponentModel;
        using System.Net.Mail;

        class Mailer
        {
            private readonly SendCompletedEventHandler _unseen;

            public SmtpClient Last { get; set; }

            public Mailer(SendCompletedEventHandler unseen) => _unseen = unseen;

            void Send(MailMessage message)
            {
                var client = new SmtpClient("mail.example.com");
                try
                {
                    {{statements}}
                }
                finally
                {
                    client.Dispose();
                }
            }

            private static void OnSent(object sender, AsyncCompletedEventArgs e) => Console.WriteLine(e.Error);

            public virtual void Use(SmtpClient client)
            {
            }
        }
        """;
}
