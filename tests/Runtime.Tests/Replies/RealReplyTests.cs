using System.Net;
using System.Text.RegularExpressions;
using SmtpAnalyzers.Testing;

namespace SmtpAnalyzers.Runtime.Tests.Replies;

/// <summary>What servers say, said by a server to the real SmtpClient, and judged as a mail administrator judges it.</summary>
public sealed class RealReplyTests
{
    /// <summary>Their own explanations may speak of a login.</summary>
    private static readonly SmtpCause[] AboutLogin = [SmtpCause.LoginRequired, SmtpCause.LoginRefused, SmtpCause.PasswordLoginOff, SmtpCause.RelayDenied];

    public static IEnumerable<TheoryDataRow<SendApi, int>> Measured =>
        from number in Enumerable.Range(0, ReplyRow.Measured.Count)
        from api in Sending.Apis
        select new TheoryDataRow<SendApi, int>(api, number) { TestDisplayName = $"{api}: {ReplyRow.Measured[number]}" };

    public static IEnumerable<TheoryDataRow<int>> Further =>
        Enumerable.Range(0, ReplyRow.Further.Count).Select(number => new TheoryDataRow<int>(number) { TestDisplayName = ReplyRow.Further[number].ToString() });

    [Theory]
    [MemberData(nameof(Measured))]
    public async Task MeasuredReply_IsJudgedAsAnAdministratorDoes(SendApi api, int number) => await AssertJudgedAsync(api, ReplyRow.Measured[number]);

    [Theory]
    [MemberData(nameof(Further))]
    public async Task FurtherReply_IsJudgedAsAnAdministratorDoes(int number) => await AssertJudgedAsync(SendApi.SendMailAsync, ReplyRow.Further[number]);

    /// <summary>Rows that nothing reads would prove nothing.</summary>
    [Fact]
    public void TheData_IsThere()
    {
        Assert.Equal(115, ReplyRow.Measured.Count);
        Assert.True(ReplyRow.Further.Count > 400, $"{ReplyRow.Further.Count}");
        Assert.Equal(ReplyRow.Further.Count, ReplyRow.Further.Select(row => row.ToString()).Distinct().Count());
        Assert.All(ReplyRow.Measured.Concat(ReplyRow.Further), row => Assert.All(row.Remedies, remedy => Assert.True(Enum.TryParse<SmtpRemedy>(remedy, out _), remedy)));
    }

    private static async Task AssertJudgedAsync(SendApi api, ReplyRow row)
    {
        await using var server = ScriptedSmtpServer.Start(row.Script());
        using var client = Sending.ClientOf(server);
        client.EnableSsl = row.Stage == "starttls";
        client.Credentials = row.Stage == "auth" ? new NetworkCredential("alice", "wrong") : null;
        using var message = Sending.Message();
        var failure = await Sending.FailureAsync(api, client, message);

        Assert.Equal(row.SeenCode, failure.ReplyCode);
        Assert.Equal(row.Seen, failure.ServerReply);
        Assert.Contains(failure.Remedy.ToString(), row.Remedies);
        if (row.Transient != "either")
        {
            Assert.Equal(row.Transient == "yes", failure.IsTransient);
        }

        Assert.False(failure.IsTransient && failure.IsPermanent);
        var ownWords = failure.Explanation.Replace(row.Seen, "", StringComparison.Ordinal);
        Assert.Matches(row.Say, ownWords);
        if (!AboutLogin.Contains(failure.Cause) && !row.Seen.Contains("denied", StringComparison.OrdinalIgnoreCase) && !row.Seen.Contains("not authorized", StringComparison.OrdinalIgnoreCase))
        {
            Assert.DoesNotMatch("(?i)check the credentials|password|log in", ownWords);
        }
    }
}
