using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

/// <summary>A field whose client is seen to leave its class, and one that is not.</summary>
public partial class SendCompletedNeverRaisedTests
{
    [Theory]
    [InlineData("public void Share(System.Action<SmtpClient> use) => use(_client);")]
    [InlineData("public SmtpClient Client => _client;")]
    [InlineData("public void Keep(System.Collections.Generic.List<SmtpClient> all) => all.Add(_client);")]
    public Task FieldThatLeavesItsClass_IsSilent(string member) => Verify.Silent(OfAField(member, "_client.SendCompleted += OnSent"));

    [Theory]
    [InlineData("public int Port => _client.Port;")]
    [InlineData("public void Show() => Console.WriteLine(_client.Host);")]
    public Task FieldThatStaysInItsClass_IsFlagged(string member) => Verify.Flagged(Id, OfAField(member, "[|_client.SendCompleted += OnSent|]"));

    private static string OfAField(string member, string subscription) => $$"""
        using System;
        using System.ComponentModel;
        using System.Net.Mail;

        class Mailer : IDisposable
        {
            private readonly SmtpClient _client = new SmtpClient("mail.example.com");

            public Mailer()
            {
                {{subscription}};
            }

            public void Send(MailMessage message) => _client.Send(message);

            public void Dispose() => _client.Dispose();

            {{member}}

            private void OnSent(object sender, AsyncCompletedEventArgs e) => Console.WriteLine(e.Error);
        }
        """;
}
