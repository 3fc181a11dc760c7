using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Lifetime;

public partial class ClientNotDisposedTests
{
    /// <summary>Each is asked once and tells nothing of what comes later.</summary>
    [Fact]
    public Task OwnClientAfterManyOtherConditions_IsSilent() => Verify.Silent(AfterConditions(
        "if (a) message.Subject = \"a\"; if (b) message.Subject = \"b\"; if (c) message.Subject = \"c\"; if (d) message.Subject = \"d\"; if (e) message.Subject = \"e\"; if (f) message.Subject = \"f\";"));

    /// <summary>More correlated conditions than are remembered: the answer is unknown.</summary>
    [Fact]
    public Task OwnClientAmongManyCorrelatedConditions_IsSilent() => Verify.Silent(AfterConditions(
        string.Concat(Enumerable.Repeat("if (a) message.Subject = \"a\"; if (b) message.Subject = \"b\"; if (c) message.Subject = \"c\"; if (d) message.Subject = \"d\"; if (e) message.Subject = \"e\"; if (f) message.Subject = \"f\"; ", 2))));

    private static string AfterConditions(string conditions) => $$"""
        using System.Net.Mail;

        class Mailer
        {
            void Send(SmtpClient client, MailMessage message, bool a, bool b, bool c, bool d, bool e, bool f)
            {
                {{conditions}}
                bool own = client == null;
                if (own)
                {
                    client = new SmtpClient("mail.example.com");
                }

                try
                {
                    client.Send(message);
                }
                finally
                {
                    if (own)
                    {
                        client.Dispose();
                    }
                }
            }
        }
        """;
}
