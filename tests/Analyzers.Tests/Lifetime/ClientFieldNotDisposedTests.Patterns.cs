using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientFieldNotDisposedTests
{
    [Theory]
    [InlineData("if (_client is { } c) c.Dispose();", 8)]
    [InlineData("if (_client is SmtpClient { } c) c.Dispose();", 8)]
    [InlineData("if (_client is IDisposable { } d) d.Dispose();", 8)]
    [InlineData("if (_client is not { } c) return; c.Dispose();", 9)]
    [InlineData("if (_client is not null and var c) c.Dispose();", 9)]
    [InlineData("switch (_client) { case { } c: c.Dispose(); break; }", 8)]
    public Task DisposedUnderTheNameOfAPattern_IsSilent(string statement, int csharp) => Verify.Silent(Disposing(statement), csharp: csharp);

    [Theory]
    [InlineData("if (_client is { } c) Console.WriteLine(c.Host);", 8)]
    [InlineData("if (_client is { Host: var h }) Console.WriteLine(h);", 8)]
    public Task OnlyLookedAtUnderThatName_IsFlagged(string statement, int csharp) =>
        Verify.Flagged(Id, Disposing(statement).Replace("SmtpClient _client;", "SmtpClient [|_client|];"), csharp: csharp);

    /// <summary>A deconstruction fills the field, or gives it what somebody else has.</summary>
    [Theory]
    [InlineData("(_client, _number) = (new SmtpClient(\"mail.example.com\"), 1);", true)]
    [InlineData("(_client, _number) = (null, 1); _client = new SmtpClient(\"mail.example.com\");", true)]
    [InlineData("(_client, _number) = (given, 1);", false)]
    [InlineData("(_client, _number) = Make(); SmtpClient other = new SmtpClient(\"mail.example.com\"); other.Dispose();", false)]
    public Task FilledByADeconstruction_IsFlaggedWhereItIsOwn(string statement, bool isOwn)
    {
        var program = $$"""
            using System.Net.Mail;

            abstract class Mailer
            {
                private SmtpClient [|_client|];
                private int _number;

                public Mailer(SmtpClient given)
                {
                    {{statement}}
                }

                protected abstract (SmtpClient, int) Make();

                public void Send(MailMessage message)
                {
                    _client.Send(message);
                    _number++;
                }
            }
            """;
        return isOwn ? Verify.Flagged(Id, program) : Verify.Silent(program.Replace("[|", "").Replace("|]", ""));
    }

    private static string Disposing(string statement) => $$"""
        using System;
        using System.Net.Mail;

        sealed class Mailer : IDisposable
        {
            private SmtpClient _client;

            public void Send(MailMessage message)
            {
                _client = new SmtpClient("mail.example.com");
                _client.Send(message);
            }

            public void Dispose()
            {
                {{statement}}
            }
        }
        """;
}
