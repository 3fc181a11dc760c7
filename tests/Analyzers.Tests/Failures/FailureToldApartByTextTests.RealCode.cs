using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Failures;

public partial class FailureToldApartByTextTests
{
    [Theory]
    [InlineData("var text = (e.Message ?? \"\").ToLowerInvariant(); if ([|text.Contains(\"421\")|] || text.Contains(\"450\")) Retry();")]
    [InlineData("if ([|e.ToString().Contains(\"535\")|]) Retry();")]
    [InlineData("var text = e.ToString(); if ([|text.Contains(\"5.7.8\")|]) Retry();")]
    [InlineData("if ([|e.Message?.Trim().StartsWith(\"550\")|] == true) Retry();")]
    public Task TrailThatGoesOn_IsFlagged(string statement) => Verify.Flagged(Id, Handling(statement));

    [Theory]
    [InlineData("if ((e.Message ?? \"\").Contains(\"Attachment\")) Retry();")]
    [InlineData("if ((wanted ?? e.Message).Contains(\"550\")) Retry();")]
    [InlineData("if (e.ToString().Contains(\"System.IO\")) Retry();")]
    public Task TrailToOtherWords_IsSilent(string statement) => Verify.Silent(Handling(statement), except: "SMTP1001");
}
