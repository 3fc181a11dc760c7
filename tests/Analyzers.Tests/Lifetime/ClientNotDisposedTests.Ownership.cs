using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>A client that the method makes only where it was given none, and disposes only then.</summary>
public partial class ClientNotDisposedTests
{
    [Theory]
    [InlineData("var own = given == null; var client = given ?? new SmtpClient(\"a\");", "if (own) client.Dispose();")]
    [InlineData("bool theirs = given != null; var client = given ?? new SmtpClient(\"a\");", "if (!theirs) client.Dispose();")]
    [InlineData("var own = given is null; given = given ?? new SmtpClient(\"a\"); var client = given;", "if (own) client.Dispose();")]
    [InlineData("var own = false; var client = given; if (client == null) { client = new SmtpClient(\"a\"); own = true; }",
        "if (own) client.Dispose();")]
    [InlineData("var client = given ?? new SmtpClient(\"a\");", "if (given == null) client.Dispose();")]
    [InlineData("var client = given == null ? new SmtpClient(\"a\") : given;", "if (given is null) client.Dispose();")]
    [InlineData("var client = given; if (client == null) client = new SmtpClient(\"a\");", "if (client != given) client.Dispose();")]
    [InlineData("var client = given ?? new SmtpClient(\"a\");", "if (!ReferenceEquals(client, given)) client.Dispose();")]
    [InlineData("SmtpClient own = null; if (given == null) { own = new SmtpClient(\"a\"); given = own; } var client = given;", "own?.Dispose();")]
    public Task OwnClientDisposedWhereItWasMade_IsSilent(string creation, string disposal) => Verify.Silent($$"""
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, SmtpClient given)
            {
                {{creation}}
                try
                {
                    client.Send(message);
                }
                finally
                {
                    {{disposal}}
                }
            }
        }
        """);

    [Theory]
    [InlineData("if (given != null) client.Dispose();")]
    [InlineData("if (client == given) client.Dispose();")]
    [InlineData("if (dispose) client.Dispose();")]
    [InlineData("if (own) client.Dispose();")]
    public Task OwnClientDisposedOnAnotherCondition_IsFlagged(string disposal) => Verify.Flagged("SMTP3001", $$"""
        using System;
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message, SmtpClient given, bool dispose)
            {
                var own = given == null;
                Action disown = () => own = false;
                var client = given ?? [|new SmtpClient("localhost")|];
                try
                {
                    client.Send(message);
                    disown();
                }
                finally
                {
                    {{disposal}}
                }
            }
        }
        """);

    [Fact]
    public Task FlagSetByTheSend_IsFollowed_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        class Mailer
        {
            SmtpClient Tested(MailMessage message)
            {
                var done = false;
                var client = new SmtpClient("localhost");
                try
                {
                    client.Send(message);
                    done = true;
                    return client;
                }
                finally
                {
                    if (!done)
                    {
                        client.Dispose();
                    }
                }
            }
        }
        """);

    [Fact]
    public async Task HandedOnOnlyWhenNothingFails_IsSaidSo()
    {
        var report = Assert.Single(await Reports.Of("""
            using System.Net.Mail;

            class Mailer
            {
                SmtpClient Tested(MailMessage message)
                {
                    var client = new SmtpClient("localhost");
                    client.Send(message);
                    return client;
                }
            }
            """));

        Assert.Equal("SMTP3001", report.Id);
        Assert.Contains("handed on only when nothing fails", report.GetMessage());
    }
}
