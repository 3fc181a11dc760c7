using System.Globalization;
using System.Net.Mail;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests;

/// <summary>Every code of status-codes.csv, said by a server at every stage where it can appear, to each of the three APIs.</summary>
public sealed class StatusCodeStageTests
{
    public static IEnumerable<TheoryDataRow<SendApi, string, int>> Replies =>
        from row in StatusCodeData.Rows
        from stage in row.Stages
        let name = stage.Split(" only")[0]
        where name is "greeting" or "EHLO" or "STARTTLS" or "MAIL" or "RCPT" or "DATA" or "end of data"
        from code in row.Codes
        from api in Sending.Apis
        select new TheoryDataRow<SendApi, string, int>(api, name, code);

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task CodeAtStage_IsJudgedAsTheDataSays(SendApi api, string stage, int code)
    {
        var row = RowOf(code);
        var isRecipient = stage == "RCPT" && row.ExceptionTypes.Contains(nameof(SmtpFailedRecipientException));
        await using var server = ScriptedSmtpServer.Start(Script(stage, $"{code} said on purpose"));
        using var client = Sending.ClientOf(server);
        using var message = Sending.Message();
        if (stage == "STARTTLS")
        {
            server.Script.Certificate = Certificates.Untrusted;
            client.EnableSsl = true;
        }

        var failure = await Sending.FailureAsync(api, client, message);

        Assert.Equal(isRecipient ? typeof(SmtpFailedRecipientException) : typeof(SmtpException), failure.Exception.GetType());
        Assert.Equal((SmtpStatusCode)code, failure.StatusCode);
        Assert.Equal(code, failure.ReplyCode);
        Assert.Null(failure.EnhancedCode);
        Assert.Equal(row.IsTransient, failure.IsTransient);
        Assert.Equal(isRecipient ? row.RemedyOfRecipient : row.RemedyInPlainReply, failure.Remedy.ToString());
        Assert.Equal(isRecipient, failure.MayBePartlyDelivered);
        Assert.Contains("\"said on purpose\"", failure.Explanation, StringComparison.Ordinal);
        Assert.StartsWith(row.IsMember ? $"{code} {row.Name} (" : $"{code} (", failure.ToString(), StringComparison.Ordinal);
        if (isRecipient)
        {
            var recipient = Assert.Single(failure.Recipients);
            Assert.Equal("one@example.com", recipient.Address);
            Assert.Equal((failure.StatusCode, failure.EnhancedCode, failure.IsTransient, failure.Remedy), (recipient.StatusCode, recipient.EnhancedCode, recipient.IsTransient, recipient.Remedy));
        }
        else
        {
            Assert.Empty(failure.Recipients);
        }

        Assert.Empty(server.Mails);
    }

    /// <summary>Theory rows that nothing reads would prove nothing: the data has to ask for every stage, and for enough of them.</summary>
    [Fact]
    public void TheMatrix_CoversTheStages()
    {
        var byStage = Replies.GroupBy(row => row.Data.Item2).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(["DATA", "EHLO", "MAIL", "RCPT", "STARTTLS", "end of data", "greeting"], byStage.Keys.Order(StringComparer.Ordinal));
        Assert.All(byStage, stage => Assert.True(stage.Value >= 3 * 9, $"{stage.Key}: {stage.Value}"));
    }

    private static SmtpScript Script(string stage, SmtpReply reply) => stage switch
    {
        "greeting" => new SmtpScript { Greeting = reply },
        "EHLO" => new SmtpScript { Ehlo = reply },
        "STARTTLS" => new SmtpScript { StartTls = reply },
        "MAIL" => new SmtpScript { Mail = reply },
        "RCPT" => new SmtpScript { Recipient = reply },
        "DATA" => new SmtpScript { Data = reply },
        "end of data" => new SmtpScript { EndOfData = reply },
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    private static StatusCodeRow RowOf(int code) =>
        StatusCodeData.Rows.Single(row => row.Codes.Contains(code) || row.Value == code.ToString(CultureInfo.InvariantCulture));
}
