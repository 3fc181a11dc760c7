using System.Net.Mail;
using System.Text.RegularExpressions;

namespace SmtpAnalyzers.Runtime.Tests;

public sealed partial class StatusCodeTableTests
{
    [Fact]
    public void TheData_NamesEveryMemberOfTheEnumeration()
    {
        var members = Enum.GetValues<SmtpStatusCode>().Select(code => (code.ToString(), ((int)code).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(members.Order(), StatusCodeData.Rows.Where(row => row.IsMember).Select(row => (row.Name, row.Value)).Order());
        Assert.Equal(25 + 31, StatusCodeData.Rows.Count);
    }

    [Theory]
    [MemberData(nameof(StatusCodeData.Values), MemberType = typeof(StatusCodeData))]
    public void EveryCode_IsDescribedAsTheDataSays(string value)
    {
        var row = StatusCodeData.Row(value);
        foreach (var code in row.Codes)
        {
            var description = SmtpStatusCodes.Describe((SmtpStatusCode)code);

            Assert.Equal((SmtpStatusCode)code, description.Code);
            Assert.Equal(row.IsMember ? row.Name : $"{code}", description.Name);
            Assert.Equal(row.ReplyClass is [var digit, 'y', 'z'] ? digit - '0' : 0, description.ReplyClass);
            Assert.Equal(row.IsTransient, description.IsTransient);
            Assert.Equal(row.Remedy, description.Remedy.ToString());
            Assert.Equal(RfcNumbers(row.Reference), RfcNumbers(description.Reference).Intersect(RfcNumbers(row.Reference)));
            Assert.Matches("^[A-Z].*[^.]$", description.Meaning);
        }
    }

    [Theory]
    [InlineData(SmtpStatusCode.ClientNotPermitted, "TLS or authentication is temporarily unavailable", "not permitted to send through this host")]
    [InlineData(SmtpStatusCode.MustIssueStartTlsFirst, "STARTTLS", "authentication")]
    [InlineData(SmtpStatusCode.LocalErrorInProcessing, "IP address does not resolve", "source of spam")]
    [InlineData(SmtpStatusCode.GeneralFailure, "host not found", "several recipients")]
    [InlineData(SmtpStatusCode.InsufficientStorage, "storage", "too many recipients")]
    [InlineData(SmtpStatusCode.ExceededStorageAllocation, "too large", "mailbox")]
    public void CodeWithTwoMeanings_SaysBoth(SmtpStatusCode code, string documented, string onTheWire)
    {
        var meaning = SmtpStatusCodes.Describe(code).Meaning;
        Assert.Contains(documented, meaning, StringComparison.Ordinal);
        Assert.Contains(onTheWire, meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-111)]
    [InlineData(1)]
    [InlineData(199)]
    [InlineData(1899)]
    [InlineData(int.MaxValue)]
    public void CodeThatIsNoReply_IsToBeInvestigated(int code)
    {
        var description = SmtpStatusCodes.Describe((SmtpStatusCode)code);
        Assert.Equal(0, description.ReplyClass);
        Assert.False(description.IsTransient);
        Assert.Equal(SmtpRemedy.Investigate, description.Remedy);
    }

    private static IEnumerable<string> RfcNumbers(string reference) => RfcNumber().Matches(reference).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex("RFC [0-9]+")]
    private static partial Regex RfcNumber();
}
