using SmtpAnalyzers.CodeFixes.Message;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Message;

public class SemicolonBetweenRecipientsFixTests
{
    private const string Id = "SMTP4001";
    private const string Title = SemicolonBetweenRecipientsCodeFix.Title;

    [Theory]
    [InlineData("[|\"a@example.com; b@example.com\"|]", "\"a@example.com, b@example.com\"")]
    [InlineData("[|\"a@example.com;b@example.com;\"|]", "\"a@example.com,b@example.com\"")]
    [InlineData("[|\"a@example.com;;b@example.com\"|] /* all */", "\"a@example.com,b@example.com\" /* all */")]
    [InlineData("[|@\"a@example.com;b@example.com\"|]", "@\"a@example.com,b@example.com\"")]
    [InlineData("[|string.Join(\";\", recipients)|]", "string.Join(\",\", recipients)")]
    [InlineData("[|string.Join(\"; \", recipients)|]", "string.Join(\", \", recipients)")]
    [InlineData("[|user.Replace(\",\", \";\")|]", "user")]
    [InlineData("[|user.Trim().Replace(',', ';')|]", "user.Trim()")]
    public Task Comma_IsWritten(string text, string expected) => Verify.Fix<SemicolonBetweenRecipientsCodeFix>(
        Id, Title, Addressing($"message.To.Add({text});"), Addressing($"message.To.Add({expected});"), runtime: false);

    [Fact]
    public Task EachTextOfAProgram_GetsItsCommas() => Verify.Fix<SemicolonBetweenRecipientsCodeFix>(Id, Title, """
        using System.Net.Mail;

        class Mailer
        {
            private const string Board = [|"a@example.com; b@example.com"|]; // the board

            void Send(string host)
            {
                using (var client = new SmtpClient(host))
                {
                    client.Send("from@example.com", Board, "subject", "body");
                    var staff = [|"c@example.com;d@example.com"|];
                    client.Send("from@example.com", staff, "subject", "body");
                }
            }
        }
        """, """
        using System.Net.Mail;

        class Mailer
        {
            private const string Board = "a@example.com, b@example.com"; // the board

            void Send(string host)
            {
                using (var client = new SmtpClient(host))
                {
                    client.Send("from@example.com", Board, "subject", "body");
                    var staff = "c@example.com,d@example.com";
                    client.Send("from@example.com", staff, "subject", "body");
                }
            }
        }
        """);

    [Theory]
    [InlineData("var all = [|\"a@example.com;b@example.com\"|]; foreach (var one in all.Split(';')) { } message.To.Add(all);")]
    [InlineData("message.To.Add([|\"a@example.com;\\u0062@example.com\"|]);")]
    [InlineData("message.To.Add([|string.Join(value: recipients, separator: \";\")|]);")]
    [InlineData("const string separator = \";\"; message.To.Add([|string.Join(separator, recipients)|]);")]
    public Task TextThatOthersRead_IsNotTouched(string statement) =>
        Verify.NoFix<SemicolonBetweenRecipientsCodeFix>(Id, Addressing(statement), runtime: false);

    [Fact]
    public Task ConstantThatOtherClassesMayRead_IsNotTouched() => Verify.NoFix<SemicolonBetweenRecipientsCodeFix>(Id, """
        using System.Net.Mail;

        class Mailer
        {
            public const string Board = [|"a@example.com;b@example.com"|];

            void Address(MailMessage message) => message.To.Add(Board);
        }
        """, runtime: false);

    private static string Addressing(string statement) => $$"""
        using System.Net.Mail;

        class Mailer
        {
            void Address(string user, string[] recipients, MailMessage message)
            {
                {{statement}}
            }
        }
        """;
}
