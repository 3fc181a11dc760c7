using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Flow;

/// <summary>A member that has a syntax error in it is being typed: it is not judged, and what it will do with an object is not known.</summary>
public class HalfTypedTests
{
    [Fact]
    public Task OtherMembersOfTheFile_AreFlagged() => Verify.Flagged("SMTP3001", """
        using System.Net.Mail;

        class Mailer
        {
            void Done(MailMessage message) { var client = [|new SmtpClient("localhost")|]; client.Send(message); }

            void Typed(MailMessage message) { var client = new SmtpClient("localhost"); client.Send(message{|CS1026:;|} }
        }
        """);

    [Theory]
    [InlineData("try { client.Send(message); } catch (SmtpException ex {|CS1026:{|} }")]
    [InlineData("var own = new SmtpClient(\"smtp.gmail.com\", 587); own.EnableSsl{|CS1002:|}")]
    [InlineData("using (var own = new SmtpClient(\"localhost\")) { own.SendMailAsync(message) {|CS1002:}|}")]
    public Task TheMemberItself_IsSilent(string statements) => Verify.Silent($$"""
        using System.Net.Mail;

        class Mailer
        {
            void Typed(SmtpClient client, MailMessage message)
            {
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("void End(SmtpClient client) { client.Timeout {|CS1002:}|}", "var client = new SmtpClient(\"localhost\"); try { client.Send(message); } finally { End(client); }")]
    [InlineData("void Done(object s, System.ComponentModel.AsyncCompletedEventArgs e) { if (e.Cancelled {|CS1026:{|} } }",
        "var client = new SmtpClient(\"localhost\"); client.SendCompleted += Done; client.SendAsync(message, null);")]
    [InlineData("private readonly SmtpClient _client = new SmtpClient(\"localhost\"); void Dispose() { _client.Timeout {|CS1002:}|}",
        "_client.Send(message);")]
    [InlineData("private readonly SmtpClient _client = new SmtpClient(\"localhost\"); public Dis{|CS1519:{|CS1519:;|}|}", "_client.Send(message);")]
    public Task WhatItWillDo_IsUnknown(string member, string statements) => Verify.Silent($$"""
        using System.Net.Mail;

        class Mailer
        {
            {{member}}

            void Send(MailMessage message)
            {
                {{statements}}
            }
        }
        """);
}
