using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

/// <summary>A class that derives from MailMessage counts as one.</summary>
public class DerivedMessageTests
{
    [Fact]
    public Task LetterWithAFile_IsFlagged() => Verify.Flagged("SMTP3006", Sending("""
        var letter = [|new Letter()|];
        letter.Attachments.Add(new Attachment(path));
        client.Send(letter);
        return Task.CompletedTask;
        """));

    [Fact]
    public Task LetterThatIsDisposedMeanwhile_IsFlagged() => Verify.Flagged("SMTP3007", Sending("""
        using (var letter = new Letter())
        {
            return [|client.SendMailAsync(letter)|];
        }
        """));

    [Fact]
    public Task RecipientsOfALetter_AreFlagged() => Verify.Flagged("SMTP4001", Sending("""
        using (var letter = new Letter())
        {
            letter.To.Add([|"a@example.com; b@example.com"|]);
            client.Send(letter);
        }

        return Task.CompletedTask;
        """));

    [Fact]
    public Task LetterThatIsDisposedAfterwards_IsSilent() => Verify.Silent(Sending("""
        using (var letter = new Letter())
        {
            letter.To.Add("a@example.com, b@example.com");
            letter.Attachments.Add(new Scan(path));
            client.Send(letter);
        }

        return Task.CompletedTask;
        """));

    private static string Sending(string statements) => $$"""
        using System.Net.Mail;
        using System.Threading.Tasks;

        class Letter : MailMessage
        {
        }

        class Scan : Attachment
        {
            public Scan(string path)
                : base(path)
            {
            }
        }

        class Mailer
        {
            Task Send(SmtpClient client, string path)
            {
                {{statements}}
            }
        }
        """;
}
