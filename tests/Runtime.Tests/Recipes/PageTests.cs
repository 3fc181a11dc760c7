using System.Reflection;
using System.Text.RegularExpressions;

namespace SmtpAnalyzers.Runtime.Tests.Recipes;

/// <summary>docs/runtime.md says what the code does.</summary>
public sealed partial class PageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(EmbeddedSource.Repository, "docs", "runtime.md")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("MailRetry.cs")]
    [InlineData("PollyMailRetry.cs")]
    public void Recipe_IsTheOneThatIsTested(string name)
    {
        var recipe = File.ReadAllText(Path.Combine(EmbeddedSource.Repository, "tests", "Runtime.Tests", "Recipes", name)).ReplaceLineEndings("\n");
        Assert.Contains($"```csharp\n{recipe}```\n", Page, StringComparison.Ordinal);
    }

    /// <summary>The table in the source has one remedy for each cause; the page says the same one.</summary>
    [Fact]
    public void EveryCause_HasItsSectionInOrder()
    {
        var sections = CauseSection().Matches(Page).Select(section => (section.Groups[1].Value, section.Groups[2].Value)).ToList();
        Assert.Equal(Enum.GetValues<SmtpCause>().Select(cause => (cause.ToString(), UsualRemedy(cause).ToString())), sections);
    }

    private static SmtpRemedy UsualRemedy(SmtpCause cause)
    {
        var rows = typeof(SmtpFailure).GetNestedType("CauseRow", BindingFlags.NonPublic)!;
        var row = rows.GetMethod("Of", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [cause])!;
        Assert.Equal(cause, rows.GetProperty("Cause", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(row));
        return (SmtpRemedy)rows.GetProperty("Remedy", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(row)!;
    }

    [Fact]
    public void EveryRemedy_HasItsRowInOrder() =>
        Assert.Equal(
            Enum.GetNames<SmtpRemedy>(),
            RemedyRow().Matches(Page).Select(row => row.Groups[1].Value));

    /// <summary>The row of each remedy names the codes that the data gives it, and no other row does.</summary>
    [Theory]
    [MemberData(nameof(Remedies))]
    public void RowOfRemedy_NamesItsCodes(string remedy)
    {
        var cells = RemedyRow().Matches(Page).Single(row => row.Groups[1].Value == remedy).Groups[2].Value;
        var named = Code().Matches(cells).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);
        var expected = StatusCodeData.Rows.Where(row => row.Remedy == remedy && row.Value.Length == 3).Select(row => row.Value).Order(StringComparer.Ordinal);
        Assert.Equal(expected, named);
    }

    [Fact]
    public void Example_IsWhatTheRuntimeSays()
    {
        var failure = SmtpFailure.From(new System.Net.Mail.SmtpException(
            System.Net.Mail.SmtpStatusCode.MustIssueStartTlsFirst, "The server response was: 5.7.0 Must issue a STARTTLS command first"));
        var comment = string.Join(' ', Page.Split('\n').Where(line => line.StartsWith("    // ", StringComparison.Ordinal)).Take(2).Select(line => line[7..]));
        Assert.Equal(comment, failure.ToString());
    }

    public static TheoryData<string> Remedies => [.. Enum.GetNames<SmtpRemedy>()];

    [GeneratedRegex(@"^\| `(\w+)` \| ([^|]*) \| [^|]* \|$", RegexOptions.Multiline)]
    private static partial Regex RemedyRow();

    [GeneratedRegex(@"^### (\w+)\n\nUsually `(\w+)`\. ", RegexOptions.Multiline)]
    private static partial Regex CauseSection();

    [GeneratedRegex(@"(?<![\d.])[2-5]\d\d(?![\d.]\d)")]
    private static partial Regex Code();
}
