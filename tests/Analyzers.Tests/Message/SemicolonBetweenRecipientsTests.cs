using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Message;

public class SemicolonBetweenRecipientsTests
{
    private const string Id = "SMTP4001";

    [Theory]
    [InlineData("message.To.Add([|\"a@example.com;b@example.com\"|]);")]
    [InlineData("message.CC.Add([|\"a@example.com; b@example.com\"|]);")]
    [InlineData("message.Bcc.Add([|\"A <a@example.com>;B <b@example.com>\"|]);")]
    [InlineData("message.ReplyToList.Add([|\"a@example.com;\"|]);")]
    [InlineData("message.To.Add([|\"a@example.com, b@example.com; c@example.com\"|]);")]
    [InlineData("using (var other = new MailMessage(\"from@example.com\", [|\"a@example.com; b@example.com\"|])) client.Send(other);")]
    [InlineData("using (var other = new MailMessage(user, [|\"a@example.com;b@example.com\"|], \"subject\", \"body\")) client.Send(other);")]
    [InlineData("using (var other = new MailMessage { To = { [|\"a@example.com;b@example.com\"|] } }) client.Send(other);")]
    [InlineData("client.Send(user, [|\"a@example.com; b@example.com\"|], \"subject\", \"body\");")]
    [InlineData("client.Send(recipients: [|\"a@example.com; b@example.com\"|], from: user, subject: \"subject\", body: \"body\");")]
    [InlineData("client.SendMailAsync(user, [|\"a@example.com; b@example.com\"|], \"subject\", \"body\").Wait();")]
    [InlineData("client.SendAsync(user, [|\"a@example.com; b@example.com\"|], \"subject\", \"body\", null);")]
    public Task ConstantInAnyPlaceForRecipients_IsFlagged(string statement) => Verify.Flagged(Id, Sending(statement));

    [Theory]
    [InlineData("message.To.Add([|string.Join(\";\", recipients)|]);")]
    [InlineData("message.To.Add([|string.Join(\"; \", recipients)|]);")]
    [InlineData("var all = [|string.Join(\";\", recipients)|]; message.To.Add(all);")]
    [InlineData("message.To.Add([|user.Replace(\",\", \";\")|]);")]
    [InlineData("message.To.Add([|user.Replace(',', ';')|]);")]
    [InlineData("client.Send(\"from@example.com\", [|string.Join(\", \", recipients).Replace(\", \", \"; \")|], \"subject\", \"body\");")]
    [InlineData("const string all = [|\"a@example.com;b@example.com\"|]; message.To.Add(all);")]
    [InlineData("message.To.Add(flag ? \"a@example.com\" : [|\"a@example.com;b@example.com\"|]);")]
    [InlineData("message.To.Add([|\"a@example.com\" + \";\" + \"b@example.com\"|]);")]
    public Task SemicolonThatIsPutBetween_IsFlagged(string statement) => Verify.Flagged(Id, Sending(statement));

    [Fact]
    public Task ConstantField_IsFlaggedWhereItIsWritten() => Verify.Flagged(Id, """
        using System.Net.Mail;

        class Mailer
        {
            private const string Board = [|"a@example.com; b@example.com"|];
            private static readonly string Staff = [|"a@example.com;b@example.com"|];

            void Address(MailMessage message)
            {
                message.To.Add(Board);
                message.CC.Add(Staff);
                message.Bcc.Add(Board);
            }
        }
        """);

    [Fact]
    public Task ConstantOfAnotherFile_IsFlaggedWhereItIsUsed() => Verify.FlaggedInFiles(Id,
    [
        """
        using System.Net.Mail;

        class Mailer
        {
            void Address(MailMessage message) => message.To.Add([|Recipients.Board|]);
        }
        """,
        """
        static class Recipients
        {
            public const string Board = "a@example.com; b@example.com";
        }
        """,
    ]);

    [Theory]
    [InlineData("message.To.Add(\"a@example.com, b@example.com\");")]
    [InlineData("message.To.Add(\"Last; First <a@example.com>\");")]
    [InlineData("message.To.Add(\"\\\"Last; First\\\" <a@example.com>, b@example.com\");")]
    [InlineData("message.To.Add(\"\\\"a@example.com; b@example.com\\\" <a@example.com>\");")]
    [InlineData("message.To.Add(\"a@example.com (works; mostly)\");")]
    [InlineData("message.To.Add(user);")]
    [InlineData("foreach (var one in \"a@example.com;b@example.com\".Split(';')) message.To.Add(one);")]
    [InlineData("message.To.Add(user.Replace(\";\", \",\"));")]
    [InlineData("message.To.Add(user.Replace(';', ','));")]
    [InlineData("message.To.Add(string.Join(\";\", recipients).Replace(\";\", \",\"));")]
    [InlineData("message.To.Add(string.Join(\",\", recipients));")]
    [InlineData("message.To.Add(string.Join(user, recipients));")]
    [InlineData("message.To.Add(user.Replace(\"&\", \";\"));")]
    [InlineData("message.To.Add(user + \";\" + host);")]
    [InlineData("message.To.Add(new MailAddress(\"a@example.com\", \"Last; First\"));")]
    [InlineData("message.Subject = \"a@example.com; b@example.com\"; message.Body = string.Join(\";\", recipients);")]
    [InlineData("message.Headers.Add(\"X-Copies\", \"a@example.com; b@example.com\");")]
    [InlineData("client.Send(\"from@example.com\", user, \"a@example.com; b@example.com\", string.Join(\";\", recipients));")]
    [InlineData("var names = new System.Collections.Generic.List<string>(); names.Add(\"a@example.com;b@example.com\");")]
    public Task CommaOrNoSeparator_IsSilent(string statement) => Verify.Silent(Sending(statement));

    [Fact]
    public Task CollectionOfAnotherLibrary_IsSilent() => Verify.Silent("""
        using System.Net.Mail;

        namespace Other
        {
            class MailAddressCollection
            {
                public void Add(string addresses) { }
            }

            class Mailer
            {
                void Address(MailAddressCollection others, MailMessage message)
                {
                    others.Add("a@example.com;b@example.com");
                    message.To.Add("a@example.com");
                }
            }
        }
        """);

    [Theory]
    [InlineData("a@example.com;b@example.com", "FormatException is thrown")]
    [InlineData("a@example.com; b@example.com;", "FormatException is thrown")]
    [InlineData("a@example.com; b@example.com", "the mail goes to b@example.com only, and what stands before it is read as its display name")]
    [InlineData("A <a@example.com>;B <b@example.com>", "the mail goes to b@example.com only, and what stands before it is read as its display name")]
    public async Task Message_SaysWhichOfTheTwoHappens(string recipients, string fault)
    {
        var reports = await Reports.Of(Sending($"message.To.Add(\"{recipients}\");"));
        Assert.Equal("Recipients are separated by commas, not semicolons: " + fault, Assert.Single(reports).GetMessage());
    }

    private static string Sending(string statement) => $$"""
        using System.Net.Mail;

        class Mailer
        {
            void Send(string host, string user, string[] recipients, bool flag, MailMessage message)
            {
                using (var client = new SmtpClient(host))
                {
                    {{statement}}
                }
            }
        }
        """;
}
