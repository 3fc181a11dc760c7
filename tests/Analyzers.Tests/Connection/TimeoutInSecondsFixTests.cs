using SmtpAnalyzers.CodeFixes.Connection;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Connection;

public class TimeoutInSecondsFixTests
{
    private const string Id = "SMTP2010";

    [Theory]
    [InlineData("[|client.Timeout = 30|];", "client.Timeout = 30000;")]
    [InlineData("const int seconds = 60;\n    [|client.Timeout = seconds|];", "const int seconds = 60;\n    client.Timeout = seconds * 1000;")]
    [InlineData("[|client.Timeout = 5 + 5|];", "client.Timeout = (5 + 5) * 1000;")]
    public Task Seconds_BecomeMilliseconds(string statement, string expected) =>
        Verify.Fix<TimeoutInSecondsCodeFix>(Id, TimeoutInSecondsCodeFix.Title, Sending(statement), Sending(expected));

    [Fact]
    public Task Zero_IsRemoved() => Verify.Fix<TimeoutInSecondsCodeFix>(Id, TimeoutInSecondsCodeFix.Title, Sending("[|client.Timeout = 0|];\n    client.EnableSsl = true;"), Sending("client.EnableSsl = true;"));

    [Fact]
    public Task SecondsInAnInitializer_BecomeMilliseconds() => Verify.Fix<TimeoutInSecondsCodeFix>(Id, TimeoutInSecondsCodeFix.Title, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("mail.example.com") { [|Timeout = 30|] })
                {
                    client.Send(message);
                }
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            void Send(MailMessage message)
            {
                using (var client = new SmtpClient("mail.example.com") { Timeout = 30000 })
                {
                    client.Send(message);
                }
            }
        }
        """);

    private static string Sending(string statement) => Programs.InMethod($$"""
        using (var client = new SmtpClient(host))
        {
            {{statement}}
            client.Send(message);
        }
        """);
}
